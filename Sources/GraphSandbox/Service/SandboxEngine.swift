#if Sandbox
    internal import Synchronization

    /// All that the sandbox knows, and the only place where it changes.
    final class SandboxEngine: Sendable {
        let configuration: SandboxConfiguration
        let directory: SandboxDirectory
        let signer = TokenSigner()
        private let publicURLs = Mutex<[String]>([])
        private let started = ContinuousClock.now
        private let state: Mutex<State>

        struct State {
            var photos: PhotoService
            var tokens: TokenService
            var faults: FaultPlan
            var throttle: ThrottleState
            var log: RequestLog
            var requestCount = 0
            var inFlightCount = 0
            var maximumInFlightCount = 0
        }

        /// - Throws: `SandboxError`, or what a folder or a file has against being used.
        init(configuration: SandboxConfiguration) throws {
            self.configuration = configuration
            directory = SandboxDirectory(userCount: configuration.userCount, seed: configuration.seed)
            let tokens: TokenService
            do {
                tokens = try TokenService(configuration: configuration, directory: directory, signer: signer)
            } catch let failure as RegisteredCertificate.Failure {
                throw SandboxError.invalidCertificate(reason: failure.description)
            }
            state = Mutex(
                State(
                    photos: try PhotoService(configuration: configuration),
                    tokens: tokens,
                    faults: configuration.faults,
                    throttle: ThrottleState(policy: configuration.throttle),
                    log: try RequestLog(maximumCount: configuration.maximumLogCount, path: configuration.logFile)
                )
            )
            publicURLs.withLock { $0 = configuration.publicURLs }
        }

        func withState<Result, Failure: Error>(_ body: (inout sending State) throws(Failure) -> sending Result)
            throws(Failure) -> sending Result
        {
            try state.withLock(body)
        }

        /// Since the engine was made.
        var elapsed: Duration { started.duration(to: .now) }

        /// An address under which clients see the sandbox.
        func addAddress(_ url: String) {
            publicURLs.withLock { $0.append(url) }
        }

        func addresses(host: String?) -> Addresses {
            Addresses(
                host: host,
                isEncrypted: configuration.tls != nil,
                publicURLs: publicURLs.withLock { $0 }
            )
        }

        /// The claims of a bearer token that this sandbox made.
        func claims(authorization: String?) -> SandboxClaims? {
            guard let authorization, authorization.lowercased().hasPrefix("bearer ") else { return nil }
            let token = authorization.dropFirst("bearer ".count)
            return signer.claims(of: String(token.drop { $0 == " " }))
        }
    }
#endif
