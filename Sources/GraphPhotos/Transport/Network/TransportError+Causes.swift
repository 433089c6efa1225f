#if Upload
    internal import AsyncHTTPClient
    internal import NIOCore
    internal import NIOHTTP1
    internal import NIOHTTPCompression
    internal import NIOPosix
    internal import NIOSSL

    #if canImport(Glibc)
        internal import Glibc
    #elseif canImport(Musl)
        internal import Musl
    #else
        internal import Darwin
    #endif

    extension TransportError {
        /// What an error from below means. Texts from below are shown only where they cannot hold a secret.
        init(_ error: any Error) {
            switch error {
            case let error as TransportError: self = error
            case let error as HTTPClientError: self.init(client: error)
            case let error as NIOSSLError: self.init(encryption: error)
            case is BoringSSLError, is NIOSSLExtraError:
                self.init(.encryptionFailed, Self.reason(of: error))
            case let error as NIOConnectionError: self.init(connecting: error)
            case is SocketAddressError: self.init(.cannotConnect, "its name is not known")
            case let error as IOError: self.init(errno: error.errnoCode)
            case ChannelError.connectTimeout: self.init(.cannotConnect, "nobody answered in time")
            case NIOHTTPDecompression.DecompressionError.limit:
                self.init(.answerTooLarge, "the answer has more bytes than any of its kind")
            case is NIOHTTPDecompression.DecompressionError, is NIOHTTPDecompression.ExtraDecompressionError:
                self.init(.connectionLost, "the answer cannot be unpacked")
            case is HTTPParserError: self.init(.connectionLost, "the answer is not HTTP")
            case is CancellationError: self.init(.cancelled, "cancelled")
            default: self.init(.connectionLost, "the connection was closed")
            }
        }

        private init(client error: HTTPClientError) {
            switch error {
            case .connectTimeout: self.init(.cannotConnect, "nobody answered in time")
            case .deadlineExceeded, .readTimeout, .writeTimeout, .getConnectionFromPoolTimeout:
                self.init(.timedOut, "no answer in time")
            case .tlsHandshakeTimeout: self.init(.timedOut, "no encrypted connection in time")
            case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
                self.init(.proxyFailed, "the proxy did not answer in time")
            case .proxyAuthenticationRequired: self.init(.proxyFailed, "the proxy wants a user name and a password")
            case .invalidProxyResponse: self.init(.proxyFailed, "the proxy refused")
            case .invalidURL, .emptyHost, .emptyScheme, .bodyLengthMismatch:
                self.init(.invalidRequest, "the request is not valid")
            case .cancelled: self.init(.cancelled, "cancelled")
            default: self.init(.connectionLost, "the connection was closed")
            }
        }

        private init(encryption error: NIOSSLError) {
            switch error {
            case .handshakeFailed: self.init(.encryptionFailed, Self.reason(of: error))
            case .uncleanShutdown: self.init(.connectionLost, "the connection was closed")
            default: self.init(.encryptionFailed, Self.reason(of: error))
            }
        }

        private init(connecting error: NIOConnectionError) {
            if error.connectionErrors.isEmpty, error.dnsAError != nil || error.dnsAAAAError != nil {
                self.init(.cannotConnect, "its name is not known")
            } else if let first = error.connectionErrors.first?.error as? IOError {
                self.init(.cannotConnect, TransportError(errno: first.errnoCode).detail)
            } else {
                self.init(.cannotConnect, "nobody answers there")
            }
        }

        private init(errno code: CInt) {
            switch code {
            case ECONNREFUSED: self.init(.cannotConnect, "the connection was refused")
            case EHOSTUNREACH, ENETUNREACH, EADDRNOTAVAIL: self.init(.cannotConnect, "there is no way to it")
            case ETIMEDOUT: self.init(.timedOut, "no answer in time")
            case ECONNRESET, EPIPE: self.init(.connectionLost, "the connection was reset")
            default: self.init(.connectionLost, "the connection broke (error \(code))")
            }
        }

        static let untrusted = "its certificate is not trusted"

        /// BoringSSL's words for it, such as CERTIFICATE_VERIFY_FAILED.
        private static func reason(of error: any Error) -> String {
            let text = String(describing: error)
            if text.contains("CERTIFICATE_VERIFY_FAILED") { return untrusted }
            if text.contains("failedToValidateHostname") || text.contains("ostname") {
                return "its certificate is for another name"
            }
            if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") { return "it does not speak TLS" }
            return "the handshake failed"
        }
    }
#endif
