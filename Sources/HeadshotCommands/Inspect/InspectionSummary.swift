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
    /// Photos of other formats. They are none of the photos.
    private var foreignPhotos: [String: Int] = [:]
    private var warnings: [String: Int] = [:]
    private var turnedCount = 0
    private var inspectedCount = 0
    private var pixelCounts: ClosedRange<Int>?

    private static let shownCount = 8

    private var foreignCount: Int { foreignPhotos.values.reduce(0, +) }

    /// Of all that was looked at.
    var count: Int { photoCount + foreignCount }
    /// Of all that normalize would refuse.
    var refusedCount: Int { rejectedCount + foreignCount }

    mutating func add(_ result: InspectionResult) {
        if result.isForeignPhoto, let refusal = result.refusal {
            foreignPhotos[RejectionKind.name(of: refusal), default: 0] += 1
            return
        }
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
        codings[String(picture.codingProcess.name.map { $0 == "-" ? " " : $0 }), default: 0] += 1
        colors[InspectionWords(inspection).coloring, default: 0] += 1
        if inspection.metadata.profileByteCount != nil {
            profiles[inspection.metadata.profileName ?? "without a name", default: 0] += 1
        }
        if let camera = InspectionWords(inspection).camera { cameras[camera, default: 0] += 1 }
        for item in inspection.privateData { privateItems[InspectionWords.name(item), default: 0] += 1 }
        if inspection.metadata.hasSerialNumber { privateItems["serial number", default: 0] += 1 }
        if (inspection.metadata.orientation ?? 1) != 1 { turnedCount += 1 }
        for code in Set(inspection.warnings.map(\.code.rawValue)) { warnings[code, default: 0] += 1 }
        if let plan = inspection.verdict.plan {
            verdicts[plan.status == .unchanged ? "conforming" : plan.method.rawValue, default: 0] += 1
            outputByteCount += plan.predictedByteCount
        }
    }

    func lines(style: TextStyle) -> [String] {
        let title = "\(DisplayText.grouped(photoCount)) \(photoCount == 1 ? "photo" : "photos")"
        let first = style.colored(title, .bold) + ", \(DisplayText.byteCount(inputByteCount))"
        return [first] + facts.flatMap { $0.lines(style: style) }
    }

    private var facts: [InspectionFact] {
        let result = outputByteCount > 0 ? "about \(DisplayText.byteCount(outputByteCount)) in all" : ""
        let turned = turnedCount > 0 ? "\(DisplayText.grouped(turnedCount)) not stored upright" : ""
        let isPublic = inspectedCount > 0 && privateItems.isEmpty
        return [
            InspectionFact("Normalize", text(verdicts), color: .green),
            InspectionFact("Rejected", text(rejections), color: .red),
            InspectionFact("Not JPEG", text(foreignPhotos), color: .red),
            InspectionFact("Result", result),
            InspectionFact("Pixels", pixels),
            InspectionFact("Coding", text(codings)),
            InspectionFact("Colors", text(colors)),
            InspectionFact("Profiles", text(profiles)),
            InspectionFact("Turned", turned),
            InspectionFact("Cameras", text(cameras)),
            isPublic
                ? InspectionFact("Private", "nothing found", color: .green)
                : InspectionFact("Private", privateData, color: .yellow),
            InspectionFact("Warnings", text(warnings), color: .yellow),
        ]
    }

    private var pixels: String {
        guard let pixelCounts else { return "" }
        let least = DisplayText.oneDecimal(Double(pixelCounts.lowerBound) / 1e6)
        let most = DisplayText.oneDecimal(Double(pixelCounts.upperBound) / 1e6)
        return least == most ? "\(most) megapixels" : "\(least) to \(most) megapixels"
    }

    /// "XMP in 12, GPS position in 2".
    private var privateData: String {
        text(privateItems) { "\($0) in \($1)" }
    }

    /// "12 baseline, 2 progressive": the most frequent first, then by name.
    private func text(
        _ counts: [String: Int],
        phrase: (_ name: String, _ count: String) -> String = { "\($1) \($0)" }
    ) -> String {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let more = sorted.count - Self.shownCount
        let shown = sorted.prefix(Self.shownCount).map {
            phrase(DisplayText.escaped($0.key), DisplayText.grouped($0.value))
        }
        return (shown + (more > 0 ? ["\(more) more kinds"] : [])).joined(separator: ", ")
    }
}
