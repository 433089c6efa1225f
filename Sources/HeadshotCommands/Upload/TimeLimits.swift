import GraphPhotos

/// How long the requests of a command may take, and how often they are tried.
struct TimeLimits: Sendable {
    /// Seconds for all requests together; nil for the library's limit.
    var seconds: Double?
    /// Tries of a request; nil for the library's limit.
    var attemptCount: Int?
    /// Seconds that a photo is looked for after it was accepted; nil for the library's limit.
    var verifySeconds: Double?

    /// - Throws: `UsageError` for what is no limit.
    func apply(to options: inout GraphClientOptions) throws(UsageError) {
        if let seconds {
            guard seconds > 0, seconds <= 86_400 else {
                throw UsageError(message: "--timeout has to be above 0 and at most 86400 seconds, not \(seconds).")
            }
            options.retries.maximumTotal = .seconds(seconds)
        }
        if let attemptCount {
            guard (1...100).contains(attemptCount) else {
                throw UsageError(message: "--attempts has to be from 1 to 100, not \(attemptCount).")
            }
            options.retries.maximumAttemptCount = attemptCount
        }
        if let verifySeconds {
            guard verifySeconds > 0, verifySeconds <= 3_600 else {
                throw UsageError(
                    message: "--verify-timeout has to be above 0 and at most 3600 seconds, not \(verifySeconds).")
            }
            options.visibilityTimeout = .seconds(verifySeconds)
        }
    }
}
