#if Upload
    import Foundation
    import ServiceFixtures
    import Synchronization
    import Testing

    @testable import HeadshotCommands

    /// The commands, from arguments to exit status, with a server on a real socket.
    @Suite struct ServiceCommandTests {
        /// One photo, as a service keeps it.
        final class Service: Sendable {
            let photo = Mutex<[UInt8]?>(nil)

            func answer(_ request: TestServer.Request) -> TestServer.Answer {
                photo.withLock { photo in
                    switch (request.method, request.path.hasSuffix("$value")) {
                    case ("PUT", _), ("PATCH", true):
                        photo = request.body
                        return .status(200, headers: [("request-id", "service-1")])
                    case ("PATCH", false): return .status(403, body: #"{"error":{"code":"ErrorAccessDenied"}}"#)
                    case ("DELETE", _):
                        photo = nil
                        return .status(204)
                    case ("POST", _): return .status(200, body: #"{"access_token":"sesame-2","expires_in":3599}"#)
                    case (_, true):
                        guard let photo else {
                            return .status(404, body: #"{"error":{"code":"ImageNotFound","message":""}}"#)
                        }
                        return .bytes(200, headers: [("content-type", "image/jpeg")], body: photo)
                    default:
                        guard let photo else { return .status(404, body: #"{"error":{"code":"ImageNotFound"}}"#) }
                        return .status(
                            200,
                            body:
                                ##"{"id":"240X240","width":240,"height":240,"@odata.mediaEtag":"\##(photo.hashValue)"}"##
                        )
                    }
                }
            }
        }

        private static func connection(_ server: TestServer) -> [String] {
            ["--graph-url", server.url, "--authority-url", server.url]
        }

        private static func run<Value>(
            _ body: (TestServer, Service, TemporaryDirectory) async throws -> Value
        ) async throws -> Value {
            let service = Service()
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            return try await TestServer.run({ service.answer($0) }) { try await body($0, service, directory) }
        }

        private static func object(_ recording: Recording) throws -> [String: Any] {
            let line = try #require(recording.outputLines.first)
            return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }

        @Test func `a photo is uploaded, and the report has what support asks for`() async throws {
            try await Self.run { server, service, directory in
                let photo = "\(directory.path)/anna.jpg"
                let (status, recording) = try await ServiceRecording.run(
                    ["upload", photo, "--user", "anna_b#EXT#@c.com", "--json"] + Self.connection(server))
                #expect(status == 0, "\(recording.error)")
                let object = try Self.object(recording)
                #expect(object["target"] as? String == "users/anna_b#EXT#@c.com")
                #expect(object["status"] as? String == "normalized")
                #expect(object["requestId"] as? String == "service-1")
                #expect(object["httpStatus"] as? Int == 200)
                #expect(object["attempts"] as? Int == 1)
                #expect(object["visible"] as? Bool == true)
                #expect((object["etag"] as? String)?.isEmpty == false)
                #expect((object["clientRequestId"] as? String)?.count == 36)
                let warnings = try #require(object["warnings"] as? [[String: Any]])
                #expect(warnings.compactMap { $0["code"] as? String } == ["dimensions-not-set"])
                // All keys of normalize are there, whatever became of the photo.
                #expect(Set(object.keys).isSuperset(of: ["input", "output", "psnr", "removed", "error", "dryRun"]))
                let sent = try #require(server.requests.first { $0.method == "PUT" })
                #expect(sent.path == "/v1.0/users/anna_b%23EXT%23@c.com/photo/$value")
                #expect(object["outputByteCount"] as? Int == sent.body.count)
                #expect(service.photo.withLock { $0 } == sent.body)
            }
        }

        @Test func `uploaded, fetched, set, deleted`() async throws {
            try await Self.run { server, service, directory in
                let connection = ["--group", "g"] + Self.connection(server)
                let (photo, copy) = ("\(directory.path)/anna.jpg", "\(directory.path)/copy.jpg")
                let upload = try await ServiceRecording.run(["upload", photo, "--method", "patch"] + connection)
                #expect(upload.status == 0)
                #expect(upload.recording.output.contains("uploaded"))
                #expect(try await ServiceRecording.run(["download", "-o", copy] + connection).status == 0)
                #expect(try directory.contents("copy.jpg") == service.photo.withLock { $0 })
                // What exists is not replaced, and nothing is asked for.
                let count = server.requests.count
                let again = try await ServiceRecording.run(["download", "-o", copy] + connection)
                #expect(again.status == 1 && again.recording.error.contains("output-exists"))
                #expect(server.requests.count == count)
                let sized = try await ServiceRecording.run(["download", "--size", "96", "-o", "-"] + connection)
                #expect(sized.status == 0 && sized.recording.outputBytes == service.photo.withLock { $0 })
                #expect(server.requests.last?.path == "/v1.0/groups/g/photos/96x96/$value")
                let set = try await ServiceRecording.run(["dimensions", photo] + connection)
                #expect(set.status == 1 && set.recording.error.contains("dimensions-refused"))
                let body = String(decoding: try #require(server.requests.last).body, as: UTF8.self)
                #expect(body == #"{"height": 120, "width": 160, "id": "160x120"}"#)
                #expect(try await ServiceRecording.run(["delete"] + connection).status == 0)
                let missing = try await ServiceRecording.run(["download", "-o", "-"] + connection)
                #expect(missing.status == 1 && missing.recording.error.contains("no-photo"))
            }
        }

        @Test func `a dry run prints the requests and sends none`() async throws {
            try await Self.run { server, _, directory in
                let (status, recording) = try await ServiceRecording.run(
                    ["upload", "\(directory.path)/anna.jpg", "--user", "u", "--dry-run"] + Self.connection(server),
                    environment: [:])
                #expect(status == 0)
                #expect(server.requests.isEmpty)
                #expect(recording.output.contains("PUT /v1.0/users/u/photo/$value HTTP/1.1\n"))
                #expect(recording.output.contains("Authorization: Bearer <redacted>\n"))
                #expect(recording.output.contains(#"{"height": 120, "width": 160, "id": "160x120"}"#))
                let delete = try await ServiceRecording.run(
                    ["delete", "--me", "--dry-run"] + Self.connection(server), environment: [:])
                #expect(delete.recording.output.hasPrefix("DELETE /v1.0/me/photo/$value HTTP/1.1\n"))
                #expect(server.requests.isEmpty)
            }
        }

        @Test func `the sign-in is told without secrets`() async throws {
            try await Self.run { server, _, _ in
                let variables = [
                    "AZURE_TENANT_ID": "t", "AZURE_CLIENT_ID": "c", "AZURE_CLIENT_SECRET": "sesame-secret",
                ]
                let (status, recording) = try await ServiceRecording.run(
                    ["auth", "check", "--json"] + Self.connection(server), environment: variables)
                #expect(status == 0)
                #expect(try Self.object(recording)["credential"] as? String == "client secret")
                #expect(server.requests.map(\.path) == ["/t/oauth2/v2.0/token"])
                #expect(!recording.output.contains("sesame") && !recording.error.contains("sesame"))
            }
        }

        typealias Mistake = (arguments: [String], environment: [String: String], status: Int32, says: String)

        static let mistakes: [Mistake] = [
            (["upload", "PHOTO"], [:], 64, "target is missing"),
            (["upload", "PHOTO", "--me", "--user", "u"], [:], 64, "--me and --user"),
            (["upload", "PHOTO", "--user", ""], [:], 64, "invalid-target"),
            (["upload", "PHOTO", "--user", "a/b"], [:], 64, "invalid-target"),
            (["upload", "PHOTO", "--user", "a\u{7}b"], [:], 64, "invalid-target"),
            (["upload", "PHOTO", "--user", "u", "--folder", "f"], [:], 64, "--folder"),
            (["upload", "PHOTO", "--drive-owner"], [:], 64, "dimensions only"),
            (["upload", "PHOTO", "--contact", "c", "--dimensions", "required"], [:], 64, "--dimensions required"),
            (["upload", "-", "--me", "--token-file", "-"], [:], 64, "standard input"),
            (["upload", "PHOTO", "--me"], [:], 64, "no-credential"),
            (["upload", "PHOTO", "--me"], ["HEADSHOT_ACCESS_TOKEN": "a\nb"], 64, "invalid-token"),
            (["upload", "PHOTO", "--me", "--token-file", "/nonexistent"], [:], 64, "credential-incomplete"),
            (["upload", "PHOTO", "--me", "--ca-file", "PHOTO"], ["HEADSHOT_ACCESS_TOKEN": "t"], 64, "ca-unreadable"),
            (
                ["upload", "PHOTO", "--me"], ["AZURE_CLIENT_CERTIFICATE_PATH": "/nonexistent"], 64,
                "certificate-unreadable"
            ),
            (["upload", "PHOTO", "--me", "--in-flight", "0"], [:], 64, "--in-flight"),
            (["upload", "PHOTO", "--me", "--attempts", "0"], [:], 64, "--attempts"),
            (["upload", "PHOTO", "--me", "--verify-timeout", "0"], [:], 64, "--verify-timeout"),
            (["upload", "PHOTO", "--me", "--timeout", "0"], [:], 64, "--timeout"),
            (["upload", "PHOTO", "--me", "--timeout", "86401"], [:], 64, "--timeout"),
            (["upload", "PHOTO", "--me", "--decoding-timeout", "3601"], [:], 64, "--decoding-timeout"),
            // The photo's own limit; one of the requests is none.
            (
                ["upload", "PHOTO", "--me", "--decoding-timeout", "1e-9", "--max-edge", "100"],
                ["HEADSHOT_ACCESS_TOKEN": "t"], 1, "(upload: --decoding-timeout)"
            ),
            (["delete", "--me", "--timeout", "0"], [:], 64, "--timeout"),
            (["download", "--me", "--attempts", "101"], [:], 64, "--attempts"),
            (["upload", "/nonexistent.jpg", "--me"], ["HEADSHOT_ACCESS_TOKEN": "t"], 1, "cannot-read"),
            (
                ["upload", "FOLDER", "--me"], ["HEADSHOT_ACCESS_TOKEN": "t"], 1,
                "It is a directory. Name a photo in it."
            ),
            (["upload", "TEXT", "--me"], ["HEADSHOT_ACCESS_TOKEN": "t"], 1, "not-a-jpeg"),
            (["delete", "--contact", "c"], ["HEADSHOT_ACCESS_TOKEN": "t"], 64, "unsupported-target"),
            (["download", "--team", "t", "--size", "48"], ["HEADSHOT_ACCESS_TOKEN": "t"], 64, "unsupported-target"),
            (["download", "--me", "--size", "50"], [:], 64, "--size"),
            (["dimensions", "PHOTO", "--team", "t"], ["HEADSHOT_ACCESS_TOKEN": "t"], 64, "unsupported-target"),
            (["auth", "check"], [:], 64, "no-credential"),
        ]

        @Test(arguments: mistakes.indices)
        func `a mistake is said in a sentence, and nothing is sent`(_ index: Int) async throws {
            let (arguments, environment, status, says) = Self.mistakes[index]
            try await Self.run { server, _, directory in
                try directory.write(Array("no photo".utf8), to: "text")
                let arguments = arguments.map {
                    [
                        "PHOTO": "\(directory.path)/anna.jpg", "TEXT": "\(directory.path)/text",
                        "FOLDER": directory.path,
                    ][$0] ?? $0
                }
                let (found, recording) = try await ServiceRecording.run(
                    arguments + Self.connection(server), environment: environment)
                #expect(found == status)
                #expect(recording.error.contains(says), "\(recording.error)")
                #expect(server.requests.isEmpty)
            }
        }

        @Test func `tries and time are limited as they are asked to be`() async throws {
            let directory = try TemporaryDirectory()
            try directory.write(try TestPhotos.camera(), to: "anna.jpg")
            try await TestServer.run({ request in
                request.method == "GET" ? .status(200, body: #"{"id":"1x1"}"#) : .status(503)
            }) { server in
                let upload = ["upload", "\(directory.path)/anna.jpg", "--me", "--json"] + Self.connection(server)
                let (status, recording) = try await ServiceRecording.run(upload + ["--attempts", "2"])
                #expect(status == 1)
                #expect(try Self.object(recording)["attempts"] as? Int == 2)
                #expect(server.requests.map(\.method) == ["GET", "PUT", "PUT"])
                let start = ContinuousClock.now
                let timed = try await ServiceRecording.run(upload + ["--timeout", "1.5", "--attempts", "100"])
                #expect(timed.status == 1)
                #expect(ContinuousClock.now - start < .seconds(30))
                let tries = try #require(try Self.object(timed.recording)["attempts"] as? Int)
                // The last one was cut off, perhaps before its head was through the connection.
                for _ in 0..<200 where server.begunMethods.count < tries + 4 {
                    try await Task.sleep(for: .milliseconds(20))
                }
                #expect(server.begunMethods == ["GET", "PUT", "PUT", "GET"] + Array(repeating: "PUT", count: tries))
            }
            // It was for decoding as well: more than an hour was refused, and less than that takes was too little.
            for seconds in ["4000", "0.02"] {
                try await TestServer.run({ _ in .status(200, body: #"{"id":"240x240"}"#) }) { server in
                    let (status, recording) = try await ServiceRecording.run(
                        ["upload", "\(directory.path)/anna.jpg", "--me", "--verify", "none", "--max-edge", "100"]
                            + Self.connection(server) + ["--timeout", seconds])
                    #expect(
                        seconds == "4000" ? status == 0 : !recording.error.contains("decoding"), "\(recording.error)")
                }
            }
            // Nobody is there, nothing is sent.
            let gone = try await TestServer.run({ _ in .status(200) }) { $0.url }
            let (_, recording) = try await ServiceRecording.run([
                "upload", "\(directory.path)/anna.jpg", "--me", "--json", "--attempts", "2", "--graph-url", gone,
                "--authority-url", gone,
            ])
            #expect(try Self.object(recording)["attempts"] as? Int == 0)
        }

        @Test func `another machine is not spoken to in plain text`() async throws {
            let (status, recording) = try await ServiceRecording.run(
                ["delete", "--me", "--graph-url", "http://graph.example"])
            #expect(status == 64)
            #expect(recording.error.contains("insecure-url"))
        }
    }
#endif
