/// What a service wants a new token to have, after it refused one that had not yet run out (continuous access
/// evaluation): somebody was blocked, a password was changed, a network was left.
public struct ClaimsChallenge: Sendable, Hashable {
    /// The members of a JSON object.
    private let claims: [String: JSONTree]

    private static let maximumByteCount = 8_192

    /// nil when nothing of this kind is asked for.
    ///
    /// - Parameter answer: a service's.
    init?(_ answer: HTTPExchangeAnswer) {
        guard answer.status == 401 else { return nil }
        let asked = AuthenticationChallenge.all(answer.headers("www-authenticate")).first {
            $0.scheme == "bearer" && $0.parameters["claims"] != nil
                && $0.parameters["error"].map { $0 == "insufficient_claims" } != false
        }
        guard let text = asked?.parameters["claims"], text.utf8.count <= Self.maximumByteCount,
            let bytes = Base64URL.decoded(text.filter { $0 != "=" }),
            let claims = Essentials.decoded([String: JSONTree].self, json: bytes), !claims.isEmpty
        else { return nil }
        self.claims = claims
    }

    /// The `claims` of a request for a token: what is asked for, and that this client understands such challenges
    /// ("cp1"), without which Microsoft's services do not pose them.
    ///
    /// - Parameter challenge: nil for none.
    /// - Returns: JSON.
    static func parameter(meeting challenge: ClaimsChallenge?) -> String {
        var claims = challenge?.claims ?? [:]
        var accessToken: [String: JSONTree] = [:]
        if case .object(let members) = claims["access_token"] { accessToken = members }
        accessToken["xms_cc"] = .object(["values": .list([.text(capability)])])
        claims["access_token"] = .object(accessToken)
        return Essentials.json(claims) ?? ""
    }

    static let capability = "cp1"
}
