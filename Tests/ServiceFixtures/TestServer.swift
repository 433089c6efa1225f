#if Upload
    import NIOCore
    import NIOHTTP1
    import NIOPosix
    import Synchronization

    /// A small HTTP server on a real socket, whose answers a test makes.
    package final class TestServer: Sendable {
        package struct Request: Sendable {
            package var method: String
            package var path: String
            package var headers: [(name: String, value: String)]
            package var body: [UInt8]
            /// Bytes of the connection up to the end of this request, of all its requests.
            package var receivedByteCount: Int
            /// Which connection it came on, from 0.
            package var connection: Int

            package func header(_ name: String) -> String? {
                headers.first { $0.name.lowercased() == name.lowercased() }?.value
            }
        }

        package enum Answer: Sendable {
            /// With an id of the request, as Microsoft Graph gives one, unless another is there.
            case status(Int, headers: [(String, String)] = [], body: String = "")
            case bytes(Int, headers: [(String, String)], body: [UInt8])
            /// Closes the connection without an answer.
            case reset
            /// Sends a head that promises more than comes, then closes.
            case cutOff
            /// Never answers.
            case silence
        }

        package typealias Handler = @Sendable (Request) -> Answer

        private struct State {
            package var requests: [Request] = []
            var begunMethods: [String] = []
            var connectionCount = 0
        }

        private let state = Mutex(State())
        private let handler: Handler
        private let channel = Mutex<(any Channel)?>(nil)
        package let port: Int

        package var url: String { "http://127.0.0.1:\(port)" }
        package var requests: [Request] { state.withLock { $0.requests } }

        /// Methods of the requests whose head came, those that were cut off as well.
        package var begunMethods: [String] { state.withLock { $0.begunMethods } }

        /// Runs `body` with a server that answers with `handler`.
        package static func run<Value>(
            _ handler: @escaping Handler,
            _ body: (TestServer) async throws -> Value
        ) async throws -> Value {
            let box = Mutex<TestServer?>(nil)
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        guard let server = box.withLock({ $0 }) else { throw ChannelError.ioOnClosedChannel }
                        let counter = ByteCounter()
                        try channel.pipeline.syncOperations.addHandler(counter)
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                        try channel.pipeline.syncOperations.addHandler(server.connectionHandler(counter))
                    }
                }
                .bind(host: "127.0.0.1", port: 0)
                .get()
            let server = TestServer(handler, port: channel.localAddress?.port ?? 0)
            box.withLock { $0 = server }
            do {
                let value = try await body(server)
                try await channel.close()
                return value
            } catch {
                try? await channel.close()
                throw error
            }
        }

        private init(_ handler: @escaping Handler, port: Int) {
            self.handler = handler
            self.port = port
        }

        private func connectionHandler(_ counter: ByteCounter) -> ConnectionHandler {
            let number = state.withLock { state in
                defer { state.connectionCount += 1 }
                return state.connectionCount
            }
            return ConnectionHandler(server: self, number: number, counter: counter)
        }

        fileprivate func begin(_ head: HTTPRequestHead) {
            state.withLock { $0.begunMethods.append(head.method.rawValue) }
        }

        fileprivate func answer(_ request: Request) -> Answer {
            state.withLock { $0.requests.append(request) }
            return handler(request)
        }
    }

    private final class ByteCounter: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias InboundOut = ByteBuffer

        var count = 0

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            count += unwrapInboundIn(data).readableBytes
            context.fireChannelRead(data)
        }
    }

    private final class ConnectionHandler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let server: TestServer
        private let number: Int
        private let counter: ByteCounter
        private var head: HTTPRequestHead?
        private var body: [UInt8] = []

        init(server: TestServer, number: Int, counter: ByteCounter) {
            (self.server, self.number, self.counter) = (server, number, counter)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head):
                server.begin(head)
                self.head = head
                body = []
            case .body(let part): body += part.readableBytesView
            case .end:
                guard let head else { return }
                let request = TestServer.Request(
                    method: head.method.rawValue, path: head.uri,
                    headers: head.headers.map { (name: $0.name, value: $0.value) }, body: body,
                    receivedByteCount: counter.count, connection: number)
                write(server.answer(request), context)
            }
        }

        private func write(_ answer: TestServer.Answer, _ context: ChannelHandlerContext) {
            switch answer {
            case .reset: context.close(promise: nil)
            case .silence: return
            case .cutOff:
                let headers = HTTPHeaders([("content-length", "1000")])
                let head = HTTPResponseHead(version: .http1_1, status: .ok, headers: headers)
                context.write(wrapOutboundOut(.head(head)), promise: nil)
                let part = ByteBuffer(string: "{\"error\": {\"co")
                context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(part))), promise: nil)
                context.close(promise: nil)
            case .status(let status, let headers, let body):
                let isNamed = headers.contains { $0.0 == "request-id" }
                write(status, headers + (isNamed ? [] : [("request-id", "service")]), Array(body.utf8), context)
            case .bytes(let status, let headers, let body): write(status, headers, body, context)
            }
        }

        private func write(
            _ status: Int, _ fields: [(String, String)], _ body: [UInt8], _ context: ChannelHandlerContext
        ) {
            var headers = HTTPHeaders(fields)
            if status != 204 { headers.replaceOrAdd(name: "content-length", value: "\(body.count)") }
            let head = HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            if !body.isEmpty {
                context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
            }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
#endif
