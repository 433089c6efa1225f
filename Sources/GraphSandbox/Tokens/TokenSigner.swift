#if Sandbox
    internal import Crypto

    /// Makes and reads the sandbox's own tokens. They are good for as long as the process runs.
    package struct TokenSigner: Sendable {
        private let key = SymmetricKey(size: .bits256)

        package init() {}

        /// An access token: a JWT, signed with HMAC. No two are the same, as a client that refreshes has to get another one.
        package func token(_ claims: SandboxClaims) -> String {
            guard case .object(let members) = claims.json else { return "" }
            let uti = JSONValue.Member(name: "uti", value: .string(GUID.random()))
            return sign(.object(members + [uti]), type: "JWT")
        }

        /// What a workload gets as its identity, as if another issuer had signed it.
        ///
        /// - Parameters:
        ///   - subject: whose.
        ///   - now: seconds since 1970.
        ///   - lifetime: seconds.
        /// - Returns: a JWT.
        package func federatedAssertion(subject: String, now: Int, lifetime: Int) -> String {
            sign(
                [
                    "iss": "https://sandbox.example/workloads",
                    "sub": .string(subject),
                    "aud": "api://AzureADTokenExchange",
                    "iat": .integer(now),
                    "nbf": .integer(now),
                    "exp": .integer(now + lifetime),
                ],
                type: "workload"
            )
        }

        /// The claims of a token; nil when it is not one of this signer's access tokens.
        package func claims(of text: String) -> SandboxClaims? {
            payload(of: text, type: "JWT").flatMap(SandboxClaims.init(json:))
        }

        /// What a federated assertion says; nil when it is not this signer's.
        package func federatedPayload(of text: String) -> JSONValue? {
            payload(of: text, type: "workload")
        }

        private func sign(_ payload: JSONValue, type: String) -> String {
            let unsigned = JSONWebToken.unsigned(header: ["typ": .string(type), "alg": "HS256"], payload: payload)
            let signature = HMAC<SHA256>.authenticationCode(for: Array(unsigned.utf8), using: key)
            return unsigned + "." + Base64.encodedForURLs(signature)
        }

        private func payload(of text: String, type: String) -> JSONValue? {
            guard let token = JSONWebToken(parsing: text), token.header["alg"] == "HS256",
                token.header["typ"] == .string(type),
                HMAC<SHA256>.isValidAuthenticationCode(
                    token.signature, authenticating: token.signedBytes, using: key)
            else { return nil }
            return token.payload
        }
    }
#endif
