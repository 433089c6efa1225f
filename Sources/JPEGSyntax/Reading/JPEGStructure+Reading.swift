extension JPEGStructure {
    /// Reads the marker structure of a file: every marker, no pixel.
    ///
    /// Takes time in proportion to the bytes (0.1 to 0.2 ns for each byte of a photo), and memory in proportion to the
    /// limits. What libjpeg-turbo decodes without a warning is read without an error, and most of what it decodes with
    /// one; processes that this project does not decode (lossless, hierarchical, 12 bits) and a height of 0 are read as
    /// well.
    ///
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - limits: counted while reading.
    /// - Throws: what makes the bytes unreadable; deviations that decoders live with are in `anomalies` instead.
    package init(reading bytes: Span<UInt8>, limits: SyntaxLimits = SyntaxLimits()) throws(JPEGSyntaxError) {
        var reader = StructureReader(limits: limits)
        try reader.read(bytes)
        guard let frame = reader.frame else { throw .noImageData(afterByteCount: reader.offset) }
        self.init(
            byteCount: bytes.count,
            segments: reader.segments,
            frame: frame,
            scans: reader.scans,
            restartInterval: reader.firstScanRestartInterval,
            trailingData: reader.trailingData,
            anomalies: reader.anomalies,
            applicationByteCount: reader.applicationByteCount,
            quantizationTables: reader.latchedQuantizationTables,
            huffmanTables: reader.tables.huffmanTables,
            unusedTables: reader.tables.unusedTables,
            jfif: reader.jfif,
            adobeTransform: reader.adobeTransform,
            isMotionPhoto: MotionPhoto.isPresent(
                claimedByXMP: reader.hasMotionPhotoXMP,
                trailingData: reader.trailingData,
                in: bytes
            ),
            impliedEnd: reader.impliedEnd,
            hasAllScans: reader.isComplete,
            lineCount: reader.lineCount
        )
    }

    /// The same structure, now that it is known where the picture's data end and bytes begin that belong to nothing.
    ///
    /// - Parameters:
    ///   - end: of the last MCU's data, as an offset into the file.
    ///   - bytes: the file.
    /// - Returns: the structure with trailing data from there on.
    package func ending(at end: Int, in bytes: Span<UInt8>) -> JPEGStructure {
        let trailingData = TrailingData(in: bytes, from: end)
        let claimsMotionPhoto = segments.contains {
            ($0.kind == .xmp || $0.kind == .extendedXMP) && MotionPhoto.isClaimed(byXMPIn: bytes, $0.payload)
        }
        var ended = self
        ended.trailingData = trailingData
        ended.isMotionPhoto = MotionPhoto.isPresent(
            claimedByXMP: claimsMotionPhoto, trailingData: trailingData, in: bytes)
        return ended
    }
}
