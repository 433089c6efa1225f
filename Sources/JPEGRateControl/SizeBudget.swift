/// What a file has to fit into.
package struct SizeBudget: Sendable, Hashable {
    /// Bytes of the whole file.
    package var maximumByteCount: Int
    /// Bytes of the metadata segments.
    package var segmentByteCount: Int
    /// Stuffed bytes to expect for each byte of entropy-coded data.
    package var stuffingRatio: Double

    package init(maximumByteCount: Int, segmentByteCount: Int, stuffingRatio: Double = SizeBudget.usualStuffingRatio) {
        self.maximumByteCount = maximumByteCount
        self.segmentByteCount = segmentByteCount
        self.stuffingRatio = stuffingRatio
    }

    /// Photos have 0.2 to 0.4 % with optimal Huffman tables.
    package static let usualStuffingRatio = 0.0045

    /// What a file will have, byte stuffing included.
    package func expectedByteCount(of file: CodedFile) -> Int {
        file.unstuffedByteCount + Int((Double(file.code.unstuffedByteCount) * stuffingRatio).rounded(.up))
    }

    /// True when the file is expected to be within the budget.
    package func fits(_ file: CodedFile) -> Bool { expectedByteCount(of: file) <= maximumByteCount }
}
