/// The bytes that a file has to fit into.
package struct SizeBudget: Sendable, Hashable {
    /// Bytes of the whole file.
    package var maximumByteCount: Int
    /// Bytes of the metadata segments.
    package var segmentByteCount: Int
    /// Bytes that the written file will have beyond the prediction, for each byte of entropy-coded data. That is byte
    /// stuffing; below 0 for a progressive file, whose saving no symbol count predicts.
    package var growthRatio: Double

    package init(
        maximumByteCount: Int,
        segmentByteCount: Int,
        growthRatio: Double = SizeBudget.usualGrowthRatio(isProgressive: false)
    ) {
        self.maximumByteCount = maximumByteCount
        self.segmentByteCount = segmentByteCount
        self.growthRatio = growthRatio
    }

    /// Bytes that the metadata leave.
    package var availableByteCount: Int { maximumByteCount - segmentByteCount }

    /// The growth to expect before anything was written: 0.42 % of stuffing; progressive files are 3.5 % smaller than
    /// sequential ones.
    package static func usualGrowthRatio(isProgressive: Bool) -> Double {
        isProgressive ? -0.035 : 0.0042
    }

    /// The bytes that a file will have, at most.
    package func expectedByteCount(of file: EncodePlan) -> Int {
        let coded = Double(file.code.unstuffedByteCount)
        return file.unstuffedByteCount + Int((coded * growthRatio + Self.spread(coded)).rounded(.up))
    }

    /// Bytes of entropy-coded data before stuffing for which there is room in a number of bytes.
    func codedByteCount(fitting available: Double) -> Double {
        (available - Self.spread(max(0, available))) / (1 + growthRatio)
    }

    /// One byte in 256 is 0xFF by chance, so stuffing varies; this is three standard deviations of it, which matter in
    /// small files.
    private static func spread(_ byteCount: Double) -> Double {
        3 * (byteCount / 256).squareRoot()
    }

    /// True when the file is expected to be within the budget.
    package func fits(_ file: EncodePlan) -> Bool { expectedByteCount(of: file) <= maximumByteCount }
}
