#if Upload
    internal import NIOCore
    internal import NIOHTTP1
    internal import NIOHTTPCompression

    /// Gives bodies to a connection in parts, the next when the socket took those before it, and notes what it took.
    ///
    /// A whole body at once would be on its way as one, of which nobody knows more than that it is not through.
    final class BodyPacer: ChannelDuplexHandler {
        typealias InboundIn = HTTPClientResponsePart
        typealias OutboundIn = HTTPClientRequestPart
        typealias OutboundOut = HTTPClientRequestPart

        private struct Part {
            var part: HTTPClientRequestPart
            var byteCount = 0
            var movement: ExchangeMovement?
            var promise: EventLoopPromise<Void>?
        }

        private static let partByteCount = 16_384
        private static let maximumUnderWayByteCount = 65_536

        private let movements: ExchangeMovements
        private var movement: ExchangeMovement?
        private var waiting = CircularBuffer<Part>()
        private var underWayByteCount = 0
        /// The answer is there, or begins, before the body is through: nobody waits for the rest.
        private var isAnswered = false

        init(_ movements: ExchangeMovements) {
            self.movements = movements
        }

        /// Behind the last handler before the client's own, of an HTTP/1.1 connection or of a stream of HTTP/2.
        static func add(to channel: any Channel, _ movements: ExchangeMovements) -> EventLoopFuture<Void> {
            channel.eventLoop.submit {
                let pipeline = channel.pipeline.syncOperations
                let last = try pipeline.handler(type: NIOHTTPResponseDecompressor.self)
                try pipeline.addHandler(BodyPacer(movements), position: .after(last))
            }
        }

        func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
            let part = unwrapOutboundIn(data)
            switch part {
            case .head(let head):
                movement = head.headers.first(name: ExchangeMovements.key).flatMap { movements.find($0) }
                waiting.append(Part(part: part, movement: movement, promise: promise))
            case .body(.byteBuffer(var buffer)):
                while buffer.readableBytes > Self.partByteCount,
                    let slice = buffer.readSlice(length: Self.partByteCount)
                {
                    waiting.append(
                        Part(
                            part: .body(.byteBuffer(slice)), byteCount: slice.readableBytes, movement: movement,
                            promise: nil))
                }
                waiting.append(
                    Part(
                        part: .body(.byteBuffer(buffer)), byteCount: buffer.readableBytes, movement: movement,
                        promise: promise))
            case .body, .end: waiting.append(Part(part: part, promise: promise))
            }
            writeWaiting(context)
        }

        /// As much as may be under way.
        private func writeWaiting(_ context: ChannelHandlerContext) {
            while let next = waiting.first, next.byteCount == 0 || underWayByteCount < Self.maximumUnderWayByteCount {
                waiting.removeFirst()
                if case .head = next.part { isAnswered = false }
                underWayByteCount += next.byteCount
                // Also of the end, which has no bytes: it may be under way when the answer closes the connection.
                let taken = context.eventLoop.makePromise(of: Void.self)
                taken.futureResult.assumeIsolated().whenComplete { result in
                    self.underWayByteCount -= next.byteCount
                    self.end(next, result)
                    switch result {
                    case .success:
                        next.movement?.noteTaken(next.byteCount)
                        guard next.byteCount > 0, !self.waiting.isEmpty else { return }
                        self.writeWaiting(context)
                        context.flush()
                    case .failure(let error): self.fail(error)
                    }
                }
                context.write(wrapOutboundOut(next.part), promise: taken)
            }
        }

        private func fail(_ error: any Error) {
            let parts = waiting
            waiting.removeAll()
            for part in parts { end(part, .failure(error)) }
        }

        private func end(_ part: Part, _ result: Result<Void, any Error>) {
            part.promise?.completeWith(isAnswered ? .success(()) : result)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            if case .head(let head) = unwrapInboundIn(data), head.status.code >= 200 { isAnswered = true }
            context.fireChannelRead(data)
        }

        func channelInactive(context: ChannelHandlerContext) {
            fail(ChannelError.ioOnClosedChannel)
            context.fireChannelInactive()
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            fail(ChannelError.ioOnClosedChannel)
        }
    }

    /// Bytes that a connection gives to the system before they are sent. Without a limit it takes a whole photo at
    /// once, and nobody sees that a slow line is at work.
    enum UnsentBytes {
        private static let maximumByteCount: SocketOptionValue = 65_536
        #if os(Linux)
            private static let option = NIOBSDSocket.Option(rawValue: 25)
        #else
            private static let option = NIOBSDSocket.Option(rawValue: 0x201)
        #endif

        /// TCP_NOTSENT_LOWAT; what does not know it goes on without.
        static func limit(_ channel: any Channel) -> EventLoopFuture<Void> {
            channel.setOption(
                ChannelOptions.Types.SocketOption(level: .tcp, name: option), value: maximumByteCount
            )
            .flatMapError { _ in channel.eventLoop.makeSucceededVoidFuture() }
        }
    }
#endif
