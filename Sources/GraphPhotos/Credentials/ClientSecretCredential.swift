/// An app that signs in as itself with a client secret.
public struct ClientSecretCredential: TokenSource {
    /// "client secret".
    public let name = "client secret"
    private let tokens: TokenEndpoint
    private let clientID: String
    private let secret: Secret

    /// - Parameters:
    ///   - endpoint: who issues tokens, and what for.
    ///   - tenant: id or domain name.
    ///   - clientID: the app's id.
    ///   - secret: the secret's value.
    ///   - transport: sends the requests.
    public init(
        endpoint: GraphEndpoint,
        tenant: PathSegment,
        clientID: String,
        secret: Secret,
        transport: any HTTPTransport
    ) {
        tokens = TokenEndpoint(endpoint, tenant, transport)
        self.clientID = clientID
        self.secret = secret
    }

    /// Signs in.
    public func newToken() async throws(GraphError) -> AccessToken {
        try await token(meeting: nil)
    }

    /// Signs in, for a token that has what the service wants.
    public func newToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        try await token(meeting: challenge)
    }

    private func token(meeting challenge: ClaimsChallenge?) async throws(GraphError) -> AccessToken {
        try await tokens.token(
            "client_credentials", for: clientID, provedBy: .secret(secret), [("scope", tokens.endpoint.scope)],
            meeting: challenge
        ).token
    }
}
