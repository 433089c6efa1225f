/// An error as Microsoft's token endpoint answers it.
package struct OAuthFailure: Error, Sendable, Hashable {
    package let status: Int
    /// The code of RFC 6749 or RFC 8628, or one of Microsoft's own.
    package let error: String
    /// The number behind `AADSTS`; nil: none.
    package let number: Int?
    package let message: String

    package init(_ error: String, _ number: Int?, _ message: String, status: Int = 400) {
        self.status = status
        self.error = error
        self.number = number
        self.message = message
    }

    package static func missing(_ parameter: String) -> OAuthFailure {
        OAuthFailure(
            "invalid_request", 900_144, "The request body must contain the following parameter: '\(parameter)'.")
    }

    package static func unknownTenant(_ tenant: String) -> OAuthFailure {
        OAuthFailure(
            "invalid_request", 90_002,
            "Tenant '\(tenant)' not found. Check to make sure you have the correct tenant ID and are signing into the "
                + "correct cloud.")
    }

    package static func unknownClient(_ id: String) -> OAuthFailure {
        OAuthFailure(
            "unauthorized_client", 700_016,
            "Application with identifier '\(id)' was not found in the directory 'Contoso'.")
    }

    package static let invalidSecret = OAuthFailure(
        "invalid_client", 7_000_215,
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the "
            + "client secret ID.", status: 401)

    package static func assertion(_ number: Int, _ message: String) -> OAuthFailure {
        OAuthFailure("invalid_client", number, message, status: 401)
    }

    package static func invalidScope(_ scope: String) -> OAuthFailure {
        OAuthFailure(
            "invalid_scope", 70_011,
            "The provided request must include a 'scope' input parameter. The provided value for the input parameter "
                + "'scope' is not valid. The scope \(scope) is not valid.")
    }

    package static func unknownResource(_ resource: String) -> OAuthFailure {
        OAuthFailure(
            "invalid_resource", 500_011,
            "The resource principal named \(resource) was not found in the tenant named Contoso.")
    }

    package static let unsupportedGrant = OAuthFailure(
        "unsupported_grant_type", 70_003, "The app requested an unsupported grant type.")

    package func answer(_ identity: RequestIdentity) -> SandboxAnswer {
        let time = SandboxTime.iso8601(identity.time).prefix(19).split(separator: "T").joined(separator: " ") + "Z"
        let prefix = number.map { "AADSTS\($0): " } ?? ""
        return .json(
            [
                "error": .string(error),
                "error_description": .string(
                    "\(prefix)\(message) Trace ID: \(identity.requestID) Correlation ID: \(identity.clientRequestID) "
                        + "Timestamp: \(time)"
                ),
                "error_codes": .array(number.map { [.integer($0)] } ?? []),
                "timestamp": .string(time),
                "trace_id": .string(identity.requestID),
                "correlation_id": .string(identity.clientRequestID),
            ],
            status: status
        )
    }
}
