#if Sandbox
    internal import Hummingbird
    internal import NIOCore

    #if canImport(Glibc)
        internal import Glibc
    #elseif canImport(Musl)
        internal import Musl
    #elseif canImport(Darwin)
        internal import Darwin
    #endif

    /// Ends connections in ways that servers should not.
    struct ConnectionBreaker: Sendable {
        let channel: any Channel

        /// Thrown after a connection was broken, so that nothing more is written to it.
        struct Broken: Error {}

        /// Resets the connection: what was not sent is lost, and the client gets ECONNRESET. Inside TLS the connection
        /// is closed without an answer; of HTTP/2 only the stream.
        func reset() async {
            if let socket = channel as? any SocketOptionProvider {
                try? await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
            }
            try? await channel.close(mode: .all)
        }

        func close() async {
            try? await channel.close(mode: .all)
        }

        /// A body that promises more than it has.
        func truncatedBody(_ bytes: [UInt8]) -> ResponseBody {
            let half = ByteBuffer(bytes: bytes.prefix(bytes.count / 2))
            return ResponseBody(contentLength: bytes.count) { writer in
                try await writer.write(half)
                await close()
                throw Broken()
            }
        }
    }
#endif
