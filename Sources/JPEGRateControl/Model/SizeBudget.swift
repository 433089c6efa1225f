/// What a file has to fit into.
package struct SizeBudget: Sendable, Hashable {
    /// Bytes of the whole file.
    package var maximumByteCount: Int
    /// Bytes of the metadata segments.
    package var segmentByteCount: Int
    /// Bytes that the written file will have more than predicted, for each byte of entropy-coded data: byte stuffing; below 0
    /// where the file is written progressively, which no symbol count predicts.
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

    /// The growth to expect before anything was written.
    ///
    /// With optimal Huffman tables photos have 0.2 to 0.5 % of stuffing, most 0.3. Progressive files are 1 to 10 % smaller than
    /// sequential ones.
    package static func usualGrowthRatio(isProgressive: Bool) -> Double {
        isProgressive ? -0.035 : 0.0042
    }

    /// What a file will have, at most.
    package func expectedByteCount(of file: EncodePlan) -> Int {
        let coded = Double(file.code.unstuffedByteCount)
        return file.unstuffedByteCount + Int((coded * growthRatio + Self.spread(coded)).rounded(.up))
    }

    /// Bytes of entropy-coded data that a number of bytes has room for.
    func codedByteCount(fitting available: Double) -> Double {
        (available - Self.spread(max(0, available))) / (1 + growthRatio)
    }

    /// About one byte in 256 is stuffed, by chance: in small files now and then a few more, three standard deviations at most.
    private static func spread(_ byteCount: Double) -> Double {
        3 * (byteCount / 256).squareRoot()
    }

    /// True when the file is expected to be within the budget.
    package func fits(_ file: EncodePlan) -> Bool { expectedByteCount(of: file) <= maximumByteCount }
}
