/// Everything the markers of a file say, in file order. Nothing is decoded.
package struct JPEGStructure: Sendable, Hashable {
    /// Bytes of the whole file.
    package let byteCount: Int
    /// Every marker segment from SOI up to and including EOI, in file order; restart markers and the entropy-coded data
    /// are in `scans`. A segment behind the first scan in which the file ends is left out.
    package let segments: [MarkerSegment]
    /// The only frame header; of a hierarchical file the first differential one.
    package let frame: FrameHeader
    package let scans: [ScanHeader]
    /// MCUs between restart markers as declared by the last DRI before the first scan; 0: none.
    package let restartInterval: Int
    /// What stands behind EOI, or behind a picture that is complete without it; nil when the file ends there.
    package internal(set) var trailingData: TrailingData?
    /// What is wrong with the markers without making the file unreadable, in file order.
    package let anomalies: [SyntaxAnomaly]
    /// Bytes of all APPn and COM payloads.
    package let applicationByteCount: Int
    /// For each component of the frame the table that its coefficients are quantized with: the one in its slot at its
    /// first scan; nil where a component has no scan.
    package let quantizationTables: [QuantizationTable?]
    /// The Huffman tables as last defined in the file, DC before AC, by slot; at most eight.
    package let huffmanTables: [HuffmanTableSlot]
    /// Where tables are defined that no scan uses, as offsets into the file, in its order: room for anything.
    package let unusedTables: [Range<Int>]
    /// The last JFIF header before the first scan.
    package let jfif: JFIFHeader?
    /// The color transform of the last Adobe segment before the first scan: 0 none, 1 YCbCr, 2 YCCK; others occur.
    package let adobeTransform: UInt8?
    /// True when bytes behind EOI are said to hold a motion photo's film (Google's XMP, ISO base media, Samsung's
    /// trailer).
    package internal(set) var isMotionPhoto: Bool
    /// Where the data of a picture end that is complete but for EOI, as an offset into the file; nil: EOI is there, or
    /// the scans are not all there.
    package let impliedEnd: Int?
    /// Scans tell each bit of each coefficient, as far as their headers say; false also for arithmetic coding, where
    /// nothing tells whether data are missing.
    package let hasAllScans: Bool
    /// The height that DNL gives behind the first scan (ITU-T T.81, B.2.5); nil: there is no DNL.
    package let lineCount: Int?

    package init(
        byteCount: Int,
        segments: [MarkerSegment],
        frame: FrameHeader,
        scans: [ScanHeader],
        restartInterval: Int,
        trailingData: TrailingData?,
        anomalies: [SyntaxAnomaly],
        applicationByteCount: Int,
        quantizationTables: [QuantizationTable?] = [],
        huffmanTables: [HuffmanTableSlot] = [],
        unusedTables: [Range<Int>] = [],
        jfif: JFIFHeader? = nil,
        adobeTransform: UInt8? = nil,
        isMotionPhoto: Bool = false,
        impliedEnd: Int? = nil,
        hasAllScans: Bool = true,
        lineCount: Int? = nil
    ) {
        self.byteCount = byteCount
        self.segments = segments
        self.frame = frame
        self.scans = scans
        self.restartInterval = restartInterval
        self.trailingData = trailingData
        self.anomalies = anomalies
        self.applicationByteCount = applicationByteCount
        self.quantizationTables = quantizationTables
        self.huffmanTables = huffmanTables
        self.unusedTables = unusedTables
        self.jfif = jfif
        self.adobeTransform = adobeTransform
        self.isMotionPhoto = isMotionPhoto
        self.impliedEnd = impliedEnd
        self.hasAllScans = hasAllScans
        self.lineCount = lineCount
    }
}

/// The bytes behind the picture.
package struct TrailingData: Sendable, Hashable {
    /// Offsets into the file.
    package let byteRange: Range<Int>
    package let kind: TrailingKind

    package init(byteRange: Range<Int>, kind: TrailingKind) {
        self.byteRange = byteRange
        self.kind = kind
    }
}

/// A deviation from the standard that decoders live with. Positions are offsets into the file.
package enum SyntaxAnomaly: Sendable, Hashable {
    /// Bytes between segments that are neither a marker nor fill bytes.
    case junkBetweenSegments(offset: Int, byteCount: Int)
    /// 0xFF fill bytes before a marker outside a scan (legal, but conforming output has none).
    case fillBytes(offset: Int, byteCount: Int)
    /// Bytes before SOI.
    case leadingBytes(byteCount: Int)
    /// A second SOI inside the picture.
    case repeatedStartOfImage(offset: Int)
    /// The file ends without EOI.
    case missingEndOfImage
    /// Scan parameters (Ss, Se, Ah, Al) that the coding process does not allow.
    case invalidScanParameters(scan: Int)
    /// JFIF with a major version that is not 1.
    case unknownJFIFVersion(major: UInt8, minor: UInt8)
    /// A DNL marker.
    case numberOfLines(offset: Int, declared: Int)
    /// A table or header segment whose length does not fit its content.
    case oddSegmentLength(offset: Int, declared: Int, expected: Int)
    /// A reserved marker.
    case reservedMarker(offset: Int, marker: UInt8)
    /// A restart marker or TEM outside a scan.
    case strayMarker(offset: Int, marker: UInt8)
    /// A marker within a scan that does not belong there: a reserved code, or a restart marker although there is no
    /// restart interval. The first of each sort in a scan is told.
    case unexpectedMarkerInScan(offset: Int, marker: UInt8)
    /// 0xFF fill bytes before a stuffed pair in coded data: some decoders take them for data, others do not. The first
    /// of a scan.
    case fillBeforeStuffing(offset: Int)
    /// A sequential picture is coded by tables that the file does not define: those of the standard, as Motion JPEG
    /// leaves them out.
    case missingHuffmanTables
}
