#if Upload
    import NIOCore
    import NIOEmbedded
    import NIOHTTP1
    import Testing

    @testable import GraphPhotos

    /// What becomes of the rest of a request when its answer is there before it is through.
    struct BodyPacerTests {
        /// A socket that takes nothing more: what is under way fails when it is closed.
        private final class FullSocket: ChannelOutboundHandler {
            typealias OutboundIn = HTTPClientRequestPart

            private var promises: [EventLoopPromise<Void>] = []

            func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
                if let promise { promises.append(promise) }
            }

            func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
                for promise in promises { promise.fail(ChannelError.ioOnClosedChannel) }
                promises = []
                context.close(mode: mode, promise: promise)
            }
        }

        /// Writes a request; returns whether its end was told to be through, or failed, when the connection closed.
        private static func outcome(byteCount: Int, isAnswered: Bool) throws -> Bool? {
            let channel = EmbeddedChannel()
            try channel.pipeline.syncOperations.addHandlers(FullSocket(), BodyPacer(ExchangeMovements()))
            var isThrough: Bool?
            func write(_ part: HTTPClientRequestPart) -> EventLoopFuture<Void> { channel.write(part) }
            _ = write(.head(HTTPRequestHead(version: .http1_1, method: .PUT, uri: "/")))
            if byteCount > 0 { _ = write(.body(.byteBuffer(ByteBuffer(repeating: 7, count: byteCount)))) }
            let end = write(.end(nil))
            end.assumeIsolated().whenComplete { result in
                switch result {
                case .success: isThrough = true
                case .failure: isThrough = false
                }
            }
            #expect(isThrough == nil)
            if isAnswered {
                let head = HTTPResponseHead(version: .http1_1, status: .payloadTooLarge)
                try channel.writeInbound(HTTPClientResponsePart.head(head))
            }
            channel.close(promise: nil)
            channel.embeddedEventLoop.run()
            return isThrough
        }

        /// None, what may be under way at once and more: the end waits in the connection, or here.
        static let byteCounts = [0, 1, 16_384, 65_536, 65_537, 300_000]

        /// A part that failed made the answer one that was lost: the photo was sent a second time, now and then, when
        /// its last 64 KiB were under way.
        @Test(arguments: byteCounts) func `what an answer made needless has not failed`(_ byteCount: Int) throws {
            #expect(try Self.outcome(byteCount: byteCount, isAnswered: true) == true)
        }

        @Test(arguments: byteCounts) func `what was not through when the connection broke has failed`(
            _ byteCount: Int
        ) throws {
            #expect(try Self.outcome(byteCount: byteCount, isAnswered: false) == false)
        }
    }
#endif
