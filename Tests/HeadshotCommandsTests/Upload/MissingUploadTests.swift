#if !Upload
    import ArgumentParser
    import Testing

    @testable import HeadshotCommands

    /// "Unknown option '--me'" was all that a build without the upload layer had to say.
    @Suite struct MissingUploadTests {
        @Test(arguments: [
            ["upload", "--me", "x.jpg"], ["upload", "x.jpg", "--user", "anna@contoso.com", "--json"], ["upload"],
            ["upload", "--help"], ["dimensions", "x.jpg", "--group", "g"], ["download", "--me", "-o", "-"],
            ["delete", "--team", "t"], ["auth", "check", "--json"],
        ])
        func `a build without uploads says so, and how to make one with them`(_ arguments: [String]) async throws {
            let command = try #require(try HeadshotCommand.parseAsRoot(arguments) as? MissingUploadCommand)
            let (status, recording) = try await Recording.capture(input: []) { command.run(on: $0) }
            #expect(status == 64)
            #expect(recording.output.isEmpty)
            #expect(recording.error.contains("trait Upload"))
            #expect(recording.error.contains("swift build -c release --product headshot"))
        }

        @Test func `the commands that are not there are not in the help`() {
            #expect(!HeadshotCommand.helpMessage().contains("upload"))
        }

        @Test(.enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
        func `the program says it, too`() async throws {
            let outcome = try await ChildProcess.shell("\"$HEADSHOT\" upload x.jpg --me", in: TemporaryDirectory())
            #expect(outcome.status == 64)
            #expect(outcome.error.contains("trait Upload"))
        }
    }
#endif
