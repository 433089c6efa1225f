import PhotoNormalization

/// Counts over all photos of a run.
struct RunTotals: Sendable, Hashable {
    private(set) var normalizedCount = 0
    private(set) var unchangedCount = 0
    private(set) var skippedCount = 0
    private(set) var rejectedCount = 0
    /// Rejections by kind: "PNG", "damaged", …
    private(set) var rejections: [String: Int] = [:]
    /// Photos of other formats in directories, by format. They are none of the photos.
    private(set) var foreignPhotos: [String: Int] = [:]
    /// Rejections because nothing could be written.
    private(set) var unwritableCount = 0

    var photoCount: Int { normalizedCount + unchangedCount + skippedCount + rejectedCount }

    mutating func add(_ result: PhotoResult) {
        switch result.outcome {
        case .done(let report) where report.status == .unchanged: unchangedCount += 1
        case .done: normalizedCount += 1
        case .skipped: skippedCount += 1
        case .foreignPhoto(let error):
            foreignPhotos[RejectionKind.name(of: error), default: 0] += 1
        case .rejected(let error):
            rejectedCount += 1
            rejections[RejectionKind.name(of: error), default: 0] += 1
            if error.code == "cannot-write" { unwritableCount += 1 }
        }
    }

    /// "20,000 photos: 19,540 normalized, 310 unchanged, 150 rejected (112 PNG, 31 HEIC, 7 damaged)".
    ///
    /// After a dry run nothing was normalized, only looked at.
    func text(isDryRun: Bool) -> String {
        var parts: [String] = []
        if normalizedCount > 0 {
            parts.append("\(DisplayText.grouped(normalizedCount)) \(isDryRun ? "to normalize" : "normalized")")
        }
        if unchangedCount > 0 { parts.append("\(DisplayText.grouped(unchangedCount)) unchanged") }
        if skippedCount > 0 { parts.append("\(DisplayText.grouped(skippedCount)) skipped") }
        if rejectedCount > 0 { parts.append("\(DisplayText.grouped(rejectedCount)) rejected (\(rejectionText))") }
        let photos = "\(DisplayText.grouped(photoCount)) \(photoCount == 1 ? "photo" : "photos")"
        return parts.isEmpty ? photos : "\(photos): \(parts.joined(separator: ", "))"
    }

    var foreignCount: Int { foreignPhotos.values.reduce(0, +) }

    /// "2 HEIC, 1 PNG: not JPEG"; nil when there are none.
    var foreignText: String? {
        foreignPhotos.isEmpty ? nil : "\(Self.text(foreignPhotos)): not JPEG"
    }

    private var rejectionText: String { Self.text(rejections) }

    /// The most frequent kind first, then by name.
    static func text(_ counts: [String: Int]) -> String {
        counts
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(DisplayText.grouped($0.value)) \($0.key)" }
            .joined(separator: ", ")
    }

    /// Full when nothing came out, and every photo failed on the way to the disk, nothing could be done.
    func exitStatus(wasInterrupted: Bool) -> CommandStatus {
        if wasInterrupted { return .interrupted }
        if rejectedCount == 0, foreignPhotos.isEmpty { return .success }
        return unwritableCount == photoCount && photoCount > 0 ? .impossible : .rejected
    }
}
