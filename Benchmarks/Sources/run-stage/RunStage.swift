internal import EngineStages
internal import Foundation

/// Makes a photo's stages ready, then runs one of them: `run-stage PHOTO STAGE`, or `run-stage PHOTO none`. The
/// difference of the two in instructions is what the stage takes; instructions.sh counts them. `run-stage PHOTO
/// generate` writes the photo.
@main
struct RunStage {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { exit(64) }
        let photo = URL(filePath: arguments[1])
        switch arguments[2] {
        case "generate":
            try Data(BenchmarkPhoto.bytes(width: 1_200, height: 800)).write(to: photo)
        case "none":
            _ = try runner(photo)
        case let name:
            guard let stage = Stage(rawValue: name) else { exit(64) }
            print(try runner(photo).run(stage))
        }
    }

    private static func runner(_ photo: URL) throws -> StageRunner {
        try StageRunner(photo: [UInt8](Data(contentsOf: photo)), budgetShare: 0.5)
    }
}
