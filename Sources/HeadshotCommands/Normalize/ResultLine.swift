import PhotoNormalization

/// Results as lines for people, one per photo, in columns.
struct ResultLine: Sendable {
    /// Columns of the names, known before the first photo is done; 0 for a single photo.
    var nameWidth: Int
    var style: TextStyle

    private static let statusWidth = 24
    private static let sizeWidth = 18
    private static let dimensionsWidth = 13

    func text(_ result: PhotoResult) -> String {
        switch result.outcome {
        case .done(let report): done(result, report)
        case .skipped: columns([(names(result), nameWidth), (style.colored("skipped", .dim), 0), ("output exists", 0)])
        case .rejected(let error), .foreignPhoto(let error): rejected(result, error)
        }
    }

    /// "name: sentence remedy (code)".
    private func rejected(_ result: PhotoResult, _ error: PhotoError) -> String {
        let name = DisplayText.escaped(result.input)
        return style.colored(name, .red) + ": " + DisplayText.escaped(error.forCommand.description)
    }

    private func done(_ result: PhotoResult, _ report: NormalizationReport) -> String {
        let isMany = nameWidth > 0
        return columns([
            (names(result), nameWidth),
            (status(result, report), isMany ? Self.statusWidth : 0),
            (sizes(report), isMany ? Self.sizeWidth : 0),
            ("\(report.width) × \(report.height)", isMany ? Self.dimensionsWidth : 0),
            (report.psnr.map { "\(DisplayText.oneDecimal($0)) dB" } ?? "", isMany ? 8 : 0),
            (removed(report), 0),
            (remarks(report), 0),
        ])
    }

    private func names(_ result: PhotoResult) -> String {
        Self.names(input: result.input, output: result.isDryRun ? nil : result.output, isMany: nameWidth > 0)
    }

    /// "input → output"; one name where both are one, and where outputs keep their names and only the directory
    /// changes.
    static func names(input: FilePath, output: FilePath?, isMany: Bool) -> String {
        let name = DisplayText.escaped(input)
        guard let output, output != input else { return name }
        if isMany, output.lastComponent == input.lastComponent { return name }
        return "\(name) → \(DisplayText.escaped(output))"
    }

    private func status(_ result: PhotoResult, _ report: NormalizationReport) -> String {
        switch report.status {
        case .unchanged: style.colored("unchanged", .dim)
        case .normalized:
            style.colored(result.isDryRun ? "to normalize" : "normalized", .green) + " (\(report.method.rawValue))"
        }
    }

    private func sizes(_ report: NormalizationReport) -> String {
        let input = DisplayText.byteCount(report.inputByteCount)
        if report.status == .unchanged { return input }
        guard let output = report.outputByteCount else {
            return "\(input) → \(DisplayText.byteCount(report.predictedByteCount))"
        }
        return "\(input) → \(DisplayText.byteCount(output))"
    }

    private func removed(_ report: NormalizationReport) -> String {
        report.removed.isEmpty ? "" : "removed " + report.removed.map(\.rawValue).joined(separator: ", ")
    }

    /// What of the picture is lost, and how many things else there are to be told: what is wrong with the photo apart
    /// from what was done to it unasked.
    private func remarks(_ report: NormalizationReport) -> String {
        let damage = report.warnings.first { $0.gravity == .damage }.map { DisplayText.escaped($0.message) }
        let noticeCount = report.warnings.count { $0.gravity == .notice }
        let warningCount = report.warnings.count - noticeCount - (damage == nil ? 0 : 1)
        let counts = [
            style.colored(Self.count(warningCount, damage == nil ? "warning" : "further warning"), .yellow),
            Self.count(noticeCount, "notice"),
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        return columns([(style.colored(damage ?? "", .yellow), 0), (counts, 0)])
    }

    /// "1 warning", "2 warnings"; nothing for none.
    private static func count(_ count: Int, _ name: String) -> String {
        count == 0 ? "" : "\(count) \(name)\(count == 1 ? "" : "s")"
    }

    /// Cells with two spaces between them. A cell of width 0 takes what it needs, and nothing when it is empty.
    private func columns(_ cells: [(text: String, width: Int)]) -> String {
        var line = ""
        for cell in cells where !cell.text.isEmpty || cell.width > 0 {
            if !line.isEmpty { line += "  " }
            line += cell.text
            line += String(repeating: " ", count: max(0, cell.width - Self.visibleWidth(cell.text)))
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// Columns on a terminal, colors not counted.
    static func visibleWidth(_ text: String) -> Int {
        var width = 0
        var isInEscape = false
        for character in text {
            if character == "\u{1B}" {
                isInEscape = true
            } else if isInEscape {
                isInEscape = character != "m"
            } else {
                width += 1
            }
        }
        return width
    }
}
