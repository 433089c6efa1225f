internal import JPEGSyntax

/// The parts of a file that make its picture, to be put behind new metadata segments byte for byte.
struct SplicePlan: Sendable, Hashable {
    /// Offsets into the source, in order.
    let ranges: [Range<Int>]
    /// What is written in place of single bytes, in order.
    let corrections: [Correction]

    /// Bytes of the source that have to be others.
    struct Correction: Sendable, Hashable {
        let offset: Int
        let bytes: [UInt8]
    }

    /// Bytes of all ranges.
    var byteCount: Int { ranges.reduce(0) { $0 + $1.count } }

    /// - Parameter structure: the source's.
    init(_ structure: JPEGStructure) {
        var ranges: [Range<Int>] = []
        var corrections: [Correction] = []
        var scans = structure.scans.makeIterator()
        for segment in structure.segments where Self.makesThePicture(segment.marker) {
            // Some decoders refuse tables segments without a table, as some phones' apps write them.
            if segment.definesTables, segment.payload.isEmpty { continue }
            let unused = structure.unusedTables.filter { segment.payload.contains($0.lowerBound) }
            if !unused.isEmpty {
                // Of tables that nothing is coded by none are handed on.
                let used = Self.parts(of: segment.payload, without: unused)
                let length = 2 + used.reduce(0) { $0 + $1.count }
                if length == 2 { continue }
                ranges.append(segment.offset..<segment.payload.lowerBound)
                ranges += used
                corrections.append(
                    Correction(
                        offset: segment.payload.lowerBound - 2, bytes: [UInt8(length >> 8), UInt8(length & 0xFF)]))
                continue
            }
            ranges.append(segment.byteRange)
            if segment.marker == .startOfScan, let scan = scans.next() {
                ranges.append(scan.entropyCodedData)
                let isWhole = scan.spectralStart == 0 && scan.spectralEnd == 63
                let isFirst = scan.successiveApproximationHigh == 0 && scan.successiveApproximationLow == 0
                if !structure.frame.codingProcess.isProgressive && !(isWhole && isFirst) {
                    // The parameters are the last three bytes of the header (ITU-T T.81, B.2.3): those of a sequential
                    // scan.
                    corrections.append(
                        Correction(
                            offset: segment.payload.lowerBound + 1 + 2 * scan.components.count, bytes: [0, 63, 0]))
                }
            }
        }
        self.ranges = ranges
        self.corrections = corrections
    }

    private static func parts(of range: Range<Int>, without gaps: [Range<Int>]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for gap in gaps {
            if gap.lowerBound > start { parts.append(start..<gap.lowerBound) }
            start = max(start, gap.upperBound)
        }
        if start < range.upperBound { parts.append(start..<range.upperBound) }
        return parts
    }

    private static func makesThePicture(_ marker: MarkerCode) -> Bool {
        switch marker {
        case .defineQuantizationTables, .defineHuffmanTables, .defineRestartInterval, .startOfScan: true
        default: CodingProcess(rawValue: marker.rawValue) != nil
        }
    }
}
