/// What faults answer that do not touch a photo.
package struct FaultAnswers {
    package let identity: RequestIdentity
    /// Seconds for `Retry-After`.
    package let retryDelay: Double

    package init(identity: RequestIdentity, retryDelay: Double) {
        self.identity = identity
        self.retryDelay = retryDelay
    }

    /// nil: the fault is not an answer in place of the real one.
    package func answer(_ fault: FaultKind) -> SandboxAnswer? {
        switch fault {
        case .reset, .resetAfter, .stall, .noEffect, .stale: nil
        case .tooManyRequests: tooManyRequests(retryAfter: String(retryDelay))
        case .tooManyRequestsDate:
            // A date has whole seconds: the next one, so that it is never in the past.
            tooManyRequests(retryAfter: SandboxTime.httpDate(identity.time.rounded(.up) + retryDelay.rounded(.up)))
        case .unavailable:
            GraphFailure(
                503, "serviceNotAvailable", "The service is not available. Try the request again after a delay.",
                headers: [SandboxAnswer.Header(name: "Retry-After", value: String(retryDelay))]
            ).answer(identity)
        case .gatewayTimeout:
            GraphFailure(504, "UnknownError", "The upstream service did not answer in time.").answer(identity)
        case .bandwidth:
            GraphFailure(509, "BandwidthLimitExceeded", "The bandwidth limit has been exceeded.").answer(identity)
        case .html: html
        case .empty: SandboxAnswer(status: 503)
        case .truncated:
            GraphFailure(
                503, "serviceNotAvailable", "The service is not available. Try the request again after a delay."
            )
            .answer(identity)
        case .storage: GraphFailure.storage.answer(identity)
        case .notAnImage: GraphFailure.notAnImage.answer(identity)
        case .errorCode:
            .json(
                [
                    "errorCode": "ErrorUserResolutionFailedUserDoesNotExist",
                    "message": """
                    Exception of type 'Microsoft.Fast.Profile.Core.Exception.ProfileNotFoundException' was thrown.
                    """,
                    "target": .null,
                    "details": .null,
                    "innerError": .null,
                    "instanceAnnotations": .array([]),
                ],
                status: 404
            )
        case .expired: GraphFailure.invalidToken("Lifetime validation failed, the token is expired.").answer(identity)
        case .challenge: challenge
        case .provisioning:
            GraphFailure(404, "ResourceNotFound", "Resource provisioning is in progress. Please try again.")
                .answer(identity)
        }
    }

    private func tooManyRequests(retryAfter: String) -> SandboxAnswer {
        GraphFailure.tooManyRequests(retryAfter: retryAfter).answer(identity)
    }

    private var challenge: SandboxAnswer {
        let time = Int(identity.time)
        let claims = #"{"access_token":{"nbf":{"essential":true,"value":"\#(time)"}}}"#
        var failure = GraphFailure.invalidToken("Continuous access evaluation resulted in challenge.")
        failure.headers.append(
            SandboxAnswer.Header(
                name: "WWW-Authenticate",
                value: #"Bearer realm="", error="insufficient_claims", claims="\#(Base64.encoded(Array(claims.utf8)))""#
            ))
        return failure.answer(identity)
    }

    private var html: SandboxAnswer {
        SandboxAnswer(
            status: 503,
            headers: [SandboxAnswer.Header(name: "Content-Type", value: "text/html; charset=us-ascii")],
            body: Array(
                """
                <!DOCTYPE html>
                <html><head><title>Service Unavailable</title></head>
                <body><h2>Service Unavailable</h2><hr><p>HTTP Error 503. The service is unavailable.</p></body></html>

                """.utf8
            )
        )
    }
}
