/// Reads the markers of one file from front to back; as tolerant and as strict as libjpeg-turbo's jdmarker.c, whose
/// verdict on the picture is the last.
struct StructureReader {
    let limits: SyntaxLimits

    /// Where the next byte is read.
    var offset = 0
    private(set) var markerCount = 0
    private(set) var segments: [MarkerSegment] = []
    var anomalies: [SyntaxAnomaly] = []
    private(set) var applicationByteCount = 0

    private(set) var frame: FrameHeader?
    private(set) var scans: [ScanHeader] = []
    var tables = TableSlots()
    /// What the last DRI said.
    var restartInterval = 0
    private(set) var firstScanRestartInterval = 0
    /// For each component of the frame the table that was valid at its first scan.
    private(set) var latchedQuantizationTables: [QuantizationTable?] = []

    private(set) var jfif: JFIFHeader?
    private(set) var adobeTransform: UInt8?
    private(set) var hasMotionPhotoXMP = false
    private(set) var trailingData: TrailingData?
    private var hasEndOfImage = false
    /// Whatever follows is no part of the picture.
    private var isEnded = false
    /// Where the data of a complete picture end without EOI.
    private(set) var impliedEnd: Int?
    /// What the first DNL behind the first scan says; nil: there is none.
    var lineCount: Int?
    /// By component and coefficient: the lowest bit that a scan has told; 64 for each.
    private var lowestBits: [[UInt8]] = []

    init(limits: SyntaxLimits) {
        self.limits = limits
    }

    /// Behind a picture that is complete, whatever does not lead to EOI is no part of it: a phone's trailer, a film,
    /// what a scanner left behind, or nothing at all.
    mutating func read(_ bytes: Span<UInt8>) throws(JPEGSyntaxError) {
        guard bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == MarkerCode.startOfImage.rawValue else {
            throw .notJPEG(FileSignature(of: bytes))
        }
        var complete: StructureReader?
        do {
            try readMarkers(bytes, &complete)
        } catch {
            switch error {
            case .tooManySegments, .tooManyApplicationBytes, .tooManyScans: throw error
            default: guard complete != nil else { throw error }
            }
        }
        if !hasEndOfImage, let complete { end(as: complete, bytes) }
    }

    private mutating func end(as complete: StructureReader, _ bytes: Span<UInt8>) {
        self = complete
        impliedEnd = offset
        trailingData = TrailingData(in: bytes, from: offset)
        anomalies.append(.missingEndOfImage)
    }

    private mutating func readMarkers(_ bytes: Span<UInt8>, _ complete: inout StructureReader?) throws(JPEGSyntaxError)
    {
        while !hasEndOfImage, let (marker, markerOffset) = nextMarker(in: bytes) {
            markerCount += 1
            guard markerCount <= limits.maximumSegmentCount else {
                throw .tooManySegments(actual: markerCount, maximum: limits.maximumSegmentCount)
            }
            // Nothing that begins a picture belongs behind one that is complete.
            if complete != nil, beginsPicture(marker) { return }
            if marker == .startOfImage || marker == .endOfImage {
                hasEndOfImage = marker == .endOfImage
                if markerOffset > 0, !hasEndOfImage { anomalies.append(.repeatedStartOfImage(offset: markerOffset)) }
                append(marker, at: markerOffset, payload: offset..<offset, kind: .codec)
            } else if marker.isRestart || marker == .temporary {
                anomalies.append(.strayMarker(offset: markerOffset, marker: marker.rawValue))
            } else if let payload = try readExtent(of: marker, at: markerOffset, in: bytes) {
                try readSegment(marker, at: markerOffset, payload: payload, in: bytes)
                if marker == .startOfScan || marker == .defineNumberOfLines, isComplete { complete = self }
                if isEnded { return }
                // Its further frames are differences to the first one.
                if frame?.codingProcess.isHierarchical ?? false { complete = nil }
            }
        }
        guard frame != nil, !scans.isEmpty else { throw .noImageData(afterByteCount: offset) }
        if hasEndOfImage {
            trailingData = TrailingData(in: bytes, from: offset)
        } else {
            anomalies.append(.missingEndOfImage)
        }
    }

    /// Further scans of a progressive picture may say again what is known.
    private func beginsPicture(_ marker: MarkerCode) -> Bool {
        marker == .startOfImage || CodingProcess(rawValue: marker.rawValue).map { !$0.isHierarchical } ?? false
            || marker == .startOfScan && frame?.codingProcess.isProgressive == false
    }

