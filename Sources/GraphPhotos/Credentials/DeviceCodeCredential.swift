internal import PhotoNormalization
internal import Synchronization

/// Somebody who signs in with a browser, on this machine or on another one, with a code that is shown here.
public final class DeviceCodeCredential: TokenSource {
    /// "device code".
    public let name = "device code"
    private let tokens: TokenEndpoint
    private let clientID: String
    private let clock: ClientClock
    private let show: @Sendable (String) -> Void
    private let tenant: PathSegment
    /// Where the sign-in is kept for the next command; nil: nowhere.
    private let store: (any SignInStore)?
    /// A person can be asked to sign in; otherwise a sign-in that has ended is an error.
    private let asks: Bool
    /// For further tokens without another sign-in.
    private let refreshToken: Mutex<Secret?>

    /// - Parameters:
    ///   - endpoint: who issues tokens, and what for.
    ///   - tenant: id or domain name, or "organizations".
    ///   - clientID: the app's id.
    ///   - transport: sends the requests.
    ///   - show: shows the authority's sentence with the address and the code to a person.
    public convenience init(
        endpoint: GraphEndpoint,
        tenant: PathSegment,
        clientID: String,
        transport: any HTTPTransport,
        show: @escaping @Sendable (String) -> Void
    ) {
        self.init(
            endpoint: endpoint, tenant: tenant, clientID: clientID, transport: transport, clock: .system, show: show
        )
    }

    package init(
        endpoint: GraphEndpoint,
        tenant: PathSegment,
        clientID: String,
        transport: any HTTPTransport,
        clock: ClientClock,
        kept: KeptSignIn? = nil,
        store: (any SignInStore)? = nil,
        asks: Bool = true,
        show: @escaping @Sendable (String) -> Void
    ) {
        self.tenant = tenant
        self.store = store
        self.asks = asks
        refreshToken = Mutex(kept?.refreshToken)
        tokens = TokenEndpoint(endpoint, tenant, transport, clock: clock)
        self.clientID = clientID
        self.clock = clock
        self.show = show
    }

    private var scope: String { tokens.endpoint.scope + " offline_access" }

    /// Signs in.
    public func newToken() async throws(GraphError) -> AccessToken {
        try await token(meeting: nil)
    }

    /// Signs in, for a token that has what the service wants: the person has to do it again where that is wanted.
    public func newToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        try await token(meeting: challenge)
    }

    private func token(meeting challenge: ClaimsChallenge?) async throws(GraphError) -> AccessToken {
        if let secret = refreshToken.withLock({ $0 }) {
            do throws(GraphError) {
                return remember(try await refreshed(with: secret, challenge))
            } catch {
                // Without a refusal it may still be good: nobody has to sign in because of the network.
                guard error.isRefusalOfSignIn else { throw error }
                guard asks else {
                    throw error.with { $0.remedy = "Sign in again with 'headshot auth login'." }
                }
            }
        }
        let answer = try await tokens.post("devicecode", [("client_id", clientID), ("scope", scope)])
        guard answer.isGrant else { throw GraphError(signIn: answer, secrets: [], now: clock.secondsSince1970()) }
        guard let device = Essentials.decoded(Device.self, json: answer.body) else {
            throw GraphError(.signInFailed, "The answer to the sign-in has no device code in it.")
        }
        show(device.sentence)
        return remember(try await poll(device, challenge))
    }

    private func remember(_ grant: TokenGrant) -> AccessToken {
        guard let secret = grant.refreshToken else { return grant.token }
        refreshToken.withLock { $0 = secret }
        let signIn = KeptSignIn(
            authority: tokens.endpoint.authority.description, tenant: tenant.text, clientID: clientID,
            user: TokenClaims(grant.token)?.user, keptAt: clock.secondsSince1970(), refreshToken: secret)
        do throws(GraphError) {
            try store?.keep(signIn)
        } catch {
            show("The sign-in is not kept for the next command. \(error.message)")
        }
        return grant.token
    }

    private func refreshed(
        with secret: Secret,
        _ challenge: ClaimsChallenge?
    ) async throws(GraphError) -> TokenGrant {
        try await tokens.token(
            "refresh_token", for: clientID, [("refresh_token", secret.value), ("scope", scope)], meeting: challenge,
            secrets: [secret])
    }

    private func poll(_ device: Device, _ challenge: ClaimsChallenge?) async throws(GraphError) -> TokenGrant {
        let start = clock.elapsed()
        var interval = max(1, device.interval ?? 5)
        while clock.elapsed() - start < .seconds(device.expiresIn ?? 900) {
            do {
                try await clock.sleep(.seconds(interval))
            } catch {
                throw .cancelled
            }
            do throws(GraphError) {
                return try await tokens.token(
                    "urn:ietf:params:oauth:grant-type:device_code", for: clientID,
                    [("device_code", device.deviceCode)], meeting: challenge, secrets: [Secret(device.deviceCode)])
            } catch {
                switch error.serviceCode {
                case "authorization_pending": continue
                case "slow_down": interval += 5
                default: throw error
                }
            }
        }
        throw GraphError(.signInExpired, "The device code was not used in time.")
    }

    private struct Device: Decodable {
        var deviceCode: String
        var userCode: String?
        var verificationURI: String?
        var message: String?
        /// Seconds.
        var interval: Int?
        /// Seconds.
        var expiresIn: Int?

        enum CodingKeys: String, CodingKey {
            case deviceCode = "device_code"
            case userCode = "user_code"
            case verificationURI = "verification_uri"
            case message, interval
            case expiresIn = "expires_in"
        }

        var sentence: String {
            ForeignText(hiding: [Secret(deviceCode)]).line(
                message ?? "Open \(verificationURI ?? "the sign-in page") and enter the code \(userCode ?? "").")
        }
    }
}

extension GraphError {
    /// The authority said no, and would say it again.
    fileprivate var isRefusalOfSignIn: Bool {
        code != ErrorKind.serviceUnavailable.code
            && httpStatus.map { (400..<500).contains($0) && $0 != 429 } ?? false
    }
}
