#if Upload
    import Foundation
    import ServiceFixtures
    import Testing

    @testable import GraphPhotos

    /// Tests/ForeignServers/answering_server.py: gives answers in order, and tells what it was asked.
    enum AnsweringServer {
        typealias Answers = [String: [ForeignAnswer.Step]]

        static let isInstalled = HelperProcess.path(of: "python3") != nil

        struct Record: Decodable, Sendable {
            var word: String?
            var method: String
            var target: String
            var headers: [[String]]
            /// Of a form that was sent.
            var form: [String: String]

            func value(_ name: String) -> String? {
                headers.first { $0[0].lowercased() == name }?[1]
            }
        }

        /// - Parameters:
        ///   - answers: by a word in the path.
        ///   - certificate: files of a certificate and its key, for TLS; default none.
        ///   - body: gets the server's address, and a transport that is shut down after it.
        /// - Returns: the value of `body`, and what the server was asked.
        /// - Throws: what `body` throws, or why the server did not start.
        static func run<Value>(
            _ answers: Answers,
            certificate: (file: String, key: String)? = nil,
            _ body: (String, AsyncHTTPTransport) async throws -> Value
        ) async throws -> (value: Value, records: [Record]) {
            let file = FileManager.default.temporaryDirectory.appending(path: "headshot-answers-\(UUID().uuidString)")
            try JSONEncoder().encode(answers).write(to: file)
            defer { try? FileManager.default.removeItem(at: file) }
            let python = try #require(HelperProcess.path(of: "python3"))
            let script = HelperProcess.script("ForeignServers/answering_server.py")
            let (value, outcome) = try await HelperProcess.run(
                python, [script, file.path] + (certificate.map { [$0.file, $0.key] } ?? [])
            ) { url in
                let transport = try AsyncHTTPTransport()
                let result: Result<Value, any Error>
                do {
                    result = .success(try await body(url, transport))
                } catch {
                    result = .failure(error)
                }
                await transport.shutdown()
                return try result.get()
            }
            #expect(outcome.status == 0, "\(outcome.output)")
            let records = try outcome.lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
            return (value, records)
        }

        /// What a sign-in or an upload failed with; nil when it did not.
        static func failure<Value>(_ work: () async throws -> Value) async -> GraphError? {
            do {
                _ = try await work()
                return nil
            } catch {
                return error as? GraphError
            }
        }

        /// A client for the server, whose waits take no time.
        static func client(
            _ url: String,
            _ transport: AsyncHTTPTransport,
            _ tokens: any AccessTokenProvider,
            clock: TestClock = TestClock()
        ) throws -> GraphPhotoClient {
            GraphPhotoClient(
                endpoint: try .local(url), tokens: tokens, transport: transport, options: GraphClientOptions(),
                clock: clock.client)
        }

        static func secret(
            _ url: String,
            _ transport: AsyncHTTPTransport,
            tenant: String = "tenant"
        ) throws -> ClientSecretCredential {
            ClientSecretCredential(
                endpoint: try .local(url), tenant: try PathSegment(tenant), clientID: "c",
                secret: Secret("s-e-c-r-e-t"),
                transport: transport)
        }

        static func token(_ value: String) -> ForeignAnswer.Step {
            ForeignAnswer.step("200 OK", #"{"token_type":"Bearer","access_token":"\#(value)","expires_in":3599}"#)
        }
    }
#endif
