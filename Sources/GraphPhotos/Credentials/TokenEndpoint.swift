/// Asks an authority for tokens (OAuth 2.0), a few times if need be.
struct TokenEndpoint: Sendable {
    let endpoint: GraphEndpoint
    let tenant: PathSegment
    let transport: any HTTPTransport
    let clock: ClientClock

    init(
        _ endpoint: GraphEndpoint,
        _ tenant: PathSegment,
        _ transport: any HTTPTransport,
        clock: ClientClock = .system
    ) {
        self.endpoint = endpoint
        self.tenant = tenant
        self.transport = transport
        self.clock = clock
    }

    /// A try with the authority may take as long as this.
    private static let timeout = Duration.seconds(30)

    /// Where tokens are: also the audience of an assertion.
    var tokenURL: String { url("token") }

    func url(_ name: String) -> String {
        "\(endpoint.authority)/\(tenant.percentEncoded)/oauth2/v2.0/\(name)"
    }

    /// Asks for a token.
    ///
    /// - Parameters:
    ///   - grantType: what kind of request it is.
    ///   - clientID: the app's id.
    ///   - proof: how the app proves that it is itself; nil for a public client.
    ///   - form: what else is sent.
    ///   - challenge: what the token has to have; nil for nothing in particular.
    ///   - secrets: taken out of what the authority says, besides the proof.
    /// - Returns: what the authority gives.
    /// - Throws: `GraphError` when it refuses, or cannot be reached.
    func token(
        _ grantType: String,
        for clientID: String,
        provedBy proof: ClientProof? = nil,
        _ form: [(name: String, value: String)],
        meeting challenge: ClaimsChallenge? = nil,
        secrets: [Secret] = []
    ) async throws(GraphError) -> TokenGrant {
        let proofs = try await proof?.fields(tokenURL) ?? []
        let answer = try await post(
            "token",
            [("grant_type", grantType), ("client_id", clientID)] + proofs.map { ($0.name, $0.value.value) } + form
                + [("claims", ClaimsChallenge.parameter(meeting: challenge))])
        guard answer.isGrant else {
            throw GraphError(
                signIn: answer, from: endpoint.authority.hostAndPort, secrets: secrets + proofs.map(\.value),
                now: clock.secondsSince1970())
        }
        return try TokenGrant(answer, now: clock.secondsSince1970())
    }

    /// Sends a form, and again where that may help.
    func post(_ name: String, _ form: [(name: String, value: String)]) async throws(GraphError)
        -> HTTPExchangeAnswer
    {
        let body = Array(PercentEncoding.form(form).utf8)
        let headers: HTTPFields = [
            ("Host", endpoint.authority.hostAndPort),
            ("Accept", "application/json"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("Content-Length", "\(body.count)"),
            ("client-request-id", clock.identifier()),
        ]
        let request = HTTPExchangeRequest(
            method: "POST", url: url(name), headers: headers, body: body, timeout: Self.timeout)
        return try await SignInExchange(transport: transport, clock: clock)
            .send(request, host: endpoint.authority.description)
    }
}
