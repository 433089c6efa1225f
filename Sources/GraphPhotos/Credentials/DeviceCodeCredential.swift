internal import Synchronization

/// Somebody who signs in with a browser, on this machine or on another one, with a code that is shown here.
public final class DeviceCodeCredential: TokenSource {
    /// "device code".
    public let name = "device code"
    private let tokens: TokenEndpoint
    private let clientID: String
    private let clock: ClientClock
    private let show: @Sendable (String) -> Void
    /// For further tokens without another sign-in.
    private let refreshToken = Mutex<Secret?>(nil)

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
        show: @escaping @Sendable (String) -> Void
    ) {
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
        if let secret = refreshToken.withLock({ $0 }), let grant = await refreshed(with: secret, challenge) {
            return remember(grant)
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
        if let secret = grant.refreshToken { refreshToken.withLock { $0 = secret } }
        return grant.token
    }

    /// nil when it is no longer good: then somebody has to sign in again.
    private func refreshed(with secret: Secret, _ challenge: ClaimsChallenge?) async -> TokenGrant? {
        try? await tokens.token(
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
