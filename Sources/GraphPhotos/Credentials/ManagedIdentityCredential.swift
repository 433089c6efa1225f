/// The identity of the machine or the service that this runs on, from a service beside it.
public struct ManagedIdentityCredential: TokenSource {
    /// "managed identity".
    public let name = "managed identity"
    private let request: HTTPExchangeRequest
    private let host: String
    private let exchange: SignInExchange
    private let secrets: [Secret]

    /// Where the token is asked for.
    public enum Service: Sendable, Hashable {
        /// The instance metadata service of virtual machines; nil for its usual address.
        case instanceMetadata(ServiceURL?)
        /// App Service, Functions and Container Apps: IDENTITY_ENDPOINT and IDENTITY_HEADER.
        case endpoint(ServiceURL, header: Secret)
    }

    /// - Parameters:
    ///   - service: where the token is asked for.
    ///   - endpoint: what the token is for.
    ///   - clientID: of a user-assigned identity; nil for the system's.
    ///   - transport: sends the requests, never through a proxy.
    public init(
        service: Service,
        endpoint: GraphEndpoint,
        clientID: String?,
        transport: any HTTPTransport
    ) {
        let url: ServiceURL
        var query: [(name: String, value: String)] = [("resource", endpoint.resource)]
        var headers: HTTPFields
        switch service {
        case .instanceMetadata(let given):
            url = given ?? .instanceMetadata
            headers = [("Metadata", "true")]
            query.insert(("api-version", "2018-02-01"), at: 0)
            secrets = []
        case .endpoint(let given, let header):
            url = given
            headers = [("X-IDENTITY-HEADER", header.value)]
            query.insert(("api-version", "2019-08-01"), at: 0)
            secrets = [header]
        }
        headers.insert(("Host", url.hostAndPort), at: 0)
        headers.append(("Accept", "application/json"))
        if let clientID { query.append(("client_id", clientID)) }
        var path = url.path
        if case .instanceMetadata = service { path += "/metadata/identity/oauth2/token" }
        request = HTTPExchangeRequest(
            method: "GET", url: "\(url.origin)\(path)?\(PercentEncoding.form(query))", headers: headers,
            timeout: .seconds(10),
            bypassesProxy: true)
        host = url.description
        exchange = SignInExchange(transport: transport, clock: .system)
    }

    /// Signs in.
    public func newToken() async throws(GraphError) -> AccessToken {
        let answer = try await exchange.send(request, host: host)
        guard answer.isGrant else { throw GraphError(signIn: answer, secrets: secrets) }
        return try TokenGrant(answer, now: ClientClock.system.secondsSince1970()).token
    }
}
