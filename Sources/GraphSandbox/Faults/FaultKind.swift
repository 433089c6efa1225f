/// What the sandbox can do wrong on purpose.
public enum FaultKind: String, Sendable, Hashable, CaseIterable {
    /// The connection is reset while the request's body is still coming in. Nothing is stored.
    case reset
    /// The request is carried out, then the connection is reset without an answer.
    case resetAfter = "reset-after"
    /// The request is read, and no answer comes; the connection is closed in the end. Nothing is stored.
    case stall
    /// Status 429 with `Retry-After` in fractional seconds.
    case tooManyRequests = "429"
    /// Status 429 with `Retry-After` as a date.
    case tooManyRequestsDate = "429-date"
    /// Status 503 with `Retry-After`.
    case unavailable = "503"
    /// Status 504 without `Retry-After`.
    case gatewayTimeout = "504"
    /// Status 509: the bandwidth limit.
    case bandwidth = "509"
    /// Status 503 with a page in HTML, as a proxy writes it.
    case html
    /// Status 503 with an empty body.
    case empty
    /// Status 503 whose body ends before its `Content-Length`; the connection is closed.
    case truncated
    /// Status 500 with `ErrorStoreInternalServerError`.
    case storage
    /// Status 500 "The file you chose isn't an image". Retrying does not help on the live service.
    case notAnImage = "not-an-image"
    /// Status 404 in the shape without `error`: `{"errorCode": …, "message": …}`.
    case errorCode = "error-code"
    /// Status 401, as if the token had expired.
    case expired
    /// Status 401 with claims that a new token has to have: continuous access evaluation.
    case challenge
    /// Status 404 "Resource provisioning is in progress", as for a group that is new.
    case provisioning
    /// Status 204 although nothing was stored.
    case noEffect = "no-effect"
    /// The request is carried out, and the next reads of this photo answer what was before.
    case stale

    /// Those after which the same request sent again can succeed and has to.
    public static let retryable: [FaultKind] = [
        .reset, .resetAfter, .stall, .tooManyRequests, .tooManyRequestsDate, .unavailable, .gatewayTimeout, .bandwidth,
        .html,
        .empty, .truncated, .storage,
    ]
}

extension FaultKind {
    /// What a request is, as far as faults are concerned.
    public enum RequestClass: String, Sendable, Hashable, CaseIterable {
        /// Photo bytes come in.
        case write
        /// Everything else under `/v1.0`.
        case read
        /// A token is asked for.
        case token
    }

    /// True when this can be done to a request of that class.
    public func applies(to requestClass: RequestClass) -> Bool {
        switch self {
        case .notAnImage, .noEffect, .stale: requestClass == .write
        case .errorCode, .storage, .expired, .challenge, .provisioning: requestClass != .token
        default: true
        }
    }
}
