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
                ).symbols
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
}
