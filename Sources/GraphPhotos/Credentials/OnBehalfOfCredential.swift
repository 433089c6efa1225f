/// A server's app that acts for the user who called it: it exchanges the user's token for one that is for Microsoft
/// Graph.
///
/// One credential is for one user. Permissions are the delegated ones that the app has been granted.
public struct OnBehalfOfCredential: TokenSource {
    /// "on behalf of a user".
    public let name = "on behalf of a user"
    private let tokens: TokenEndpoint
    private let clientID: String
    private let userToken: AccessToken
    private let proof: ClientProof

    /// With a client secret.
    ///
    /// - Parameters:
    ///   - userToken: what the user's request came with; its audience is the app.
    ///   - endpoint: who issues tokens, and what for.
    ///   - tenant: the user's, by id or domain name.
    ///   - clientID: the app's id.
    ///   - secret: the app's secret.
    ///   - transport: sends the requests.
    public init(
        userToken: AccessToken,
        endpoint: GraphEndpoint,
        tenant: PathSegment,
        clientID: String,
        secret: Secret,
        transport: any HTTPTransport
    ) {
        self.init(userToken, TokenEndpoint(endpoint, tenant, transport), clientID, .secret(secret))
    }

    init(_ userToken: AccessToken, _ tokens: TokenEndpoint, _ clientID: String, _ proof: ClientProof) {
        self.userToken = userToken
        self.tokens = tokens
        self.clientID = clientID
        self.proof = proof
    }

    /// Exchanges the user's token.
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
            "urn:ietf:params:oauth:grant-type:jwt-bearer", for: clientID, provedBy: proof,
            [
                ("assertion", userToken.value),
                ("scope", tokens.endpoint.scope),
                ("requested_token_use", "on_behalf_of"),
            ],
            meeting: challenge, secrets: [Secret(userToken.value)]
        ).token
    }
}
