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
                guard let command = try HeadshotCommand.parseAsRoot(arguments) as? any ServiceCommand else {
                    throw CocoaError(.featureUnsupported)
                }
                return await command.run(in: surroundings)
            }
        }
    }
#endif
