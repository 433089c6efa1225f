#if Sandbox
    internal import Hummingbird
    internal import HummingbirdCore
    internal import HummingbirdHTTP2
    internal import Logging
    internal import NIOCore
    internal import NIOSSL

    /// A local Microsoft Graph photo service: directory, authority and photos, over real sockets.
    ///
    /// ```swift
    /// let sandbox = try SandboxServer(configuration: SandboxConfiguration())
    /// try await sandbox.withListening { url in … }
    /// ```
    public struct SandboxServer: Sendable {
        private let engine: SandboxEngine

        /// Reads the certificates, the photos kept and the log's file; listens to nothing yet.
        ///
        /// - Parameter configuration: see there.
        /// - Throws: `SandboxError`, or what a folder or a file has against being used.
        public init(configuration: SandboxConfiguration = SandboxConfiguration()) throws {
            engine = try SandboxEngine(configuration: configuration)
        }

        /// Who and what can have a photo.
        public var directory: SandboxDirectory { engine.directory }

        /// The app's identifier, a GUID.
        public var clientID: String { engine.withState { $0.tokens.clientID } }

        /// What `X-IDENTITY-HEADER` has to say to the endpoint of managed identities.
        public var identityHeader: String { engine.withState { $0.tokens.identityHeader } }

        /// A ready token for the app.
        ///
        /// - Parameter url: the sandbox's address, for which the token is.
        /// - Returns: what stands behind `Bearer`.
        public func applicationToken(for url: String) -> String {
            engine.withState { state in
                engine.signer.token(
                    state.tokens.claims(
                        audience: Addresses.trimmed(url),
                        .application(roles: engine.configuration.client.roles),
                        now: Int(SandboxTime.now)
                    )
                )
            }
        }

        /// What is really stored, whatever reads get to see.
        public func photo(_ key: PhotoKey) -> StoredPhoto? {
            engine.withState { $0.photos.store.current(key) }
        }

        /// The latest requests, oldest first, those for administration left out.
        public var records: [RequestRecord] {
            engine.withState { Array($0.log.records) }
        }

        /// The most requests to Graph that were in work at one time.
        public var maximumInFlightCount: Int {
            engine.withState { $0.maximumInFlightCount }
        }

        /// Replaces the faults, as the admin route does.
        public func setFaults(_ plan: FaultPlan) {
            engine.withState { $0.faults = plan }
        }

        /// Serves until the task is cancelled.
        ///
        /// - Parameter onListening: gets the address, `http://127.0.0.1:43121`, once connections are taken.
        /// - Throws: when the address is in use, or the TLS files are not good.
        public func run(onListening: @escaping @Sendable (String) async -> Void) async throws {
            let configuration = engine.configuration
            let engine = engine
            var logger = Logger(label: "graph-sandbox") { _ in SwiftLogNoOpLogHandler() }
            logger.logLevel = .critical
            let application = Application(
                responder: SandboxResponder(engine: engine),
                server: try Self.server(configuration.tls),
                configuration: ApplicationConfiguration(
                    address: .hostname(configuration.host, port: configuration.port),
                    backlog: 1_024
                ),
                onServerRunning: { channel in
                    let scheme = configuration.tls == nil ? "http" : "https"
                    let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
                    let url = "\(scheme)://\(host):\(channel.localAddress?.port ?? configuration.port)"
                    engine.addAddress(url)
                    await onListening(url)
                },
                logger: logger
            )
            do {
                try await application.run()
            } catch let error as IOError {
                throw SandboxError.cannotListen(
                    host: configuration.host, port: configuration.port, reason: error.description)
            }
        }

        /// Serves while a closure runs.
        ///
        /// - Parameter body: gets the address, `http://127.0.0.1:43121`.
        /// - Returns: what the closure returns.
        /// - Throws: what the closure throws, or why listening failed.
        public func withListening<Result: Sendable>(
            _ body: @escaping @Sendable (String) async throws -> Result
        ) async throws -> Result {
            let (addresses, continuation) = AsyncStream<String>.makeStream()
            return try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { continuation.finish() }
                    try await run { continuation.yield($0) }
                }
                var iterator = addresses.makeAsyncIterator()
                guard let url = await iterator.next() else {
                    try await group.waitForAll()
                    throw CancellationError()
                }
                do {
                    let result = try await body(url)
                    group.cancelAll()
                    return result
                } catch {
                    group.cancelAll()
                    throw error
                }
            }
        }

        private static func server(_ files: TLSFiles?) throws -> HTTPServerBuilder {
            guard let files else { return .http1() }
            let chain: [NIOSSLCertificateSource]
            let key: NIOSSLPrivateKey
            do {
                chain = try NIOSSLCertificate.fromPEMFile(files.certificateFile).map { .certificate($0) }
                key = try NIOSSLPrivateKey(file: files.keyFile, format: .pem)
            } catch {
                throw SandboxError.unreadable(
                    path: "\(files.certificateFile) or \(files.keyFile)",
                    reason: "there is no certificate chain and unencrypted key in PEM (\(error))."
                )
            }
            return try .http2Upgrade(
                tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
        }
    }
#endif
