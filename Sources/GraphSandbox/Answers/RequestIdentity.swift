/// What identifies one request in answers and in the log.
package struct RequestIdentity: Sendable, Hashable {
    package let requestID: String
    /// The client's, or the same as `requestID` when it sent none that is a GUID.
    package let clientRequestID: String
    /// Seconds since 1970.
    package let time: Double

    package init(requestID: String = GUID.random(), clientRequestID: String?, time: Double) {
        self.requestID = requestID
        self.clientRequestID = clientRequestID.flatMap { GUID.isValid($0) ? $0 : nil } ?? requestID
        self.time = time
    }

    /// `2026-01-31T23:59:59`, UTC: errors have no zone in it.
    package var innerErrorDate: String {
        String(SandboxTime.iso8601(time).prefix(19))
    }
}