    /// Goes to the next marker, over whatever stands before it, and behind its code; nil at the end of the file.
    private mutating func nextMarker(in bytes: Span<UInt8>) -> (marker: MarkerCode, offset: Int)? {
        let start = offset
        var junkByteCount = 0
        var fillByteCount = 0
        while true {
            let prefix = bytes.firstMarkerPrefix(from: offset)
            junkByteCount += prefix - offset
            var codeOffset = prefix + 1
            while codeOffset < bytes.count, bytes[codeOffset] == 0xFF { codeOffset += 1 }
            let isMarker = codeOffset < bytes.count && bytes[codeOffset] != 0
            if isMarker || codeOffset >= bytes.count {
                fillByteCount = max(0, min(codeOffset, bytes.count) - prefix - (isMarker ? 1 : 0))
                if junkByteCount > 0 {
                    anomalies.append(.junkBetweenSegments(offset: start, byteCount: junkByteCount))
                }
                if fillByteCount > 0 { anomalies.append(.fillBytes(offset: prefix, byteCount: fillByteCount)) }
                offset = min(codeOffset + 1, bytes.count)
                return isMarker ? (MarkerCode(rawValue: bytes[codeOffset]), codeOffset - 1) : nil
            }
            // A stuffed zero: what is left of data that belong to no scan.
            junkByteCount += codeOffset + 1 - prefix
            offset = codeOffset + 1
        }
    }

    mutating func append(_ marker: MarkerCode, at offset: Int, payload: Range<Int>, kind: MarkerSegment.Kind) {
        segments.append(MarkerSegment(marker: marker, offset: offset, payload: payload, kind: kind))
    }
}

// MARK: What single segments change

extension StructureReader {
    mutating func setFrame(_ header: FrameHeader, at offset: Int) throws(JPEGSyntaxError) {
        if let frame {
            // In a hierarchical file further frames are regular. `frame` is the first differential one then, so that
            // its process tells what the file is.
            guard header.codingProcess.isHierarchical else { throw .repeatedFrameHeader(offset: offset) }
            if frame.codingProcess.isHierarchical { return }
        }
        frame = header
        latchedQuantizationTables = Array(repeating: nil, count: header.components.count)
        lowestBits = Array(repeating: Array(repeating: .max, count: 64), count: header.components.count)
    }

    mutating func addApplicationBytes(_ byteCount: Int) throws(JPEGSyntaxError) {
        applicationByteCount += byteCount
        guard applicationByteCount <= limits.maximumApplicationByteCount else {
            throw .tooManyApplicationBytes(actual: applicationByteCount, maximum: limits.maximumApplicationByteCount)
        }
    }

    /// libjpeg looks at these when it meets the first scan.
    mutating func setJFIF(_ header: JFIFHeader) {
        if scans.isEmpty { jfif = header }
    }

    mutating func setAdobe(transform: UInt8) {
        if scans.isEmpty { adobeTransform = transform }
    }

    mutating func noteMotionPhotoXMP() {
        hasMotionPhotoXMP = true
    }

    mutating func append(_ scan: ScanHeader) {
        if scans.isEmpty { firstScanRestartInterval = restartInterval }
        scans.append(scan)
        guard let frame else { return }
        let band = frame.codingProcess.isProgressive ? Int(scan.spectralStart)...Int(scan.spectralEnd) : 0...63
        let lowestBit = frame.codingProcess.isProgressive ? scan.successiveApproximationLow : 0
        for component in frame.componentIndices(of: scan) {
            for coefficient in band { lowestBits[component][coefficient] = lowestBit }
        }
    }

    /// Ends the last scan earlier than at the next marker, and the picture with it.
    mutating func endPicture(with scan: ScanHeader) {
        scans[scans.count - 1] = scan
        isEnded = true
    }

    /// Scans have told each bit of each coefficient: whether their data hold them, decoding tells. It does not of
    /// arithmetic data, which may end anywhere.
    var isComplete: Bool {
        guard let process = frame?.codingProcess, !process.isArithmetic, !process.isLossless, !process.isHierarchical
        else { return false }
        return lowestBits.allSatisfy { $0.allSatisfy { $0 == 0 } }
    }

    /// As libjpeg does it: what a component's slot holds at the component's first scan is valid for all of them.
    mutating func latchQuantizationTable(ofComponent component: Int, slot: UInt8) {
        if latchedQuantizationTables[component] == nil {
            latchedQuantizationTables[component] = tables.quantizationTable(inSlot: slot)
            tables.useQuantizationTable(inSlot: slot)
        }
    }
}
