import GraphPhotos

/// Tells people that they have to wait, on standard error.
struct WaitingLog: Sendable {
    let console: Console

    /// Shorter waits are over before they are read of.
    private static let minimum = Duration.seconds(1)

    func tell(_ notice: RetryNotice) {
        guard notice.total >= Self.minimum else { return }
        let reason =
            switch notice.httpStatus {
            case 429: "Microsoft Graph asks for patience (429)"
            case let status?: "the service answered \(status) (\(notice.code))"
            case nil: "there was no answer (\(notice.code))"
            }
        console.message("waiting: \(reason), next try in \(Self.text(notice.delay))")
    }

    /// "0.4 s", "12 s", "3 min 20 s".
    private static func text(_ duration: Duration) -> String {
        let tenths = Int((duration / .milliseconds(100)).rounded(.up))
        if tenths < 100 { return "\(tenths / 10).\(tenths % 10) s" }
        let seconds = (tenths + 9) / 10
        return seconds < 120 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }
}
