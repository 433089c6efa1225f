/// An app that signs in as itself with something signed: by its certificate, or by another identity provider.
public struct ClientAssertionCredential: TokenSource {
    /// "certificate" or "workload identity".
    public let name: String
    private let tokens: TokenEndpoint
    private let clientID: String
    private let assertion: @Sendable (_ audience: String) async throws(GraphError) -> Secret

    /// - Parameters:
    ///   - name: "certificate".
    ///   - endpoint: who issues tokens, and what for.
    ///   - tenant: id or domain name.
    ///   - clientID: the app's id.
    ///   - transport: sends the requests.
    ///   - assertion: makes or reads a new assertion for each sign-in; its argument is the token's URL.
    public init(
        name: String,
        endpoint: GraphEndpoint,
        tenant: PathSegment,
        clientID: String,
        transport: any HTTPTransport,
        assertion: @escaping @Sendable (_ audience: String) async throws(GraphError) -> Secret
    ) {
        self.name = name
        tokens = TokenEndpoint(endpoint, tenant, transport)
        self.clientID = clientID
        self.assertion = assertion
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
            "client_credentials", for: clientID, provedBy: .assertion(assertion), [("scope", tokens.endpoint.scope)],
            meeting: challenge
        ).token
    }
}

extension ClientAssertionCredential {
    /// With a token of another identity provider, read afresh for each sign-in, since it is exchanged often.
    ///
    /// - Parameters:
    ///   - readToken: reads the file.
    ///   - endpoint: who issues tokens, and what for.
    ///   - tenant: id or domain name.
    ///   - clientID: the app's id.
    ///   - transport: sends the requests.
    public init(
        workloadIdentity readToken: @escaping @Sendable () throws(GraphError) -> Secret,
        endpoint: GraphEndpoint,
        tenant: PathSegment,
        clientID: String,
        transport: any HTTPTransport
    ) {
        self.init(
            name: "workload identity", endpoint: endpoint, tenant: tenant, clientID: clientID, transport: transport
        ) { _ throws(GraphError) in try readToken() }
    }
}
