import PhotoNormalization

/// What `--verbose` adds below a photo's line.
enum ResultDetails {
    static func lines(_ result: PhotoResult) -> [String] {
        guard let report = result.report else { return [] }
        var lines = report.warnings.map { warning in
            "  \(warning.word): \(DisplayText.escaped(warning.message)) (\(warning.code))"
        }
        lines.append(
            "  budget \(DisplayText.grouped(report.maximumByteCount)) bytes"
                + ", predicted \(DisplayText.grouped(report.predictedByteCount))"
                + (report.outputByteCount.map { ", written \(DisplayText.grouped($0))" } ?? "")
        )
        lines.append(
            "  stored \(report.inputWidth) × \(report.inputHeight)"
                + (report.orientation.map { ", orientation \($0)" } ?? ", no orientation")
                + ", \(report.encodeCount) \(report.encodeCount == 1 ? "encode" : "encodes")"
                + ", \(DisplayText.grouped(Int((result.seconds * 1_000).rounded()))) ms"
        )
        return lines
    }
}

extension PhotoWarning {
    /// What people call it: what was done to a photo unasked is nothing to be warned of.
    var word: String { gravity == .notice ? "notice" : "warning" }
}
