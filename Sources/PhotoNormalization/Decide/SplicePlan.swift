internal import JPEGSyntax

/// The parts of a file that make its picture, to be put behind new metadata segments byte for byte.
struct SplicePlan: Sendable, Hashable {
    /// Offsets into the source, in order.
    let ranges: [Range<Int>]
    /// Scan headers whose parameters have to be set to what a sequential scan has: the offset of Ss, Se, Ah and Al.
    let scanParameterOffsets: [Int]

    /// Bytes of all ranges.
    var byteCount: Int { ranges.reduce(0) { $0 + $1.count } }

    /// - Parameter structure: the source's.
    init(_ structure: JPEGStructure) {
        var ranges: [Range<Int>] = []
        var parameterOffsets: [Int] = []
        var scans = structure.scans.makeIterator()
        for segment in structure.segments where Self.makesThePicture(segment.marker) {
            ranges.append(segment.byteRange)
            if segment.marker == .startOfScan, let scan = scans.next() {
                ranges.append(scan.entropyCodedData)
                let isWhole = scan.spectralStart == 0 && scan.spectralEnd == 63
                let isFirst = scan.successiveApproximationHigh == 0 && scan.successiveApproximationLow == 0
                if !structure.frame.codingProcess.isProgressive && !(isWhole && isFirst) {
                    // The parameters are the last three bytes of the header (ITU-T T.81, B.2.3).
                    parameterOffsets.append(segment.payload.lowerBound + 1 + 2 * scan.components.count)
                }
            }
        }
        self.ranges = ranges
        scanParameterOffsets = parameterOffsets
    }

    private static func makesThePicture(_ marker: MarkerCode) -> Bool {
        switch marker {
        case .defineQuantizationTables, .defineHuffmanTables, .defineRestartInterval, .startOfScan: true
        default: CodingProcess(rawValue: marker.rawValue) != nil
        }
    }
}
