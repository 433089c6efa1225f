import PhotoNormalization

/// Says what becomes of the photos, to people or to programs. Used from one place, in the order of the inputs.
struct ResultPrinter {
    let console: Console
    let format: ResultFormat
    let verbosity: Verbosity
    /// Whether results go where messages go, since the photo itself goes to standard output.
    let usesErrorForResults: Bool
    let resultLine: ResultLine
    let errorLine: ResultLine
    let photoCount: Int

    private var isProgressShown = false

    /// Whether programs read standard error, and nothing else may be said there.
    private var isErrorForPrograms: Bool { usesErrorForResults && format == .jsonLines }

    init(_ request: NormalizeRequest, plan: OutputPlan, console: Console) {
        self.console = console
        format = request.format
        verbosity = request.verbosity
        usesErrorForResults = plan.usesStandardOutput
        photoCount = plan.steps.count
        let nameWidth = plan.nameWidth
        let resultStyle = plan.usesStandardOutput ? console.errorStyle : console.outputStyle
        resultLine = ResultLine(nameWidth: nameWidth, style: resultStyle)
        errorLine = ResultLine(nameWidth: nameWidth, style: console.errorStyle)
    }

    /// - Throws: when nobody takes the results.
    mutating func print(_ result: PhotoResult) throws(SystemError) {
        switch format {
        case .jsonLines:
            try write(result.json, isResult: true)
            // Programs have read it already; for people the reason is on standard error too.
            if result.error != nil, verbosity >= .normal, !isErrorForPrograms { message(errorLine.text(result)) }
        case .text where result.error != nil:
            message(errorLine.text(result))
        case .text:
            if verbosity >= .normal { try write(resultLine.text(result), isResult: true) }
        }
        if verbosity == .verbose, !isErrorForPrograms { ResultDetails.lines(result).forEach { message($0) } }
    }

    mutating func showProgress(_ totals: RunTotals, done: Int) {
        guard let width = console.progressWidth, photoCount > 1, verbosity >= .normal else { return }
        let line = ProgressBar.line(
            done: done,
            total: photoCount,
            rejectedCount: totals.rejectedCount,
            width: width
        )
        // The bar only decorates: what cannot be shown is not an error.
        try? Transfer.write(Array("\r\(line)\u{1B}[K".utf8), to: console.error)
        isProgressShown = true
    }

    mutating func finish(_ totals: RunTotals, skipped: SkippedFiles, isDryRun: Bool, interrupted: Bool) {
        hideProgress()
        guard verbosity >= .normal, !isErrorForPrograms else { return }
        if photoCount > 1 { message(totals.text(isDryRun: isDryRun)) }
        if let text = skipped.text { message(text) }
        if interrupted {
            let rest = photoCount - totals.photoCount
            message("interrupted; \(DisplayText.grouped(rest)) of \(DisplayText.grouped(photoCount)) not done")
        }
    }

    mutating func message(_ text: String) {
        try? write(text, isResult: false)
    }

    private mutating func write(_ line: String, isResult: Bool) throws(SystemError) {
        hideProgress()
        try Transfer.write(
            Array((line + "\n").utf8),
            to: isResult && !usesErrorForResults ? console.output : console.error
        )
    }

    private mutating func hideProgress() {
        if isProgressShown { try? Transfer.write(Array("\r\u{1B}[K".utf8), to: console.error) }
        isProgressShown = false
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
            case .failure: 0
            }
        }
        return min(widths.max() ?? 0, 60)
    }
}
