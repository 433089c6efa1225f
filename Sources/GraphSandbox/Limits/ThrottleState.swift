/// Counts requests against a policy. Time comes in from outside, as what has passed since any fixed moment.
package struct ThrottleState: Sendable {
    package let policy: ThrottlePolicy
    private var accounts: [String: Account] = [:]

    package init(policy: ThrottlePolicy) {
        self.policy = policy
    }

    /// Whom requests are counted for.
    package func key(app: String, mailbox: String) -> String {
        switch policy.scope {
        case .app: app
        case .mailbox: "\(app) \(mailbox)"
        }
    }

    /// Admits a request, which has to be ended with `end` then, or refuses it.
    ///
    /// - Parameters:
    ///   - key: whom it is counted for.
    ///   - byteCount: of its body.
    ///   - now: never less than at the call before.
    /// - Returns: nil when it is admitted, otherwise what `Retry-After` has to say.
    package mutating func begin(_ key: String, byteCount: Int, now: Duration) -> Duration? {
        var account = accounts.removeValue(forKey: key) ?? Account()
        defer { accounts[key] = account }
        account.requests.forget(before: now - policy.requestWindow)
        account.uploads.forget(before: now - policy.uploadWindow)
        if let maximum = policy.maximumInFlightCount, account.inFlightCount >= maximum { return policy.inFlightDelay }
        if let maximum = policy.maximumRequestCount,
            let time = account.requests.timeOfRoom(for: 1, maximum: maximum)
        {
            return time + policy.requestWindow - now
        }
        if let maximum = policy.maximumUploadByteCount, byteCount > 0,
            let time = account.uploads.timeOfRoom(for: byteCount, maximum: maximum)
        {
            return time + policy.uploadWindow - now
        }
        account.inFlightCount += 1
        account.requests.append(1, at: now)
        if byteCount > 0 { account.uploads.append(byteCount, at: now) }
        return nil
    }

    package mutating func end(_ key: String) {
        accounts[key]?.inFlightCount -= 1
    }

    private struct Account {
        var inFlightCount = 0
        var requests = Window()
        var uploads = Window()
    }

    /// What happened lately, oldest first.
    private struct Window {
        private var entries: ArraySlice<(time: Duration, amount: Int)> = []
        private var total = 0

        mutating func append(_ amount: Int, at time: Duration) {
            entries.append((time, amount))
            total += amount
        }

        mutating func forget(before time: Duration) {
            while let first = entries.first, first.time <= time {
                total -= first.amount
                entries.removeFirst()
            }
        }

        /// When the entry was made that has to be forgotten first; nil when there is room now. An amount that never
        /// fits is let through when nothing else is there.
        func timeOfRoom(for amount: Int, maximum: Int) -> Duration? {
            var left = total
            guard left + amount > maximum else { return nil }
            for entry in entries {
                left -= entry.amount
                if left + amount <= maximum { return entry.time }
            }
            return entries.last?.time
        }
    }
}
