/// How far this machine's clock is from that of whoever answered.
struct ClockDifference: Sendable, Hashable {
    /// More than 0: this machine's clock is fast.
    let seconds: Int

    /// Clocks may differ by this many seconds.
    static let tolerance = 300

    /// nil without a date.
    ///
    /// - Parameters:
    ///   - date: an answer's Date field.
    ///   - now: this machine's clock, in seconds since 1970.
    init?(date: String?, now: Int) {
        guard let theirs = date.flatMap({ HTTPDate.secondsSince1970($0) }) else { return nil }
        seconds = now - theirs
    }

    init(seconds: Int) {
        self.seconds = seconds
    }

    /// Tokens and assertions are not what they should be by such a clock.
    var isOff: Bool { abs(seconds) > Self.tolerance }

    /// "This machine's clock is 3 hours fast."
    var sentence: String {
        "This machine's clock is \(Self.age(abs(seconds))) \(seconds > 0 ? "fast" : "slow")."
    }

    /// "45 seconds", "3 hours".
    static func age(_ seconds: Int) -> String {
        switch seconds {
        case ..<120: "\(seconds) second\(seconds == 1 ? "" : "s")"
        case ..<7_200: "\(seconds / 60) minutes"
        case ..<172_800: "\(seconds / 3_600) hours"
        default: "\(seconds / 86_400) days"
        }
    }
}
