#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import HeadshotCommands

    /// Ctrl-C while a photo is under way.
    @Suite("An interrupted upload", .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
    struct UploadInterruptionTests {
        /// Uploads to a server that does not answer some requests; the first of these is when the signal comes. Returns what
        /// became of the command, and the requests that the server got whole.
        private static func interrupt(
            _ options: String,
            signal: String = "INT",
            isSilent: @escaping @Sendable (TestServer.Request) -> Bool
        ) async throws -> (outcome: ChildProcess.Outcome, requests: [TestServer.Request]) {
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            let arrived = "\(directory.path)/arrived"
            return try await TestServer.run { request in
                guard isSilent(request) else { return .status(200, body: "{}") }
                // Whoever reads the pipe wakes up. Opened for both, so that nobody has to be there yet.
                FileHandle(forUpdatingAtPath: arrived)?.write(Data("!\n".utf8))
                return .silence
            } _: { server in
                let command = """
                    set -m
                    exec 4>&2 2>/dev/null
                    mkfifo arrived
                    exec 3<>arrived
                    HEADSHOT_ACCESS_TOKEN=token "$HEADSHOT" upload anna.jpg --user anna@contoso.com \
                        --graph-url \(server.url) --authority-url \(server.url) --json \(options) 2>&4 & child=$!
                    ( read -r -u 3 _ ) & reader=$!
                    wait -n $child $reader
                    kill -\(signal) $child
                    wait $child; status=$?
                    kill $reader
                    rm arrived
                    ls -A
                    exit $status
                    """
                return (try await ChildProcess.shell(command, in: directory), server.requests)
            }
        }

        @Test("ends at once, and says that nobody knows", .timeLimit(.minutes(1)), arguments: ["INT", "TERM", "HUP"])
        func underWay(signal: String) async throws {
            let (outcome, requests) = try await Self.interrupt("--verify none", signal: signal) { $0.method == "PUT" }
            #expect(outcome.status == 130)
            #expect(outcome.error == "interrupted; the photo may be uploaded or not\n")
            #expect(outcome.output == "anna.jpg\n", "no result, and no file left over")
            #expect(requests.map(\.method) == ["PUT"])
        }

        @Test("before the photo is sent, says that it was not", .timeLimit(.minutes(1)))
        func before() async throws {
            let (outcome, requests) = try await Self.interrupt("") { $0.method == "GET" }
            #expect(outcome.status == 130)
            #expect(outcome.error == "interrupted; the photo was not sent\n")
            #expect(requests.map(\.method) == ["GET"])
        }

        @Test("after it was accepted, says so", .timeLimit(.minutes(1)))
        func after() async throws {
            let (outcome, requests) = try await Self.interrupt("--verify none") { $0.method == "PATCH" }
            #expect(outcome.status == 130)
            #expect(outcome.error == "interrupted; the service accepted the photo; it was not looked for afterwards\n")
            #expect(requests.map(\.method) == ["PUT", "PATCH"])
        }
    }
#endif
