import PhotoNormalization

/// Writes pages, JSON Lines or a summary to standard output; progress and what cannot be inspected to standard error.
struct InspectionPrinter {
    let console: Console
    let format: ResultFormat
    /// Counts instead of pages.
    let isSummary: Bool
    let photoCount: Int
    /// Nobody takes the results.
    private(set) var isClosed = false
    private var summary = InspectionSummary()
    private var doneCount = 0
    private var isProgressShown = false

    init(console: Console, format: ResultFormat, isSummary: Bool, photoCount: Int) {
        self.console = console
        self.format = format
        self.isSummary = isSummary
        self.photoCount = photoCount
    }

    mutating func print(_ result: InspectionResult) {
        doneCount += 1
        summary.add(result)
        switch format {
        case .jsonLines:
            write(result.json)
        case .text:
            let hasPage = !isSummary && result.inspection != nil
            if let inspection = result.inspection, hasPage {
                write((doneCount > 1 ? "\n" : "") + page(result, inspection))
            } else if let refusal = result.refusal {
                hideProgress()
                let name = console.errorStyle.colored(DisplayText.escaped(result.input), .red)
                console.message("\(name): \(DisplayText.escaped(refusal.description))")
            }
        }
        showProgress()
    }

    mutating func finish(skipped: SkippedFiles) {
        hideProgress()
        if isSummary, format == .text, summary.photoCount > 0 {
            write(summary.lines(style: console.outputStyle).joined(separator: "\n"))
        }
        if let text = skipped.text { console.message(text) }
    }

    private func page(_ result: InspectionResult, _ inspection: PhotoInspection) -> String {
        let lines = InspectionPage(name: result.input, inspection: inspection, style: console.outputStyle).lines
        return lines.joined(separator: "\n")
    }

    private mutating func write(_ text: String) {
        if isClosed { return }
        hideProgress()
        do throws(SystemError) {
            try Transfer.write(Array((text + "\n").utf8), to: console.output)
        } catch {
            isClosed = true
            // Whoever closed the pipe knows it.
            if error != .brokenPipe { console.message("headshot: results cannot be written: \(error.phrase)") }
        }
    }

    private mutating func showProgress() {
        guard let width = console.progressWidth, photoCount > 1, isSummary else { return }
        let line = ProgressBar.line(
            done: doneCount, total: photoCount, rejectedCount: summary.rejectedCount, width: width)
        // The bar only decorates: what cannot be shown is not an error.
        try? Transfer.write(Array("\r\(line)\u{1B}[K".utf8), to: console.error)
        isProgressShown = true
    }

    private mutating func hideProgress() {
        if isProgressShown { try? Transfer.write(Array("\r\u{1B}[K".utf8), to: console.error) }
        isProgressShown = false
    }
}
