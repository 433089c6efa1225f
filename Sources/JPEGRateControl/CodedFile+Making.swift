package import JPEGCodec

extension CodedFile {
    /// The source's coefficients as they are, with Huffman tables made for them.
    package init(
        unchanged image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        segmentByteCount: Int
    ) {
        self.init(
            frame: image.frame,
            quantization: sourceSteps.map { ComponentQuantization(unchanged: $0) },
            code: EntropyCode(counts: statistics.components.map(\.symbols), isInterleaved: statistics.isInterleaved),
            isInterleaved: statistics.isInterleaved || image.frame.components.count == 1,
            segmentByteCount: segmentByteCount,
            distortions: sourceSteps.map { _ in 0 }
        )
    }

    /// The file that makes the best of a budget.
    ///
    /// - Throws: `budgetUnreachable` when even a picture without any detail is too large.
    package init(
        requantizing image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        budget: SizeBudget
    ) throws(RateControlError) {
        let unchanged = CodedFile(
            unchanged: image,
            statistics: statistics,
            sourceSteps: sourceSteps,
            segmentByteCount: budget.segmentByteCount
        )
        self = try RequantizationSearch(
            image: image,
            statistics: statistics,
            sourceSteps: sourceSteps,
            budget: budget
        ).run(unchanged: unchanged)
    }

    /// A picture of nothing: every level 0, so that a block takes two bits. No file of these dimensions is smaller.
    init(empty frame: CodedFrame, steps: RateModel.Choice, _ statistics: CoefficientStatistics, _ budget: SizeBudget) {
        let counts = statistics.components.map { component in
            // Dummy blocks take as much: the symbols of the source say how many blocks are coded.
            let blockCount = component.symbols.dc.reduce(0, +)
            var dc = [Int](repeating: 0, count: 17)
            var ac = [Int](repeating: 0, count: 256)
            dc[0] = blockCount
            ac[0] = blockCount
            return SymbolCounts(dc: dc, ac: ac, outOfRangeCount: 0)
        }
        self.init(
            frame: frame,
            quantization: steps.quantization,
            code: EntropyCode(counts: counts, isInterleaved: statistics.isInterleaved),
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
            segmentByteCount: budget.segmentByteCount,
            distortions: steps.distortions
        )
    }
}
