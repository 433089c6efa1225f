#if Sandbox
    internal import Hummingbird
    internal import NIOCore

    /// A request's body, read up to a limit.
    struct ReceivedBody: Sendable {
        var bytes: [UInt8] = []
        /// True when there is more than the limit allows; the rest is not read.
        var isOverLimit = false

        /// - Parameters:
        ///   - body: the request's.
        ///   - limit: bytes that may come.
        ///   - declaredByteCount: what `Content-Length` says.
        /// - Returns: what came, or as much as shows that it is too much.
        /// - Throws: when the connection breaks.
        static func read(_ body: RequestBody, limit: Int, declaredByteCount: Int) async throws -> ReceivedBody {
            var received = ReceivedBody()
            guard declaredByteCount <= limit else {
                received.isOverLimit = true
                return received
            }
            received.bytes.reserveCapacity(declaredByteCount)
            for try await buffer in body {
                received.bytes.append(contentsOf: buffer.readableBytesView)
                if received.bytes.count > limit {
                    received.isOverLimit = true
                    return received
                }
            }
            return received
        }

        /// Reads at least so many bytes, unless there are fewer.
        static func readPart(_ body: RequestBody, byteCount: Int) async throws -> ReceivedBody {
            var received = ReceivedBody()
            guard byteCount > 0 else { return received }
            for try await buffer in body {
                received.bytes.append(contentsOf: buffer.readableBytesView)
                if received.bytes.count >= byteCount { break }
            }
            return received
        }
    }
#endif
