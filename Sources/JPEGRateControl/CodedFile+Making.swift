package import JPEGCodec

extension CodedFile {
    /// The source's coefficients as they are, with Huffman tables made for them.
    package init(
        unchanged image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        segmentByteCount: Int
    ) {
        let quantization = sourceSteps.map { ComponentQuantization(unchanged: $0) }
        let storage = image.storage
        let frame = image.frame
        let counts = statistics.components.enumerated().map { index, component in
            component.symbols
                ?? countSymbols(
                    of: storage,
                    frame,
                    component: index,
                    quantization: quantization[index],
                    isInterleaved: statistics.isInterleaved,
                    portion: .all
                )
        }
        self.init(
            frame: frame,
            quantization: quantization,
            code: EntropyCode(counts: counts, isInterleaved: statistics.isInterleaved),
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
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
        budget: SizeBudget,
        effort: SearchEffort = .balanced
    ) throws(RateControlError) {
        self = try RequantizationSearch(
            image: image,
            statistics: statistics,
            sourceSteps: sourceSteps,
            budget: budget,
            effort: effort
        ).run()
    }

    /// A picture of nothing: every level 0, so that a block takes two bits. No file of these dimensions is smaller.
    init(empty frame: CodedFrame, steps: RateModel.Choice, _ statistics: CoefficientStatistics, _ budget: SizeBudget) {
        let counts = frame.components.indices.map { component in
            let layout = ComponentLayout(frame: frame, component: component, isInterleaved: statistics.isInterleaved)
            // Dummy blocks take as much.
            let blockCount = layout.widthInMCUs * layout.heightInMCUs * layout.mcuWidth * layout.mcuHeight
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
            distortions: steps.quantization.map { _ in 0 }
        )
    }
}
