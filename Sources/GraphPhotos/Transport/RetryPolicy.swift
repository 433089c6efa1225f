/// Whether, when and how something is tried again: a pure function of what was tried and what came of it.
public struct RetryPolicy: Sendable, Hashable {
    /// Tries in all; default 8.
    public var maximumAttemptCount = 8
    /// Tries when nobody is there at all: a wrong address stays wrong; default 4.
    public var maximumConnectAttemptCount = 4
    /// The most that is waited after the first try, doubled with each; default 0.5 s.
    public var baseDelay = Duration.milliseconds(500)
    /// The most that is waited of our own accord between two tries; default 30 s.
    public var maximumDelay = Duration.seconds(30)
    /// For all that one call does, from its first request to its last answer, waiting and looking for the photo
    /// included; default 5 minutes. What the service asks for beyond it is not waited for.
    public var maximumTotal = Duration.seconds(300)
    /// How long nothing may move in an exchange: no byte that the socket takes, and none that comes; default 60 s.
    public var stallTimeout = Duration.seconds(60)
    /// How long a group or a mailbox that is still being made is waited for, from the first answer that says so;
    /// default not at all. Not a part of the other limits.
    public var maximumMailboxWait = Duration.zero

    /// The defaults.
    public init() {}

    /// No second try.
    public static var never: RetryPolicy {
        var policy = RetryPolicy()
        policy.maximumAttemptCount = 1
        return policy
    }

    /// What has been done so far.
    public struct Attempt: Sendable, Hashable {
        /// Tries, this one included; 1 or more.
        public var number: Int
        /// Since the first try began.
        public var elapsed: Duration

        /// - Parameters:
        ///   - number: tries, this one included.
        ///   - elapsed: since the first began.
        public init(number: Int, elapsed: Duration) {
            self.number = number
            self.elapsed = elapsed
        }
    }

    /// What came of a try that did not succeed.
    public enum Outcome: Sendable, Hashable {
        /// An answer; `isFinal` when its body says that another try cannot help.
        case answer(status: Int, retryAfter: Duration?, isFinal: Bool)
        /// No answer.
        case failure(TransportError.Kind)
    }

    /// What is to be done.
    public enum Decision: Sendable, Hashable {
        /// Wait and try again; on a new connection where the old one leads to a server that is out of order.
        case retry(after: Duration, needsNewConnection: Bool)
        case giveUp
    }

    /// - Parameters:
    ///   - attempt: what has been done so far.
    ///   - outcome: what came of the last try.
    ///   - random: from 0 to below 1: where in its range a delay lies.
    /// - Returns: what is to be done.
    public func decision(after attempt: Attempt, _ outcome: Outcome, random: Double) -> Decision {
        let limit = outcome == .failure(.cannotConnect) ? maximumConnectAttemptCount : maximumAttemptCount
        guard attempt.number < min(limit, maximumAttemptCount), Self.mayHelp(outcome) else { return .giveUp }
        let delay = delay(attempt.number, outcome, random: random)
        guard attempt.elapsed + delay < maximumTotal else { return .giveUp }
        return .retry(after: delay, needsNewConnection: Self.needsNewConnection(outcome))
    }

    private static func mayHelp(_ outcome: Outcome) -> Bool {
        switch outcome {
        case .answer(_, _, isFinal: true): false
        case .answer(let status, _, _):
            status == 408 || status == 429 || (500...599).contains(status) && status != 501
        case .failure(let kind):
            switch kind {
            case .cannotConnect, .connectionLost, .timedOut: true
            case .encryptionFailed, .proxyFailed, .answerTooLarge, .cancelled, .invalidRequest: false
            }
        }
    }

    /// Full jitter: anything from nothing to the limit, so that many clients do not come back at once. What the service
    /// asks for cannot make it less: some ask for 0 s, or for a time that is over. Where it makes it more, a little is
    /// added for the same reason.
    private func delay(_ number: Int, _ outcome: Outcome, random: Double) -> Duration {
        let doublings = min(number - 1, 20)
        let limit = min(baseDelay * (1 << doublings), maximumDelay)
        let jitter = limit * random
        guard case .answer(_, let asked?, _) = outcome else { return jitter }
        return max(jitter, asked + min(jitter, asked / 10))
    }

    private static func needsNewConnection(_ outcome: Outcome) -> Bool {
        switch outcome {
        case .answer(let status, _, _): status == 503
        case .failure: true
        }
    }
}
