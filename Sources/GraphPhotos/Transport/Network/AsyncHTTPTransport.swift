#if Upload
    internal import AsyncHTTPClient
    public import Logging
    internal import NIOCore
    internal import NIOHTTP1
    internal import NIOHTTPCompression
    internal import NIOSSL

    /// Sends requests with async-http-client: HTTP/1.1 and HTTP/2, certificates always verified.
    ///
    /// Call `shutdown` when it is no longer used.
    public final class AsyncHTTPTransport: HTTPTransport {
        private let direct: ReplaceableHTTPClient
        private let proxied: ReplaceableHTTPClient?
        private let proxy: ProxySettings?
        let logger: Logger?
        let movements: ExchangeMovements

        /// - Parameters:
        ///   - certificateAuthorities: a PEM file's bytes, trusted besides those of the system; default none.
        ///   - trustedRoots: PEM, trusted in place of the system's; default nil: the system's.
        ///   - proxy: for encrypted connections; default none.
        ///   - logger: gets what async-http-client says; never headers or bodies. Default none.
        /// - Throws: `GraphError` with `ca-unreadable`.
        public init(
            certificateAuthorities: [UInt8]? = nil,
            trustedRoots: [UInt8]? = nil,
            proxy: ProxySettings? = nil,
            logger: Logger? = nil
        ) throws(GraphError) {
            var configuration = HTTPClient.Configuration()
            // A redirect would carry the token to another host.
            configuration.redirectConfiguration = .disallow
            configuration.timeout.connect = .seconds(10)
            // Nothing compressed is asked for, but proxies do not always care. What comes out is counted below, too.
            configuration.decompression = .enabled(limit: .size(64 << 20))
            configuration.connectionPool.retryConnectionEstablishment = false
            let movements = ExchangeMovements()
            self.movements = movements
            configuration.http1_1ConnectionDebugInitializer = { channel in
                UnsentBytes.limit(channel).flatMap { BodyPacer.add(to: channel, movements) }
            }
            configuration.http2ConnectionDebugInitializer = { UnsentBytes.limit($0) }
            configuration.http2StreamChannelDebugInitializer = { BodyPacer.add(to: $0, movements) }
            var encryption = TLSConfiguration.makeClientConfiguration()
            // Older versions are broken (RFC 8996), and a token would be sent through them.
            encryption.minimumTLSVersion = .tlsv12
            if let trustedRoots {
                encryption.trustRoots = .certificates(
                    try Self.certificates(trustedRoots, in: "What SSL_CERT_FILE and SSL_CERT_DIR name"))
            }
            if let certificateAuthorities {
                encryption.additionalTrustRoots = [
                    .certificates(
                        try Self.certificates(
                            certificateAuthorities, in: "The file of certificate authorities"))
                ]
            }
            configuration.tlsConfiguration = encryption
            direct = ReplaceableHTTPClient(configuration)
            if let proxy {
                configuration.proxy = .init(proxy)
                proxied = ReplaceableHTTPClient(configuration)
            } else {
                proxied = nil
            }
            self.proxy = proxy
            // Below the level debug async-http-client writes whole heads and parts of answers, and who echoes a secret
            // would have it there.
            self.logger = logger.map { logger in
                var logger = logger
                logger.logLevel = max(logger.logLevel, .debug)
                return logger
            }
        }

        private static func certificates(_ bytes: [UInt8], in place: String) throws(GraphError) -> [NIOSSLCertificate] {
            let certificates = (try? NIOSSLCertificate.fromPEMBytes(bytes)) ?? []
            guard !certificates.isEmpty else {
                throw GraphError(.certificatesUnreadable, "\(place) has no certificate in it.")
            }
            return certificates
        }

        /// Sends a request once and reads the whole answer.
        public func send(_ request: HTTPExchangeRequest) async throws(TransportError) -> HTTPExchangeAnswer {
            let origin = request.origin
            guard let url = try? request.bypassesProxy ? ServiceURL(platform: origin) : ServiceURL(origin) else {
                throw TransportError(.invalidRequest, "the URL is none that requests may go to")
            }
            if let thumbprint = request.serverThumbprint {
                return try await sendPinned(request, thumbprint: thumbprint)
            }
            let goesThroughProxy = !request.bypassesProxy && proxy?.applies(to: url) == true
            let clients = goesThroughProxy ? proxied ?? direct : direct
            let lease = clients.lease(needsNew: request.needsNewConnection)
            defer { clients.giveBack(lease) }
            do {
                return try await Self.send(request, lease.client, movements, logger)
            } catch {
                var error = TransportError(error)
                if Task.isCancelled { (error.kind, error.detail) = (.cancelled, "cancelled") }
                if error.kind == .cancelled { throw error }
                throw await Self.explained(error, url, goesThroughProxy ? proxy : nil)
            }
        }

        /// With what a second look at the connection tells: the proxy's own words, or what is wrong with a certificate.
        private static func explained(
            _ error: TransportError,
            _ url: ServiceURL,
            _ proxy: ProxySettings?
        ) async -> TransportError {
            let diagnosis = ConnectionDiagnosis(url: url, proxy: proxy)
            var error = error
            if error.kind == .proxyFailed, let words = await diagnosis.refusal() {
                error.detail = words
            } else if error.detail == TransportError.untrusted,
                let problem = await diagnosis.certificateProblem(now: Essentials.secondsSince1970)
            {
                error.detail = problem.detail
                error.remedy = problem.remedy
            }
            if Task.isCancelled { (error.kind, error.detail) = (.cancelled, "cancelled") }
            return error
        }

        static func send(
            _ request: HTTPExchangeRequest,
            _ client: HTTPClient,
            _ movements: ExchangeMovements,
            _ logger: Logger?
        ) async throws -> HTTPExchangeAnswer {
            var outgoing = HTTPClientRequest(url: request.url)
            outgoing.method = HTTPMethod(rawValue: request.method)
            outgoing.headers = HTTPHeaders(request.headers.map { ($0.name, $0.value) })
            if !outgoing.headers.contains(name: "Accept-Encoding") {
                outgoing.headers.add(name: "Accept-Encoding", value: "identity")
            }
            if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
            let movement = ExchangeMovement(request)
            let isFollowed = movements.add(movement, for: request)
            defer { movements.remove(request) }
            let ready = outgoing
            // The limit is the movement's, which says more; this one is for what does not listen to it.
            let deadline = NIODeadline.now() + TimeAmount(request.timeout) + .seconds(5)
            do {
                return try await movement.limit {
                    let incoming = try await client.execute(ready, deadline: deadline, logger: logger)
                    movement.note()
                    return HTTPExchangeAnswer(
                        status: Int(incoming.status.code),
                        headers: incoming.headers.map { (name: $0.name, value: $0.value.withoutTrailingBlanks) },
                        body: try await bytes(of: incoming.body, request, movement)
                    )
                }
            } catch let error as UnknownCertificate {
                throw error
            } catch {
                var error = TransportError(error)
                error.isUnsent = isFollowed && !movement.hasBegun
                throw error
            }
        }

        private static func bytes(
            of parts: HTTPClientResponse.Body,
            _ request: HTTPExchangeRequest,
            _ movement: ExchangeMovement
        ) async throws -> [UInt8] {
            var body: [UInt8] = []
            do {
                for try await part in parts {
                    movement.note()
                    body.append(contentsOf: part.readableBytesView)
                    if body.count > request.maximumAnswerByteCount {
                        throw TransportError(.answerTooLarge, "the answer has more bytes than any of its kind")
                    }
                }
            } catch let error as NIOHTTPDecompression.ExtraDecompressionError
                where error == .truncatedData && body.isEmpty
            {
                // Nothing is there that could be compressed: a 204, or a length of 0.
            }
            return body
        }

        /// Closes all connections. Nothing can be sent any more.
        public func shutdown() async {
            await direct.shutdown()
            await proxied?.shutdown()
        }
    }

    extension HTTPExchangeRequest {
        /// The URL up to its path.
        fileprivate var origin: String {
            guard let scheme = url.firstRange(of: "://") else { return url }
            return String(url[..<(url[scheme.upperBound...].firstIndex(of: "/") ?? url.endIndex)])
        }
    }

    extension String {
        /// Blanks behind a field's value are no part of it (RFC 9110, 5.5), and NIO leaves them there.
        fileprivate var withoutTrailingBlanks: String {
            let count = utf8.reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
            return count == 0 ? self : String(decoding: utf8.dropLast(count), as: UTF8.self)
        }
    }

    extension HTTPClient.Configuration.Proxy {
        fileprivate init(_ settings: ProxySettings) {
            switch settings.kind {
            case .socks:
                self = .socksServer(host: settings.host, port: settings.port)
            case .http:
                let authorization = settings.user.map {
                    HTTPClient.Authorization.basic(username: $0, password: settings.password?.value ?? "")
                }
                self = .server(host: settings.host, port: settings.port, authorization: authorization)
            }
        }
    }
#else
    /// What sends requests, in a build without the trait Upload.
    @available(
        *, unavailable,
        message:
            "Sending needs the package's trait Upload, .package(…, traits: [\"Upload\"]), or an HTTPTransport of your own."
    )
    public struct AsyncHTTPTransport {}
#endif
