import JPEGSyntax
import PhotoMetadata
import PhotoNormalization

/// Counts over all photos of a run.
struct InspectionSummary {
    private(set) var photoCount = 0
    private(set) var rejectedCount = 0
    private var inputByteCount = 0
    private var outputByteCount = 0
    private var verdicts: [String: Int] = [:]
    private var codings: [String: Int] = [:]
    private var colors: [String: Int] = [:]
    private var profiles: [String: Int] = [:]
    private var cameras: [String: Int] = [:]
    private var privateItems: [String: Int] = [:]
    private var rejections: [String: Int] = [:]
    private var warnings: [String: Int] = [:]
    private var turnedCount = 0
    private var inspectedCount = 0
    private var pixelCounts: ClosedRange<Int>?

    private static let labelWidth = 11
    private static let shownCount = 8

    mutating func add(_ result: InspectionResult) {
        photoCount += 1
        inputByteCount += result.byteCount ?? 0
        if let refusal = result.refusal {
            rejectedCount += 1
            rejections[RejectionKind.name(of: refusal), default: 0] += 1
        }
        if let inspection = result.inspection { add(inspection) }
    }

    private mutating func add(_ inspection: PhotoInspection) {
        inspectedCount += 1
        let picture = inspection.picture
        let (pixelCount, overflows) = picture.width.multipliedReportingOverflow(by: picture.height)
        if !overflows {
            pixelCounts =
                min(
                    pixelCounts?.lowerBound ?? pixelCount, pixelCount)...max(
                    pixelCounts?.upperBound ?? pixelCount, pixelCount)
        }
        codings[String(picture.codingProcess.word.map { $0 == "-" ? " " : $0 }), default: 0] += 1
        let sampling = picture.subsampling == .gray ? "" : " \(picture.subsampling.rawValue)"
        colors[picture.color.rawValue + sampling, default: 0] += 1
        if inspection.metadata.profileByteCount != nil {
            profiles[inspection.metadata.profileName ?? "without a name", default: 0] += 1
        }
        if let camera = InspectionWords(inspection).camera { cameras[camera, default: 0] += 1 }
        for item in inspection.privateData { privateItems[InspectionWords.name(item), default: 0] += 1 }
        if inspection.metadata.hasSerialNumber { privateItems["serial number", default: 0] += 1 }
        if (inspection.metadata.orientation ?? 1) != 1 { turnedCount += 1 }
        for code in Set(inspection.warnings.map(\.code)) { warnings[code, default: 0] += 1 }
        if let plan = inspection.verdict.plan {
            verdicts[plan.status == .unchanged ? "conforming" : plan.method.rawValue, default: 0] += 1
            outputByteCount += plan.predictedByteCount
        }
    }

    func lines(style: TextStyle) -> [String] {
        let title = "\(DisplayText.grouped(photoCount)) \(photoCount == 1 ? "photo" : "photos")"
        var lines = [style.colored(title, .bold) + ", \(DisplayText.byteCount(inputByteCount))"]
        for (label, text, color) in facts where !text.isEmpty {
            let padding = String(repeating: " ", count: max(1, Self.labelWidth - label.count))
            lines.append("  " + style.colored(label, .dim) + padding + (color.map { style.colored(text, $0) } ?? text))
        }
        return lines
    }

    private var facts: [(label: String, text: String, color: TextStyle.Color?)] {
        [
            ("Normalize", text(verdicts), .green),
            ("Rejected", text(rejections), .red),
            ("Result", outputByteCount > 0 ? "about \(DisplayText.byteCount(outputByteCount)) in all" : "", nil),
            ("Pixels", pixels, nil),
            ("Coding", text(codings), nil),
            ("Colors", text(colors), nil),
            ("Profiles", text(profiles), nil),
            ("Turned", turnedCount > 0 ? "\(DisplayText.grouped(turnedCount)) not stored upright" : "", nil),
            ("Cameras", text(cameras), nil),
            ("Private", inspectedCount > 0 && privateItems.isEmpty ? "nothing found" : text(privateItems), .yellow),
            ("Warnings", text(warnings), .yellow),
        ]
    }

    private var pixels: String {
        guard let pixelCounts else { return "" }
        let least = DisplayText.oneDecimal(Double(pixelCounts.lowerBound) / 1e6)
        let most = DisplayText.oneDecimal(Double(pixelCounts.upperBound) / 1e6)
        return least == most ? "\(most) megapixels" : "\(least) to \(most) megapixels"
    }

    /// "12 baseline, 2 progressive": the most frequent first, then by name.
    private func text(_ counts: [String: Int]) -> String {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let more = sorted.count - Self.shownCount
        let shown = sorted.prefix(Self.shownCount).map {
            "\(DisplayText.grouped($0.value)) \(DisplayText.escaped($0.key))"
        }
        return (shown + (more > 0 ? ["\(more) more kinds"] : [])).joined(separator: ", ")
    }
}
