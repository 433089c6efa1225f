#if Upload
    internal import Crypto
#endif

/// The identity of the machine or the service that this runs on, from a service beside it.
public struct ManagedIdentityCredential: TokenSource {
    /// "managed identity".
    public let name = "managed identity"
    private let service: Service
    private let resource: String
    private let clientID: String?
    private let exchange: SignInExchange
    private let readFile: @Sendable (String) -> [UInt8]?
    private let keyDirectory: String

    /// - Parameters:
    ///   - service: where the token is asked for.
    ///   - endpoint: what the token is for.
    ///   - clientID: of a user-assigned identity; nil for the system's.
    ///   - transport: sends the requests, never through a proxy.
    ///   - readFile: a file's contents, for Azure Arc; default none.
    public init(
        service: Service,
        endpoint: GraphEndpoint,
        clientID: String?,
        transport: any HTTPTransport,
        readFile: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
    ) {
        self.init(
            service: service, endpoint: endpoint, clientID: clientID, transport: transport, readFile: readFile,
            clock: .system)
    }

    package init(
        service: Service,
        endpoint: GraphEndpoint,
        clientID: String?,
        transport: any HTTPTransport,
        readFile: @escaping @Sendable (String) -> [UInt8]?,
        clock: ClientClock,
        keyDirectory: String = "/var/opt/azcmagent/tokens"
    ) {
        self.service = service
        resource = endpoint.resource
        self.clientID = clientID
        exchange = SignInExchange(transport: transport, clock: clock, further: service.furtherRetries)
        self.readFile = readFile
        self.keyDirectory = keyDirectory
    }

    /// Signs in.
    public func newToken() async throws(GraphError) -> AccessToken {
        try await token([])
    }

    /// Signs in, and tells those services that can do something about it which token was refused.
    public func newToken(
        replacing rejected: AccessToken, meeting challenge: ClaimsChallenge
    ) async throws(GraphError) -> AccessToken {
        #if Upload
            guard service.knowsRefusals else { return try await token([]) }
            let digest = SHA256.hash(data: Array(rejected.value.utf8)).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }.joined()
            return try await token([("token_sha256_to_refresh", digest), ("xms_cc", ClaimsChallenge.capability)])
        #else
            return try await token([])
        #endif
    }

    private func token(_ further: [(name: String, value: String)]) async throws(GraphError) -> AccessToken {
        var request = service.request(resource: resource, clientID: clientID, further)
        var secrets = service.secrets
        var answer = try await exchange.send(request, host: service.url.description)
        if case .azureArc = service, answer.status == 401 {
            let key = try ArcKey(answer, in: keyDirectory, readFile: readFile).value
            secrets.append(key)
            request.headers.append(("Authorization", "Basic \(key.value)"))
            answer = try await exchange.send(request, host: service.url.description)
        }
        guard answer.status == 200 else { throw GraphError(managedIdentity: answer, of: service, secrets: secrets) }
        return try TokenGrant(answer, now: exchange.clock.secondsSince1970()).token
    }
}

extension GraphError {
    fileprivate init(
        managedIdentity answer: HTTPExchangeAnswer,
        of service: ManagedIdentityCredential.Service,
        secrets: [Secret]
    ) {
        let foreign = ForeignText(hiding: secrets)
        let complaint = GraphErrorBody(answer, foreign)
        var said = "\(service.name) answered \(answer.status)" + (complaint.code.map { " \($0)" } ?? "")
        if let message = complaint.message { said += ": \(message)" }
        if said.last != "." { said += "." }
        self.init(
            .signInFailed, said,
            remedy: answer.status == 400
                ? "Assign an identity to this machine or service, or name one of its own with --client-id."
                : "Check the managed identity of this machine or service.")
        httpStatus = answer.status
        serviceCode = complaint.code
        requestID = complaint.requestID
        isOfSignIn = true
    }
}
