#if Sandbox
    import Foundation
    import GraphSandbox
    import ServiceFixtures
    import Testing

    /// The description of Graph's photo endpoints, checked by a validator that is not ours.
    @Suite struct OpenAPITests {
        static let description = ProcessInfo.processInfo.environment["HEADSHOT_OPENAPI"]

        static var isReady: Bool {
            guard description != nil, let folder = try? TemporaryFolder() else { return false }
            return (try? Program.python.run(["-c", "import openapi_core"], in: folder).status == 0) ?? false
        }

        @Test(
            "all operations are valid, requests and answers",
            .enabled(if: isReady, "HEADSHOT_OPENAPI names no description, or PyPI's openapi-core is not installed")
        )
        func operations() async throws {
            let description = try #require(Self.description)
            let folder = try TemporaryFolder()
            let script = HelperProcess.script("OpenAPI/check_sandbox.py")
            try await withSandbox { client in
                let run = try await Task.detached {
                    try Program.python.run(["-W", "ignore", script, description, "sandbox", client.url], in: folder)
                }.value
                #expect(run.status == 0, "\(run.output)")
                #expect(run.output.contains("68 of 68 operations succeeded"))
                let log = folder.file("log.jsonl")
                try Data(try await client.admin("GET", "/log").body).write(to: URL(fileURLWithPath: log))
                let replay = try await Task.detached {
                    try Program.python.run(["-W", "ignore", script, description, "log", log], in: folder)
                }.value
                #expect(replay.status == 0, "\(replay.output)")
            }
        }
    }
#endif
