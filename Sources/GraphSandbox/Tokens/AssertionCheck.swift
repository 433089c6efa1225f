/// Checks the assertions with which apps prove who they are (RFC 7523).
struct AssertionCheck {
    let clientID: String
    /// What `aud` of a certificate's assertion may be: the token endpoint's addresses.
    let audiences: Set<String>
    let certificates: [RegisteredCertificate]
    let federatedSubjects: [String]
    let signer: TokenSigner
    /// Seconds since 1970.
    let now: Int

    /// Clocks may differ by so many seconds.
    static let tolerance = 300
    /// Seconds that an assertion may be good for. Entra ID is more generous; a client that needs more is doing
    /// something odd.
    static let maximumLifetime = 600

    /// - Parameter text: `client_assertion`.
    /// - Throws: what the endpoint answers.
    func check(_ text: String) throws(OAuthFailure) {
        guard let token = JSONWebToken(parsing: text) else {
            throw .assertion(50_027, "JWT token is invalid or malformed.")
        }
        if let payload = signer.federatedPayload(of: text) {
            try checkFederated(payload)
        } else {
            try checkSigned(token)
        }
    }

    private func checkSigned(_ token: JSONWebToken) throws(OAuthFailure) {
        guard token.header["alg"] == "PS256" else {
            throw .assertion(
                700_027, "Client assertion failed signature validation. The algorithm has to be PS256.")
        }
        guard let thumbprint = token.header["x5t#S256"]?.stringValue else {
            throw .assertion(700_027, "Client assertion failed signature validation. The header has no x5t#S256.")
        }
        guard let certificate = certificates.first(where: { $0.thumbprint == thumbprint }) else {
            throw .assertion(
                700_027,
                "The certificate with identifier used to sign the client assertion is not registered on "
                    + "application. [Reason - The key was not found., Thumbprint of key used by client: "
                    + "'\(thumbprint)']")
        }
        guard certificate.hasSigned(token) else {
            throw .assertion(
                700_027,
                "Client assertion failed signature validation. [Reason - The provided signature value did not "
                    + "match the expected signature value.]")
        }
        guard token.payload["iss"]?.stringValue == clientID, token.payload["sub"]?.stringValue == clientID else {
            throw .assertion(
                700_021, "Client assertion application identifier doesn't match 'client_id' parameter.")
        }
        guard let audience = token.payload["aud"]?.stringValue, audiences.contains(audience) else {
            throw .assertion(700_023, "Client assertion audience claim does not match Realm issuer.")
        }
        guard token.payload["jti"]?.stringValue?.isEmpty == false else {
            throw .assertion(50_027, "JWT token is invalid or malformed: there is no jti.")
        }
        try checkTime(of: token.payload, maximumLifetime: Self.maximumLifetime)
    }

    private func checkFederated(_ payload: JSONValue) throws(OAuthFailure) {
        guard let subject = payload["sub"]?.stringValue, federatedSubjects.contains(subject) else {
            throw .assertion(
                700_213,
                "No matching federated identity record found for presented assertion subject "
                    + "'\(payload["sub"]?.stringValue ?? "")'.")
        }
        try checkTime(of: payload, maximumLifetime: nil)
    }

    private func checkTime(of payload: JSONValue, maximumLifetime: Int?) throws(OAuthFailure) {
        let outOfTime = OAuthFailure.assertion(
            700_024, "Client assertion is not within its valid time range. Current time: \(now).")
        guard let end = payload["exp"]?.integerValue, end > now - Self.tolerance else { throw outOfTime }
        let start = payload["nbf"]?.integerValue ?? payload["iat"]?.integerValue ?? now
        guard start <= now + Self.tolerance else { throw outOfTime }
        if let maximumLifetime {
            guard end - now <= maximumLifetime + Self.tolerance else { throw outOfTime }
        }
    }
}
