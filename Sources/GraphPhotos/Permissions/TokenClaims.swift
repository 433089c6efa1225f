/// What a token says of itself. Read without verifying it: that is the service's business.
public struct TokenClaims: Sendable, Hashable {
    /// The service that it is for.
    public var audience: String?
    /// The tenant's id.
    public var tenant: String?
    /// The app's id.
    public var application: String?
    /// The user's name; nil for an app's own token.
    public var user: String?
    /// The user's, or the app's, object id.
    public var objectID: String?
    /// Application permissions, sorted.
    public var roles: [String]
    /// Delegated permissions, sorted.
    public var scopes: [String]
    /// Seconds since 1970.
    public var expiresAt: Int?
    /// Seconds since 1970.
    public var notBefore: Int?

    /// The token is an app's own: nobody is signed in.
    public var isApplication: Bool { isOfApplication ?? (scopes.isEmpty && (!roles.isEmpty || user == nil)) }
    /// What it says itself of that (`idtyp`); nil when it does not.
    private let isOfApplication: Bool?

    /// nil for a token whose inside cannot be read, such as that of a personal account.
    ///
    /// - Parameter token: a token of any kind.
    public init?(_ token: AccessToken) {
        let parts = token.value.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let payload = Base64URL.decoded(parts[1]),
            let claims = Essentials.decoded(Payload.self, json: payload)
        else { return nil }
        audience = claims.aud
        tenant = claims.tid
        application = claims.appid ?? claims.azp
        user = claims.upn ?? claims.preferredName ?? claims.uniqueName
        objectID = claims.oid
        roles = claims.roles.sorted()
        scopes = claims.scp.split(separator: " ").map(String.init).sorted()
        isOfApplication = claims.idtyp.map { $0 == "app" }
        expiresAt = claims.exp
        notBefore = claims.nbf
    }
}

private struct Payload: Decodable {
    var aud, tid, appid, azp, upn, preferredName, uniqueName, oid, idtyp: String?
    var roles: [String]
    var scp: String
    var exp, nbf: Int?

    init(from decoder: any Decoder) throws {
        let values = try LenientValues(decoder)
        let audiences: [String]? = values.value("aud")
        aud = values.text("aud") ?? audiences?.first
        tid = values.text("tid")
        appid = values.text("appid")
        azp = values.text("azp")
        upn = values.text("upn")
        preferredName = values.text("preferred_username")
        uniqueName = values.text("unique_name")
        oid = values.text("oid")
        idtyp = values.text("idtyp")
        roles = values.value("roles") ?? []
        scp = values.text("scp") ?? ""
        exp = values.number("exp")
        nbf = values.number("nbf")
    }
}
