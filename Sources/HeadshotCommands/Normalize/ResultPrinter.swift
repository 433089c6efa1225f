import PhotoNormalization

/// Says what becomes of the photos, to people or to programs.
struct ResultPrinter: ResultReceiver {
    private let format: ResultFormat
    private let verbosity: Verbosity
    private let isDryRun: Bool
    private let photoCount: Int
    /// Whether programs read standard error, and nothing else may be said there.
    private let isErrorForPrograms: Bool
    /// Whether the photo itself goes to standard output.
    private let isOutputTaken: Bool
    private let resultLine: ResultLine
    private let errorLine: ResultLine
    private var stream: ResultStream
    private var totals = RunTotals()

    init(_ request: NormalizeRequest, plan: OutputPlan, console: Console) {
        format = request.format
        verbosity = request.verbosity
        isDryRun = request.isDryRun
        photoCount = plan.steps.count
        var console = console
        if plan.usesStandardOutput {
            // The photo itself goes to standard output: results go where messages go.
            console.output = console.error
            console.outputStyle = console.errorStyle
        }
        isOutputTaken = plan.usesStandardOutput
        isErrorForPrograms = plan.usesStandardOutput && format == .jsonLines
        resultLine = ResultLine(nameWidth: plan.nameWidth, style: console.outputStyle)
        errorLine = ResultLine(nameWidth: plan.nameWidth, style: console.errorStyle)
        stream = ResultStream(console: console, hasProgress: verbosity >= .normal)
    }

    mutating func receive(_ result: PhotoResult) throws(SystemError) {
        totals.add(result)
        switch format {
        case .jsonLines:
            try stream.result(result.json)
            // Programs have read it already; for people the reason is on standard error too.
            if result.error != nil, !result.isForeignPhoto, verbosity >= .normal, !isErrorForPrograms {
                stream.message(errorLine.text(result))
            }
        case .text where result.error != nil:
            // Thousands of them would hide what else there is to tell; the end says how many.
            if !result.isForeignPhoto || verbosity == .verbose { stream.message(errorLine.text(result)) }
        case .text:
            guard verbosity >= .normal else { break }
            if isOutputTaken {
                // Beside a photo that has arrived they are messages: nobody need hear them.
                stream.message(resultLine.text(result))
            } else {
                try stream.result(resultLine.text(result))
            }
        }
        if verbosity == .verbose, !isErrorForPrograms { ResultDetails.lines(result).forEach { stream.message($0) } }
    }

    mutating func showProgress(doneCount: Int) {
        stream.showProgress(done: doneCount, total: photoCount, rejectedCount: totals.rejectedCount)
    }

    /// Says the totals.
    mutating func finish(_ end: OrderedRun.End, skipped: SkippedFiles) -> CommandStatus {
        stream.hideProgress()
        if case .failed(let error) = end {
            stream.sayFailure(error)
            return .impossible
        }
        let wasInterrupted = end == .interrupted
        if verbosity >= .normal, !isErrorForPrograms {
            if photoCount > 1, totals.photoCount > 0 { stream.message(totals.text(isDryRun: isDryRun)) }
        }
        // Under --quiet, too: nothing else says why the status is not 0.
        if let text = totals.foreignText, !isErrorForPrograms, format == .text || verbosity >= .normal {
            stream.message(text)
        }
        if verbosity >= .normal, !isErrorForPrograms {
            if let text = skipped.text { stream.message(text) }
            if wasInterrupted {
                let rest = photoCount - totals.photoCount - totals.foreignCount
                stream.message(
                    "interrupted; \(DisplayText.grouped(rest)) of \(DisplayText.grouped(photoCount)) not done")
            }
        }
        return totals.exitStatus(wasInterrupted: wasInterrupted)
    }
}

extension OutputPlan {
    /// Whether a photo goes to standard output.
    var usesStandardOutput: Bool {
        steps.contains { step in
            if case .photo(_, .standardOutput) = step { true } else { false }
        }
    }

    /// Columns of the longest names, within reason; 0 for a single photo, which needs no columns.
    var nameWidth: Int {
        if steps.count <= 1 { return 0 }
        let widths = steps.map { step in
            switch step {
            case .photo(let source, let destination):
                ResultLine.names(input: source.path, output: destination.path, isMany: true).count
            case .failure, .foreignPhoto: 0
            }
        }
        return min(widths.max() ?? 0, 60)
    }
}
