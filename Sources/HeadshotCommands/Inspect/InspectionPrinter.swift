import PhotoNormalization

/// Writes pages, JSON Lines or a summary to standard output; progress and what cannot be inspected to standard error.
struct InspectionPrinter: ResultReceiver {
    private let console: Console
    private let format: ResultFormat
    /// Counts instead of pages.
    private let isSummary: Bool
    private let photoCount: Int
    private var stream: ResultStream
    private var summary = InspectionSummary()

    init(console: Console, format: ResultFormat, isSummary: Bool, photoCount: Int) {
        self.console = console
        self.format = format
        self.isSummary = isSummary
        self.photoCount = photoCount
        stream = ResultStream(console: console, hasProgress: isSummary)
    }

    mutating func receive(_ result: InspectionResult) throws(SystemError) {
        summary.add(result)
        if format == .jsonLines {
            try stream.result(result.json)
        } else if !isSummary, let inspection = result.inspection {
            try stream.result((summary.photoCount > 1 ? "\n" : "") + page(result, inspection))
        } else if let refusal = result.refusal, !result.isForeignPhoto {
            let name = console.errorStyle.colored(DisplayText.escaped(result.input), .red)
            stream.message("\(name): \(DisplayText.escaped(refusal.forCommand.description))")
        }
    }

    mutating func showProgress(doneCount: Int) {
        stream.showProgress(done: doneCount, total: photoCount, rejectedCount: summary.rejectedCount)
    }

    /// Says the summary.
    mutating func finish(_ end: OrderedRun.End, skipped: SkippedFiles) -> CommandStatus {
        stream.hideProgress()
        do throws(SystemError) {
            if case .failed(let error) = end { throw error }
            if isSummary, format == .text, summary.count > 0 {
                try stream.result(summary.lines(style: console.outputStyle).joined(separator: "\n"))
            }
        } catch {
            stream.sayFailure(error)
            return .impossible
        }
        if let text = skipped.text { stream.message(text) }
        return end == .interrupted ? .interrupted : summary.refusedCount > 0 ? .rejected : .success
    }

    private func page(_ result: InspectionResult, _ inspection: PhotoInspection) -> String {
        InspectionPage(name: result.input, inspection: inspection, style: console.outputStyle)
            .lines.joined(separator: "\n")
    }
}
