/// One component's part in a scan (ITU-T T.81, B.2.3).
package struct ScanComponent: Sendable, Hashable {
    package let identifier: UInt8
    /// Td, 0 … 3.
    package let dcTableSelector: UInt8
    /// Ta, 0 … 3.
    package let acTableSelector: UInt8

    package init(identifier: UInt8, dcTableSelector: UInt8, acTableSelector: UInt8) {
        self.identifier = identifier
        self.dcTableSelector = dcTableSelector
        self.acTableSelector = acTableSelector
    }
}

/// A scan header and the extent of the entropy-coded data behind it (ITU-T T.81, B.2.3).
package struct ScanHeader: Sendable, Hashable {
    /// Components of a scan (ITU-T T.81, B.2.3).
    static let maximumComponentCount = 4
    /// Blocks of an MCU in an interleaved scan (ITU-T T.81, B.2.3).
    static let maximumBlocksPerMCU = 10

    package let components: [ScanComponent]
    /// Ss … Se, as declared: 0 … 63.
    package let spectralStart: UInt8
    package let spectralEnd: UInt8
    /// Ah and Al, as declared.
    package let successiveApproximationHigh: UInt8
    package let successiveApproximationLow: UInt8

    /// The entropy-coded segments of this scan with the restart markers between them, as offsets into the file.
    package let entropyCodedData: Range<Int>
    /// 0xFF 0x00 pairs in it: each is one byte of data.
    package let stuffedByteCount: Int
    /// RSTn markers in it.
    package let restartMarkerCount: Int
    /// 0xFF fill bytes before restart markers, before the marker that ends the scan, before a stuffed pair or at the
    /// end of the file (legal before markers, B.1.1.2; no decoder takes them for data).
    package let fillByteCount: Int

    package init(
        components: [ScanComponent],
        spectralStart: UInt8,
        spectralEnd: UInt8,
        successiveApproximationHigh: UInt8,
        successiveApproximationLow: UInt8,
        entropyCodedData: Range<Int>,
        stuffedByteCount: Int,
        restartMarkerCount: Int,
        fillByteCount: Int
    ) {
        self.components = components
        self.spectralStart = spectralStart
        self.spectralEnd = spectralEnd
        self.successiveApproximationHigh = successiveApproximationHigh
        self.successiveApproximationLow = successiveApproximationLow
        self.entropyCodedData = entropyCodedData
        self.stuffedByteCount = stuffedByteCount
        self.restartMarkerCount = restartMarkerCount
        self.fillByteCount = fillByteCount
    }

    /// Bytes the entropy coder produced, without stuffing, restart markers and fill bytes. Codes that belong in no scan
    /// (0x01 … 0xBF behind 0xFF; an anomaly tells) count as data.
    package var unstuffedByteCount: Int {
        entropyCodedData.count - stuffedByteCount - 2 * restartMarkerCount - fillByteCount
    }
}
