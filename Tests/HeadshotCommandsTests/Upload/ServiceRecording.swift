#if Upload
    import ArgumentParser
    import Foundation

    @testable import HeadshotCommands

    /// Runs the commands that talk to the service inside this process, with an environment of the test's own.
    enum ServiceRecording {
        static func run(
            _ arguments: [String],
            environment: [String: String] = ["HEADSHOT_ACCESS_TOKEN": "sesame-token"],
            input: [UInt8] = []
        ) async throws -> (status: Int32, recording: Recording) {
            let directory = try TemporaryDirectory()
            try directory.write(input, to: "in")
            try directory.write([], to: "out")
            try directory.write([], to: "err")
            let inputFile = try FileDescriptor(opening: directory.file("in"), for: .reading)
            let outputFile = try FileDescriptor(opening: directory.file("out"), for: .writing)
            let errorFile = try FileDescriptor(opening: directory.file("err"), for: .writing)
            let console = Console(
                input: inputFile.number,
                output: outputFile.number,
                error: errorFile.number,
                outputStyle: TextStyle(isEnabled: false),
                errorStyle: TextStyle(isEnabled: false)
            )
            let surroundings = ServiceSession.Surroundings(console: console, environment: { environment[$0] })
            let status: CommandStatus
            switch try HeadshotCommand.parseAsRoot(arguments) {
            case let command as UploadCommand: status = await command.run(in: surroundings)
            case let command as DimensionsCommand: status = await command.run(in: surroundings)
            case let command as DownloadCommand: status = await command.run(in: surroundings)
            case let command as DeleteCommand: status = await command.run(in: surroundings)
            case let command as AuthCheckCommand: status = await command.run(in: surroundings)
            default: throw CocoaError(.featureUnsupported)
            }
            return (
                status.rawValue,
                Recording(outputBytes: try directory.contents("out"), errorBytes: try directory.contents("err"))
            )
        }
    }
#endif
