internal import JPEGCodec
internal import JPEGSyntax
internal import PhotoMetadata

extension NormalizedPhoto {
    /// Makes one again from what was stored of it, in a cache or a queue: what *check* asks of an output is asked
    /// again, as far as that does not take the source.
    ///
    /// The number of bytes against the report and its budget, every marker, the frame, its size as people see it, and
    /// whether a decoder can read the headers. The picture is not decoded: a checksum beside the bytes finds what
    /// flipped inside it.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, as `bytes` was.
    ///   - report: as `report` was, also when it was encoded and decoded meanwhile.
    ///   - limits: how much of the machine reading the markers may take; default the library's limits.
    /// - Throws: `PhotoError` with the code `report-mismatch` where the two do not belong together.
    public init(
        restoring bytes: [UInt8],
        report: NormalizationReport,
        limits: ResourceLimits = ResourceLimits()
    ) throws(PhotoError) {
        guard bytes.count == report.outputByteCount else {
            throw .reportMismatch("there are \(bytes.count) bytes, not those of the report's output")
        }
        guard bytes.count <= report.maximumByteCount else {
            throw .reportMismatch("there are \(bytes.count) bytes, the budget was \(report.maximumByteCount)")
        }
        let isUnchanged = report.status == .unchanged
        guard isUnchanged == (report.method == .passthrough), !isUnchanged || bytes.count == report.inputByteCount
        else {
            throw .reportMismatch("the report contradicts itself")
        }
        let properties: ImageProperties
        do {
            properties = try ProbedPhoto(probing: bytes, limits: limits).properties
        } catch {
            throw .reportMismatch("the markers cannot be read: \(error.message)")
        }
        let structure = properties.structure
        let frame: FrameLayout
        do {
            frame = try FrameLayout(readingHeaderOf: bytes)
        } catch {
            throw .reportMismatch("libjpeg cannot read the header: \(PhotoError(error, limits: limits).message)")
        }
        guard frame.width == structure.frame.width, frame.height == structure.frame.height,
            properties.uprightWidth == report.width, properties.uprightHeight == report.height
        else {
            throw .reportMismatch("the picture is \(properties.uprightWidth) × \(properties.uprightHeight)")
        }
        guard isUnchanged || (structure.anomalies.isEmpty && structure.trailingData == nil) else {
            throw .reportMismatch("the markers are not in order")
        }
        self.init(bytes: bytes, report: report)
    }
}
