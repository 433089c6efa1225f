/// How sign-ins with a code go.
public struct DeviceCodePolicy: Sendable, Hashable {
    /// Seconds between two questions for the token. Default 5.
    public var interval: Double
    /// Seconds that a code is good for. Default 900.
    public var lifetime: Double
    /// Questions that are answered "pending" before the sandbox approves by itself; nil: somebody has to approve or
    /// decline on the verification page. Default 1.
    public var approvesAfterPollCount: Int?

    /// - Parameters:
    ///   - interval: seconds between two questions for the token.
    ///   - lifetime: seconds that a code is good for.
    ///   - approvesAfterPollCount: questions answered "pending" before the sandbox approves by itself; nil: never.
    public init(interval: Double = 5, lifetime: Double = 900, approvesAfterPollCount: Int? = 1) {
        self.interval = interval
        self.lifetime = lifetime
        self.approvesAfterPollCount = approvesAfterPollCount
    }
}
