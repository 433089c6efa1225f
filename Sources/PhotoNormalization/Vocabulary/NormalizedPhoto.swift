/// A photo that *check* has checked: within the budget, sound, and what its plan says. Nothing else makes one, but
/// `init(restoring:report:)`, which looks at it again.
public struct NormalizedPhoto: Sendable {
    /// The whole file.
    public let bytes: [UInt8]
    /// What was done to the photo.
    public let report: NormalizationReport

    /// Pixels, as people see the picture.
    public var width: Int { report.width }
    /// Pixels, as people see the picture.
    public var height: Int { report.height }

    internal init(bytes: [UInt8], report: NormalizationReport) {
        self.bytes = bytes
        self.report = report
    }
}
