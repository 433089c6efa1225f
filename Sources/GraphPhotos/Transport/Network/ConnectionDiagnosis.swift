#if Upload
    internal import NIOCore
    internal import NIOPosix
    internal import NIOSSL
    internal import SwiftASN1
    internal import Synchronization
    internal import X509

    /// What async-http-client does not tell of a connection that did not come about: it is begun once more, without
    /// anything being sent through it but a question to the proxy.
    struct ConnectionDiagnosis: Sendable {
        let url: ServiceURL
        /// nil where the host is reached directly.
        let proxy: ProxySettings?

        private static let timeLimit = TimeAmount.seconds(5)

        /// The proxy's own words for why it passes nothing on; nil when it says nothing, or has changed its mind.
        func refusal() async -> String? {
            guard let proxy, proxy.kind == .http, case .refused(let answer)? = await begin(seeing: nil) else {
                return nil
            }
            return answer.sentence(of: proxy)
        }

        /// What is wrong with the server's certificate; nil when that cannot be said.
        func certificateProblem(now: Int) async -> CertificateProblem? {
            if proxy?.kind == .socks { return nil }
            let seen = Shared<[NIOSSLCertificate]>([])
            _ = await begin(seeing: seen)
            return CertificateProblem(seen.value, now: now)
        }

        /// Begins a connection, and ends it.
        private func begin(seeing certificates: Shared<[NIOSSLCertificate]>?) async -> Beginning? {
            let group = MultiThreadedEventLoopGroup.singleton
            let promise = group.next().makePromise(of: Beginning.self)
            let host = url.host.filter { $0 != "[" && $0 != "]" }
            let target = "\(url.host):\(url.port ?? 443)"
            let (proxy, limit) = (proxy, Self.timeLimit)
            let bootstrap = ClientBootstrap(group: group).connectTimeout(limit)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let handler = BeginningHandler(
                            promise: promise, connect: proxy.map { $0.connectRequest(target) },
                            encrypt: certificates.map { Self.encryption(host, $0) })
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                }
            do {
                let channel = try await bootstrap.connect(
                    host: proxy?.host ?? host, port: proxy?.port ?? url.port ?? 443
                )
                .get()
                let end = channel.eventLoop.scheduleTask(in: limit) { channel.close(promise: nil) }
                channel.closeFuture.whenComplete { _ in promise.fail(ChannelError.eof) }
                defer {
                    end.cancel()
                    channel.close(promise: nil)
                }
                return try await withTaskCancellationHandler {
                    try await promise.futureResult.get()
                } onCancel: {
                    channel.close(promise: nil)
                }
            } catch {
                promise.fail(error)
                return nil
            }
        }

        /// Takes note of the certificates, and trusts none of them.
        private static func encryption(
            _ host: String,
            _ seen: Shared<[NIOSSLCertificate]>
        ) -> @Sendable () throws -> NIOSSLClientHandler {
            {
                let context = try NIOSSLContext(configuration: .makeClientConfiguration())
                return try NIOSSLClientHandler(
                    context: context, serverHostname: IPAddress(host) == nil ? host : nil,
                    customVerificationCallback: { certificates, promise in
                        seen.value = certificates
                        promise.succeed(.failed)
                    })
            }
        }
    }

    /// A value that the channel's thread and its caller have in common.
    private final class Shared<Value: Sendable>: Sendable {
        private let state: Mutex<Value>

        init(_ value: Value) {
            state = Mutex(value)
        }

        var value: Value {
            get { state.withLock { $0 } }
            set { state.withLock { $0 = newValue } }
        }
    }

    /// What came of a connection that was begun.
    private enum Beginning: Sendable {
        /// What the proxy answered.
        case refused(ProxyAnswer)
        case passedOn
    }

    /// What a proxy says that does not pass a connection on.
    private struct ProxyAnswer: Sendable {
        let head: [String]
        let body: [UInt8]

        init(_ bytes: [UInt8]) {
            let text = String(decoding: bytes, as: UTF8.self)
            let end = text.firstRange(of: "\r\n\r\n")
            head = text[..<(end?.lowerBound ?? text.endIndex)].split(separator: "\r\n").map(String.init)
            body = end.map { Array(text[$0.upperBound...].utf8) } ?? []
        }

        /// "403 Forbidden".
        private var status: Substring {
            let line = head.first ?? ""
            return line.firstIndex(of: " ").map { line[line.index(after: $0)...] } ?? ""
        }

        private func field(_ name: String) -> [String] {
            head.dropFirst().filter { $0.lowercased().hasPrefix(name + ":") }.map {
                String($0.dropFirst(name.count + 1).drop { $0.isWhitespace })
            }
        }

        func sentence(of proxy: ProxySettings) -> String {
            let foreign = proxy.foreignText
            var said = "the proxy \(proxy) answered \(foreign.line(String(status)))"
            let page = String(decoding: body, as: UTF8.self)
            let complaint = page.firstMatch(of: /(?i)<title[^>]*>([^<]*)</).map { foreign.line(String($0.1)) }
            let words = [field("x-squid-error").first.map { foreign.line($0) }, complaint].compactMap(\.self)
                .filter { !$0.isEmpty }
            if !words.isEmpty { said += " (\(words.joined(separator: ", ")))" }
            let methods = field("proxy-authenticate").map { foreign.line(String($0.prefix { $0 != " " })) }
            if status.hasPrefix("407") {
                said +=
                    proxy.user == nil
                    ? "; it wants a user name and a password" : "; it does not accept the user name and the password"
                if !methods.isEmpty { said += " (it offers \(methods.joined(separator: ", ")))" }
            }
            return said
        }
    }

    /// Asks a proxy for a connection where there is one, and encrypts it where that is wanted.
    private final class BeginningHandler: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let promise: EventLoopPromise<Beginning>
        private let connect: Secret?
        private let encrypt: (@Sendable () throws -> NIOSSLClientHandler)?
        private let received = Shared<[UInt8]>([])

        private static let maximumByteCount = 16_384

        init(
            promise: EventLoopPromise<Beginning>,
            connect: Secret?,
            encrypt: (@Sendable () throws -> NIOSSLClientHandler)?
        ) {
            self.promise = promise
            self.connect = connect
            self.encrypt = encrypt
        }

        func channelActive(context: ChannelHandlerContext) {
            if let connect {
                context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: connect.value)), promise: nil)
            } else {
                startEncryption(context)
            }
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard connect != nil else { return }
            let bytes = received.value + unwrapInboundIn(data).readableBytesView
            received.value = bytes
            guard let line = bytes.firstIndex(of: 10) else {
                if bytes.count > Self.maximumByteCount { finish(context) }
                return
            }
            let parts = String(decoding: bytes[..<line], as: UTF8.self).split(separator: " ")
            if parts.count > 1, parts[1].first == "2" {
                if ends(bytes) { startEncryption(context) }
            } else if isWhole(bytes) || bytes.count > Self.maximumByteCount {
                finish(context)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            if received.value.isEmpty { promise.fail(ChannelError.eof) } else { finish(context) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            promise.fail(error)
            context.close(promise: nil)
        }

        private func finish(_ context: ChannelHandlerContext) {
            promise.succeed(.refused(ProxyAnswer(received.value)))
        }

        private func ends(_ bytes: [UInt8]) -> Bool { bytes.firstRange(of: Array("\r\n\r\n".utf8)) != nil }

        /// The head, and as much of a body as it says; without a length until the end of the connection.
        private func isWhole(_ bytes: [UInt8]) -> Bool {
            guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return false }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).lowercased()
            guard let length = head.firstMatch(of: /content-length: *(\d{1,9})/), let count = Int(length.1) else {
                return false
            }
            return bytes.count - end.upperBound >= count
        }

        private func startEncryption(_ context: ChannelHandlerContext) {
            guard let encrypt else {
                promise.succeed(.passedOn)
                return
            }
            do {
                try context.pipeline.syncOperations.addHandler(try encrypt(), position: .first)
            } catch {
                promise.fail(error)
            }
        }
    }

    /// What is wrong with a server's certificates, in words and with a remedy; nil when nothing can be said.
    struct CertificateProblem: Sendable {
        let detail: String
        let remedy: String?

        /// - Parameters:
        ///   - chain: what the server shows, its own first.
        ///   - now: seconds since 1970.
        init?(_ chain: [NIOSSLCertificate], now: Int) {
            let certificates = chain.prefix(10).compactMap { certificate in
                (try? certificate.toDERBytes()).flatMap { try? Certificate(derEncoded: $0) }
            }
            guard let own = certificates.first else { return nil }
            for certificate in certificates {
                let whose = certificate == own ? "its certificate" : "a certificate that its own is signed with"
                let end = Essentials.secondsSince1970(certificate.notValidAfter)
                let start = Essentials.secondsSince1970(certificate.notValidBefore)
                if end < now {
                    self.init(
                        "\(whose) expired on \(Timestamp.day(end))",
                        "It is the server's to be renewed; check this machine's clock, too.")
                    return
                }
                if start > now {
                    self.init(
                        "\(whose) is valid from \(Timestamp.day(start)) on only", "Check this machine's clock.")
                    return
                }
            }
            let issuer = ForeignText(hiding: []).line(certificates.last?.issuer.description ?? "")
            self.init("its certificate is not trusted; it was issued by \(issuer)", nil)
        }

        private init(_ detail: String, _ remedy: String?) {
            self.detail = detail
            self.remedy = remedy
        }
    }
#endif
