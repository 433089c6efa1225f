#if Upload
    import PhotoNormalization
    import ServiceFixtures
    import Synchronization
    import Testing

    @testable import GraphPhotos

    /// The client over real sockets, with servers that misbehave.
    @Suite struct SocketTests {
        private static func client(
            _ server: TestServer,
            _ transport: AsyncHTTPTransport,
            change: (inout GraphClientOptions) -> Void = { _ in }
        ) throws -> GraphPhotoClient {
            var options = GraphClientOptions()
            options.retries.baseDelay = .milliseconds(1)
            options.gate = InFlightGate(limit: 4)
            change(&options)
            return GraphPhotoClient(
                endpoint: try .local(server.url), tokens: ReadyToken(try AccessToken("token")), transport: transport,
                options: options)
        }

        private static func run<Value>(
            _ handler: @escaping TestServer.Handler,
            change: (inout GraphClientOptions) -> Void = { _ in },
            _ body: (TestServer, GraphPhotoClient) async throws -> Value
        ) async throws -> Value {
            let transport = try AsyncHTTPTransport()
            let result: Result<Value, any Error>
            do {
                result = .success(
                    try await TestServer.run(handler) { server in
                        try await body(server, try client(server, transport, change: change))
                    })
            } catch {
                result = .failure(error)
            }
            await transport.shutdown()
            return try result.get()
        }

        /// Answers one after the other; the last one again and again.
        private static func sequence(_ answers: [TestServer.Answer]) -> TestServer.Handler {
            let rest = Mutex(answers)
            return { _ in rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
        }

        @Test func `what is counted is what is sent`() async throws {
            try await Self.run({ _ in .status(200) }) { server, client in
                let photo = try TestPhoto.small()
                _ = try await client.upload(photo, to: TestPhoto.anna, options: RetryingSenderTests.plain)
                let received = try #require(server.requests.first)
                let request = try GraphRequest.upload(photo, to: TestPhoto.anna)
                let headers = request.headers(
                    endpoint: try .local(server.url), token: try AccessToken("token"),
                    id: try #require(received.header("client-request-id")), agent: "headshot")
                let byteCount = request.byteCount(endpoint: try .local(server.url), headers: headers)
                #expect(received.receivedByteCount == byteCount)
                #expect(received.body == photo.bytes)
                #expect(received.header("content-type") == "image/jpeg")
                #expect(received.header("content-length") == "\(photo.bytes.count)")
                #expect(received.header("expect") == nil)
                #expect(received.header("transfer-encoding") == nil)
                #expect(received.header("authorization") == "Bearer token")
            }
        }

        @Test func `the room that is told is what a photo may have`() async throws {
            try await Self.run({ _ in .status(200) }) { server, client in
                let room = try await client.maximumPhotoByteCount(for: .me)
                let request = GraphRequest(
                    method: .put, path: PhotoTarget.me.contentPath, contentType: "image/jpeg",
                    body: [UInt8](repeating: 0, count: room))
                let headers = request.headers(
                    endpoint: try .local(server.url), token: try AccessToken("token"),
                    id: ClientClock.system.identifier(), agent: "headshot")
                #expect(request.byteCount(endpoint: try .local(server.url), headers: headers) == 3_999_999)
            }
        }

        @Test(arguments: ["reset", "cutOff", "503", "html"])
        func `one misfortune does not matter`(_ kind: String) async throws {
            let misfortune: TestServer.Answer =
                switch kind {
                case "reset": .reset
                case "cutOff": .cutOff
                case "503": .status(503, headers: [("retry-after", "0.001")])
                default: .status(502, body: "<html><title>Bad Gateway</title></html>")
                }
            try await Self.run(Self.sequence([misfortune, .status(200)])) { server, client in
                let receipt = try await client.upload(
                    try TestPhoto.small(), to: TestPhoto.anna, options: RetryingSenderTests.plain)
                #expect(receipt.service.attemptCount == 2)
                #expect(server.requests.count == 2)
                // A gateway's page says nothing about the connection; the others get a new one.
                if kind != "html" { #expect(server.requests[0].connection != server.requests[1].connection) }
            }
        }

        @Test func `a server that is silent is given up`() async throws {
            try await Self.run({ _ in .silence }) {
                // A tenth of it was once over on a busy machine before the server had seen the request.
                $0.retries.stallTimeout = .seconds(1)
                $0.retries.maximumAttemptCount = 2
            } _: { server, client in
                await #expect {
                    try await client.upload(try TestPhoto.small(), to: .me, options: RetryingSenderTests.plain)
                } throws: { ($0 as? GraphError)?.code == "timed-out" }
                #expect(server.requests.count == 2)
            }
        }

        @Test func `who is cancelled ends at once, without another try`() async throws {
            let (requests, arrived) = AsyncStream<Void>.makeStream()
            try await Self.run { _ in
                arrived.yield()
                return .silence
            } _: { server, client in
                let upload = Task {
                    try await client.upload(try TestPhoto.small(), to: .me, options: RetryingSenderTests.plain)
                }
                for await _ in requests { break }
                upload.cancel()
                await #expect { try await upload.value } throws: { ($0 as? GraphError)?.code == "cancelled" }
                #expect(server.requests.count == 1)
            }
        }

        @Test func `nobody there is said so`() async throws {
            let transport = try AsyncHTTPTransport()
            // Nobody listens on a port that was just given back.
            let url = try await TestServer.run({ _ in .status(200) }) { $0.url }
            let client = GraphPhotoClient(
                endpoint: try .local(url), tokens: ReadyToken(try AccessToken("t")), transport: transport,
                options: {
                    var options = GraphClientOptions()
                    options.retries = .never
                    return options
                }())
            await #expect {
                try await client.delete(.me)
            } throws: { ($0 as? GraphError)?.code == "cannot-connect" }
            await transport.shutdown()
        }

        @Test func `a redirect is not followed, so that the token stays here`() async throws {
            try await Self.run({ _ in .status(307, headers: [("location", "http://127.0.0.1:1/")]) }) {
                server, client in
                await #expect {
                    try await client.upload(try TestPhoto.small(), to: .me, options: RetryingSenderTests.plain)
                } throws: { ($0 as? GraphError)?.code == "unexpected-answer" }
                #expect(server.requests.count == 1)
            }
        }

        @Test func `no more than four are under way`() async throws {
            let transport = CountingTransport()
            var options = GraphClientOptions()
            options.gate = InFlightGate(limit: 4)
            let client = GraphPhotoClient(
                endpoint: GraphEndpoint(), tokens: ReadyToken(try AccessToken("t")), transport: transport,
                options: options)
            let photo = try TestPhoto.small()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<100 {
                    group.addTask { _ = try await client.upload(photo, to: .me, options: RetryingSenderTests.plain) }
                }
                try await group.waitForAll()
            }
            #expect(transport.most == 4)
        }

        @Test func `no secret is in any log, error or report`() async throws {
            let texts = ShownTexts()
            let answers: [TestServer.Answer] = [
                .status(
                    401,
                    body: #"{"error":{"code":"InvalidAuthenticationToken","message":"Bearer sesame-token is bad"}}"#)
            ]
            let transport = try AsyncHTTPTransport(logger: texts.logger())
            try await TestServer.run(Self.sequence(answers)) { server in
                var options = GraphClientOptions()
                options.logger = texts.logger()
                let token = try AccessToken("sesame-token")
                let client = GraphPhotoClient(
                    endpoint: try .local(server.url), tokens: ReadyToken(token), transport: transport, options: options)
                do {
                    _ = try await client.upload(try TestPhoto.small(), to: .me)
                    Issue.record("the upload should fail")
                } catch {
                    texts.add("\(error) \(String(reflecting: error))")
                }
                var dumped = ""
                dump(token, to: &dumped)
                dump(Secret("sesame-secret"), to: &dumped)
                dump(
                    HTTPExchangeRequest(method: "GET", url: "u", headers: [("A", "sesame")], timeout: .zero),
                    to: &dumped)
                texts.add(dumped + "\(token) \(String(reflecting: token)) \(Secret("sesame-secret"))")
                #expect(server.requests.contains { $0.header("authorization") == "Bearer sesame-token" })
            }
            await transport.shutdown()
            // What was dumped, the error, and the lines of the client's log and of the transport's.
            #expect(texts.all.count >= 4)
            #expect(texts.all.count { $0.contains("401") } >= 2)
            for text in texts.all { #expect(!text.contains("sesame"), "\(text)") }
        }
    }

    /// Counts how many requests are under way at a time.
    private final class CountingTransport: HTTPTransport {
        private let counts = Mutex((now: 0, most: 0))
        var most: Int { counts.withLock { $0.most } }

        func send(_ request: HTTPExchangeRequest) async throws(TransportError) -> HTTPExchangeAnswer {
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
            for _ in 0..<20 { await Task.yield() }
            counts.withLock { $0.now -= 1 }
            return HTTPExchangeAnswer(status: 200, headers: [(name: "request-id", value: "service")])
        }
    }
#endif
