import PhotoNormalization

/// One photo's page for people: a label and a line for each thing worth telling, then the verdict.
struct InspectionPage {
    let name: FilePath
    let inspection: PhotoInspection
    let style: TextStyle

    private static let shownReasonCount = 4

    var lines: [String] {
        let title = style.colored(DisplayText.escaped(name), .bold)
        return [title] + facts.flatMap { $0.lines(style: style) } + [""] + verdictLines
    }

    private var facts: [InspectionFact] {
        let words = InspectionWords(inspection)
        let camera = inspection.metadata.camera
        return [
            InspectionFact("Size", words.size),
            InspectionFact("Stored", words.turning),
            InspectionFact("Coding", words.coding),
            InspectionFact("Colors", words.colors),
            InspectionFact("Quality", words.quality),
            InspectionFact("Camera", escaped([words.camera, camera.lens])),
            InspectionFact("Taken", escaped([words.taken] + words.exposure)),
            InspectionFact("Credit", escaped([camera.artist, camera.copyright])),
            InspectionFact("Software", escaped([camera.software])),
            privateData,
            InspectionFact("Metadata", words.metadataSize),
            InspectionFact("Behind it", words.trailingData),
        ] + inspection.warnings.map(warning)
    }

    private func escaped(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.map { DisplayText.escaped($0) }.joined(separator: ", ")
    }

    private var privateData: InspectionFact {
        var found = inspection.privateData.map(InspectionWords.name)
        if inspection.metadata.hasSerialNumber { found.append("serial number") }
        return found.isEmpty
            ? InspectionFact("Private", "nothing found", color: .green)
            : InspectionFact("Private", found.joined(separator: ", "), color: .yellow)
    }

    private func warning(_ warning: PhotoWarning) -> InspectionFact {
        InspectionFact(
            warning.gravity == .notice ? "Notice" : "Warning",
            "\(DisplayText.escaped(warning.message)) (\(warning.code))",
            color: .yellow)
    }

    private var verdictLines: [String] {
        if let refusal = inspection.verdict.refusal {
            return verdict("✗ Rejected", .red, DisplayText.escaped(refusal.forCommand.description))
        }
        guard let plan = inspection.verdict.plan else { return [] }
        if plan.status == .unchanged {
            return verdict("✓ Conforms", .green, "normalize would hand it on byte for byte.")
        }
        return verdict("✓ Accepted", .green, "normalize would \(InspectionWords.deed(plan)).")
            + removed(plan)
            + reasons
    }

    private func verdict(_ word: String, _ color: TextStyle.Color, _ text: String) -> [String] {
        let texts = DisplayText.wrapped(text, width: InspectionFact.width - 4, indentation: word.count)
        let first = "  \(style.colored(word, color)): \(texts[0])"
        return [first] + texts.dropFirst().map { "    \($0)" }
    }

    private func removed(_ plan: NormalizationReport) -> [String] {
        guard !plan.removed.isEmpty else { return [] }
        let names = plan.removed.map(InspectionWords.name).joined(separator: ", ")
        return DisplayText.wrapped("It would leave out: \(names).", width: InspectionFact.width - 4).map { "    \($0)" }
    }

    private var reasons: [String] {
        let reasons = inspection.verdict.reasons.map { DisplayText.escaped($0) }
        let more = reasons.count - Self.shownReasonCount
        let shown = reasons.prefix(Self.shownReasonCount) + (more > 0 ? ["and \(more) more"] : [])
        return shown.flatMap { reason in
            DisplayText.wrapped(reason, width: InspectionFact.width - 6).enumerated().map { number, text in
                "    " + style.colored((number == 0 ? "· " : "  ") + text, .dim)
            }
        }
    }
}
