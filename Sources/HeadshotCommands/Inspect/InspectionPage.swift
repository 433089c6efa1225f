import JPEGSyntax
import PhotoMetadata
import PhotoNormalization

/// One photo's page for people: a label and a line for each thing worth telling, then the verdict.
struct InspectionPage {
    let name: FilePath
    let inspection: PhotoInspection
    let style: TextStyle

    private static let labelWidth = 11
    private static let shownReasonCount = 4

    var lines: [String] {
        var lines = [style.colored(DisplayText.escaped(name), .bold)]
        for (label, text) in facts where !text.isEmpty {
            let padding = String(repeating: " ", count: max(1, Self.labelWidth - label.count))
            lines.append("  " + style.colored(label, .dim) + padding + text)
        }
        lines.append("")
        return lines + verdictLines.map { "  " + $0 }
    }

    private var facts: [(label: String, text: String)] {
        let words = InspectionWords(inspection)
        let camera = inspection.metadata.camera
        return [
            ("Size", words.size),
            ("Stored", words.turning),
            ("Coding", words.coding),
            ("Colors", words.colors),
            ("Quality", words.quality),
            ("Camera", escaped([words.camera, camera.lens])),
            ("Taken", escaped([words.taken] + words.exposure)),
            ("Credit", escaped([camera.artist, camera.copyright])),
            ("Software", escaped([camera.software])),
            ("Private", privateData),
            ("Metadata", words.metadataSize),
            ("Behind it", words.trailingData),
        ] + inspection.warnings.map { ("Warning", warning($0)) }
    }

    private func escaped(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.map { DisplayText.escaped($0) }.joined(separator: ", ")
    }

    private var privateData: String {
        var found = inspection.privateData.map(InspectionWords.name)
        if inspection.metadata.hasSerialNumber { found.append("serial number") }
        return found.isEmpty
            ? style.colored("nothing found", .green) : style.colored(found.joined(separator: ", "), .yellow)
    }

    private func warning(_ warning: PhotoWarning) -> String {
        style.colored(DisplayText.escaped(warning.message), .yellow) + style.colored(" (\(warning.code))", .dim)
    }

    private var verdictLines: [String] {
        if let refusal = inspection.verdict.refusal {
            return [style.colored("✗ Rejected", .red) + ": \(DisplayText.escaped(refusal.description))"]
        }
        guard let plan = inspection.verdict.plan else { return [] }
        if plan.status == .unchanged {
            return [style.colored("✓ Conforms", .green) + ": normalize would hand it on byte for byte."]
        }
        return [style.colored("✓ Accepted", .green) + ": normalize would " + InspectionWords.deed(plan) + "."]
            + removed(plan)
            + reasons
    }

    private func removed(_ plan: NormalizationReport) -> [String] {
        guard !plan.removed.isEmpty else { return [] }
        return ["  It would leave out: " + plan.removed.map(InspectionWords.name).joined(separator: ", ") + "."]
    }

    private var reasons: [String] {
        let reasons = inspection.verdict.reasons
        let more = reasons.count - Self.shownReasonCount
        let shown = reasons.prefix(Self.shownReasonCount).map { "  · " + DisplayText.escaped($0) }
        return (shown + (more > 0 ? ["  · and \(more) more"] : [])).map { style.colored($0, .dim) }
    }
}
