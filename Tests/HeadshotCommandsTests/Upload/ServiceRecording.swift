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
            try await Recording.capture(input: input) { console in
                let surroundings = ServiceSession.Surroundings(console: console, environment: { environment[$0] })
                return switch try HeadshotCommand.parseAsRoot(arguments) {
                case let command as UploadCommand: await command.run(in: surroundings)
                case let command as DimensionsCommand: await command.run(in: surroundings)
                case let command as DownloadCommand: await command.run(in: surroundings)
                case let command as DeleteCommand: await command.run(in: surroundings)
                case let command as AuthCheckCommand: await command.run(in: surroundings)
                default: throw CocoaError(.featureUnsupported)
                }
            }
        }
    }
#endif
