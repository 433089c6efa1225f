/// How an app proves to an authority that it is itself: fields of the form that asks for a token.
struct ClientProof: Sendable {
    /// Makes the fields for one request; their values are secrets. The argument is the token's URL.
    let fields: @Sendable (_ audience: String) async throws(GraphError) -> [(name: String, value: Secret)]

    static func secret(_ secret: Secret) -> ClientProof {
        ClientProof { _ throws(GraphError) in [("client_secret", secret)] }
    }

    static func assertion(
        _ assertion: @escaping @Sendable (_ audience: String) async throws(GraphError) -> Secret
    ) -> ClientProof {
        ClientProof { audience throws(GraphError) in
            [
                ("client_assertion_type", Secret("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")),
                ("client_assertion", try await assertion(audience)),
            ]
        }
    }
}
