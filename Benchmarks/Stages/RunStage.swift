internal import Fixtures
internal import Foundation

/// Runs stages of the engine on a photo, each by itself; photos are brought to half their bytes.
///
///     run-stage PHOTO generate WIDTH HEIGHT   writes the photo that every machine measures on
///     run-stage PHOTO times                   prints the milliseconds of each stage, the best of five runs
///     run-stage PHOTO STAGE                   runs one stage once; instructions.sh counts what it takes beyond
///     run-stage PHOTO none                    what makes everything ready
@main
struct RunStage {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first, let command = arguments.dropFirst().first else { exit(64) }
        let photo = URL(filePath: path)
        switch command {
        case "generate":
            let sizes = arguments.dropFirst(2).compactMap { Int($0) }
            guard sizes.count == 2 else { exit(64) }
            let coding = PictureCoding(quality: 92)
            try Data(FixturePhoto(width: sizes[0], height: sizes[1], coding: coding).encoded()).write(to: photo)
        case "none":
            _ = try stages(photo)
        case "times":
            let stages = try stages(photo)
            // Of all results, so that no part of the work can be left out.
            var checksum = 0
            for stage in Stage.allCases {
                let best = try (0..<5).map { _ in
                    try ContinuousClock().measure { checksum &+= try stages.run(stage) }
                }.min()
                let milliseconds = (best ?? .zero) / .milliseconds(1)
                print(String(format: "%10.2f ms  ", milliseconds) + stage.rawValue)
            }
            FileHandle.standardError.write(Data("checksum \(checksum)\n".utf8))
        case let name:
            guard let stage = Stage(rawValue: name) else { exit(64) }
            print(try stages(photo).run(stage))
        }
    }

    private static func stages(_ photo: URL) throws -> PreparedStages {
        try PreparedStages(photo: [UInt8](Data(contentsOf: photo)), budgetShare: 0.5)
    }
}
