import GraphPhotos
import PhotoNormalization

/// Says what became of an upload, to people or to programs.
struct UploadPrinter: Sendable {
    let request: UploadRequest
    let console: Console

    /// False when nobody takes the result.
    func print(_ result: UploadResult) -> Bool {
        if request.format == .jsonLines {
            guard write(result.json) else { return false }
        } else if result.error == nil, request.verbosity >= .normal, !request.isDryRun {
            guard write(line(result)) else { return false }
        }
        if let error = result.error {
            if request.format == .text || request.verbosity >= .normal { say(error, of: result) }
            return true
        }
        if request.verbosity >= .normal { result.photo.report.map { sayWarnings($0, result) } }
        return true
    }

    private func write(_ line: String) -> Bool {
        (try? Transfer.write(Array((line + "\n").utf8), to: console.output)) != nil
    }

    /// "anna.jpg → user anna@contoso.com  uploaded  (metadata)  1.2 MB  648 × 648".
    private func line(_ result: UploadResult) -> String {
        var parts = [
            "\(DisplayText.escaped(result.photo.input)) → \(DisplayText.escaped(result.target.description))",
            console.outputStyle.colored(result.isUncertain ? "accepted" : "uploaded", .green),
        ]
        if let report = result.photo.report {
            parts.append("\(report.status.rawValue) (\(report.method.rawValue))")
            parts.append(DisplayText.byteCount(report.outputByteCount ?? report.inputByteCount))
            parts.append("\(report.width) × \(report.height)")
        }
        if let count = result.receipt?.service.attemptCount, count > 1 { parts.append("\(count) tries") }
        return parts.joined(separator: "  ")
    }

    private func say(_ error: GraphError, of result: UploadResult) {
        let name = console.errorStyle.colored(DisplayText.escaped(result.photo.input), .red)
        console.message("\(name): \(DisplayText.escaped(error.description))")
        if let identifiers = error.identifiers { console.message("  " + identifiers) }
    }

    private func sayWarnings(_ report: NormalizationReport, _ result: UploadResult) {
        console.say(
            report.warnings.filter { warning in
                (request.verbosity == .verbose || isOfTheService(warning)) && !warning.isEarly
            })
        if result.receipt != nil, request.format == .text {
            console.message(
                "Accepted is not visible everywhere: SharePoint takes 1 to 3 days, Teams keeps photos up to 60 days."
            )
        }
    }

    private func isOfTheService(_ warning: PhotoWarning) -> Bool {
        GraphErrorCatalog.warnings.contains { $0.code == warning.code }
    }
}
