#if Upload
    import Foundation
    import ServiceFixtures
    import Synchronization
    import Testing

    @testable import HeadshotCommands

    /// Ctrl-C while a photo is under way.
    @Suite("An interrupted upload", .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
    struct UploadInterruptionTests {
        /// Uploads to a server that does not answer some requests; the first of these is when the signal comes. Returns
        /// what became of the command, and the requests that the server got whole.
        private static func interrupt(
            _ options: String,
            signal: String = "INT",
            isSilent: @escaping @Sendable (TestServer.Request) -> Bool
        ) async throws -> (outcome: ChildProcess.Outcome, requests: [TestServer.Request]) {
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            let arrived = "\(directory.path)/arrived"
            return try await TestServer.run { request in
                guard isSilent(request) else { return .status(200, body: #"{"id":"1x1","width":1,"height":1}"#) }
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
                    read -r -t 30 -u 3 _
                    kill -\(signal) $child
                    wait $child; status=$?
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

        /// "The photo may be uploaded or not" was what it said, though each answer had been 429.
        @Test("says that it was refused, and before that for how long it waits", .timeLimit(.minutes(1)))
        func throttled() async throws {
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            let (outcome, requests) = try await TestServer.run { _ in
                .status(429, headers: [("retry-after", "40")])
            } _: { server in
                let command = """
                    set -m
                    exec 2>/dev/null
                    HEADSHOT_ACCESS_TOKEN=token "$HEADSHOT" upload anna.jpg --user anna@contoso.com \
                        --graph-url \(server.url) --authority-url \(server.url) --verify none 2>told & child=$!
                    for _ in $(seq 600); do grep -q waiting told && break; sleep 0.05; done
                    kill -INT $child
                    wait $child; status=$?
                    cat told
                    exit $status
                    """
                return (try await ChildProcess.shell(command, in: directory), server.requests)
            }
            #expect(outcome.status == 130)
            #expect(requests.map(\.method) == ["PUT"])
            let lines = outcome.output.split(separator: "\n")
            #expect(lines.count == 2, "\(outcome.output)")
            let waiting = try #require(lines.first).wholeMatch(
                of: /waiting: Microsoft Graph asks for patience \(429\), next try in (\d+) s/)
            #expect(waiting.flatMap { Int($0.1) }.map { (40...45).contains($0) } == true, "\(outcome.output)")
            #expect(
                lines.last == "interrupted; the photo was sent once, and refused (429); it is not uploaded",
                "\(outcome.output)")
        }

        struct Moment: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let options: String
            /// The methods of the requests; the last is not answered.
            let methods: [String]
            let state: String
        }

        static let moments = [
            Moment(
                testDescription: "before the photo is sent", options: "", methods: ["GET"],
                state: "the photo was not sent"),
            Moment(
                testDescription: "after it was accepted", options: "--verify none", methods: ["PUT", "PATCH"],
                state: "the service accepted the photo; it was not seen there yet"),
            Moment(
                testDescription: "while it is looked for", options: "--dimensions skip",
                methods: ["GET", "PUT", "GET"],
                state: "the service accepted the photo; it was not seen there yet"),
        ]

        @Test("says what is known of the photo", .timeLimit(.minutes(1)), arguments: moments)
        func states(_ moment: Moment) async throws {
            let count = Mutex(0)
            let (outcome, requests) = try await Self.interrupt(moment.options) { _ in
                count.withLock { count in
                    count += 1
                    return count == moment.methods.count
                }
            }
            #expect(outcome.status == 130)
            #expect(outcome.error == "interrupted; \(moment.state)\n")
            #expect(requests.map(\.method) == moment.methods)
        }
    }
#endif
