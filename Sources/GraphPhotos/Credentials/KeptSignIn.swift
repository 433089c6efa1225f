internal import Synchronization

/// A person's sign-in that outlasts a command: a refresh token, and what it is good for.
public struct KeptSignIn: Sendable, Hashable {
    /// Who issued it, and nobody else ever gets it: "https://login.microsoftonline.com".
    public let authority: String
    /// As it was asked for: an id, a domain name, or "organizations".
    public let tenant: String
    /// The app that the person signed in to.
    public let clientID: String
    /// nil when the token does not tell.
    public let user: String?
    /// Seconds since 1970.
    public let keptAt: Int
    let refreshToken: Secret

    init(authority: String, tenant: String, clientID: String, user: String?, keptAt: Int, refreshToken: Secret) {
        self.authority = authority
        self.tenant = tenant
        self.clientID = clientID
        self.user = user
        self.keptAt = keptAt
        self.refreshToken = refreshToken
    }

    /// Of several with one identity the newest counts.
    package var identity: String { "\(authority) \(tenant.lowercased()) \(clientID.lowercased())" }
}

/// Where sign-ins are kept.
public protocol SignInStore: Sendable {
    /// All that are kept.
    ///
    /// - Throws: `GraphError` when one is not safe to use.
    func signIns() throws(GraphError) -> [KeptSignIn]

    /// Keeps one, in place of another one with its identity.
    ///
    /// - Throws: `GraphError` with `state-unwritable`.
    func keep(_ signIn: KeptSignIn) throws(GraphError)

    /// Forgets one.
    ///
    /// - Throws: `GraphError` with `state-unwritable`.
    func forget(_ signIn: KeptSignIn) throws(GraphError)
}

extension KeptSignIn {
    /// As it is stored; the refresh token is in it.
    package var stored: [UInt8] {
        Essentials.json(
            Document(
                authority: authority, tenant: tenant, clientId: clientID, user: user, keptAt: keptAt,
                refreshToken: refreshToken.value))
    }

    /// nil for what is none.
    package init?(stored bytes: [UInt8]) {
        guard let document = Essentials.decoded(Document.self, json: bytes), !document.refreshToken.isEmpty else {
            return nil
        }
        self.init(
            authority: document.authority, tenant: document.tenant, clientID: document.clientId, user: document.user,
            keptAt: document.keptAt, refreshToken: Secret(document.refreshToken))
    }

    private struct Document: Codable {
        var authority, tenant, clientId: String
        var user: String?
        var keptAt: Int
        var refreshToken: String
    }
}

extension SignInStore {
    /// The one sign-in that is meant; nil for none.
    ///
    /// - Parameters:
    ///   - endpoint: whose authority issued it.
    ///   - tenant: nil for any.
    ///   - clientID: nil for any.
    /// - Returns: the only one that fits.
    /// - Throws: `GraphError` with `credential-incomplete` when there are several.
    func signIn(
        for endpoint: GraphEndpoint,
        tenant: String?,
        clientID: String?
    ) throws(GraphError) -> KeptSignIn? {
        let found = try signIns().filter { $0.isMeant(by: endpoint, tenant: tenant, clientID: clientID) }
        guard found.count > 1 else { return found.first }
        let names = found.map { "\($0.user ?? "somebody") (tenant \($0.tenant), app \($0.clientID))" }.sorted()
        throw GraphError(
            .credentialIncomplete, "Several sign-ins are kept: \(names.joined(separator: ", ")).",
            remedy: "Name one by --tenant and --client-id.")
    }
}

extension KeptSignIn {
    /// Whether it is one of those that are meant; nil for any tenant or app.
    package func isMeant(by endpoint: GraphEndpoint, tenant: String?, clientID: String?) -> Bool {
        authority == endpoint.authority.description
            && (tenant.map { $0.lowercased() == self.tenant.lowercased() } ?? true)
            && (clientID.map { $0.lowercased() == self.clientID.lowercased() } ?? true)
    }
}

extension CredentialSettings {
    /// Has a person sign in, whoever was signed in before, and keeps that.
    ///
    /// - Parameters:
    ///   - endpoint: who issues tokens, and what for.
    ///   - transport: sends the requests.
    ///   - store: where the sign-in is kept.
    /// - Returns: what was kept.
    /// - Throws: `GraphError` when nobody signs in, or nothing can be kept.
    public func signIn(
        endpoint: GraphEndpoint,
        transport: any HTTPTransport,
        keepingIn store: any SignInStore
    ) async throws(GraphError) -> KeptSignIn {
        let capture = CapturingStore(store: store)
        let maker = CredentialMaker(settings: self, endpoint: endpoint, transport: transport)
        _ = try await maker.newSignIn(keepingIn: capture).newToken()
        guard let result = capture.result else {
            throw GraphError(.signInFailed, "The authority gave no refresh token: there is nothing to keep.")
        }
        return try result.get()
    }
}

/// Tells what became of what was to be kept.
private final class CapturingStore: SignInStore {
    private let store: any SignInStore
    private let kept = Mutex<Result<KeptSignIn, GraphError>?>(nil)

    init(store: any SignInStore) {
        self.store = store
    }

    var result: Result<KeptSignIn, GraphError>? { kept.withLock { $0 } }

    func signIns() throws(GraphError) -> [KeptSignIn] { [] }

    func keep(_ signIn: KeptSignIn) throws(GraphError) {
        do throws(GraphError) {
            try store.keep(signIn)
            kept.withLock { $0 = .success(signIn) }
        } catch {
            kept.withLock { $0 = .failure(error) }
        }
    }

    func forget(_ signIn: KeptSignIn) throws(GraphError) {}
}
