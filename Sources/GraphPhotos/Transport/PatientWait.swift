/// Waiting for what is not there yet: a group that is still being made, a service beside the machine that is restarted.
struct PatientWait: Sendable, Hashable {
    /// For all of it, from the first answer that says so.
    let limit: Duration
    private var start: Duration?
    private var step = Duration.seconds(1)
    /// What has been waited.
    private(set) var waited = Duration.zero

    private static let maximumStep = Duration.seconds(15)

    init(limit: Duration) {
        self.limit = limit
    }

    /// - Parameters:
    ///   - now: since some start.
    ///   - asked: what the service asks to be left alone for.
    /// - Returns: what to wait before the next try; nil when the time is over. The last try is at its end.
    mutating func next(now: Duration, asked: Duration?) -> Duration? {
        let start = start ?? now
        self.start = start
        waited = now - start
        let left = limit - waited
        guard left > .zero, asked.map({ $0 <= left }) ?? true else { return nil }
        let delay = max(min(step, left), asked ?? .zero)
        step = min(step * 2, Self.maximumStep)
        return delay
    }
}
