/// Results on standard output, messages on standard error, and a progress bar that keeps out of the way of both.
struct ResultStream: Sendable {
    let console: Console
    /// Whether there may be a progress bar.
    let hasProgress: Bool

    private var isProgressShown = false

    init(console: Console, hasProgress: Bool) {
        self.console = console
        self.hasProgress = hasProgress
    }

    /// - Throws: when nobody takes the results.
    mutating func result(_ line: String) throws(SystemError) {
        hideProgress()
        try console.print(line)
    }

    mutating func message(_ text: String) {
        hideProgress()
        console.message(text)
    }

    /// `done` is up to `total`.
    mutating func showProgress(done: Int, total: Int, rejectedCount: Int) {
        guard hasProgress, total > 1, let width = console.progressWidth else { return }
        let line = ProgressBar.line(done: done, total: total, rejectedCount: rejectedCount, width: width)
        // The bar only decorates: what cannot be shown is not an error.
        try? Transfer.write(Array("\r\(line)\u{1B}[K".utf8), to: console.error)
        isProgressShown = true
    }

    mutating func hideProgress() {
        if isProgressShown { try? Transfer.write(Array("\r\u{1B}[K".utf8), to: console.error) }
        isProgressShown = false
    }

    /// Says why results can no longer be written. Whoever closed the pipe knows it, and does not want to hear more.
    mutating func sayFailure(_ error: SystemError) {
        if error != .brokenPipe { message("headshot: results cannot be written: \(error.phrase)") }
    }
}
