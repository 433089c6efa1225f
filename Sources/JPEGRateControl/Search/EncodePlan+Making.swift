package import JPEGCodec

extension EncodePlan {
    /// The lossless file: the picture's coefficients as they are, under Huffman tables made for them.
    ///
    /// - Parameters:
    ///   - image: the picture.
    ///   - statistics: of its coefficients; symbols that they do not have are counted.
    ///   - segmentByteCount: bytes of the metadata segments.
    package init(
        unchanged image: borrowing CoefficientImage,
        statistics: CoefficientStatistics?,
        segmentByteCount: Int
    ) {
        let quantization = image.coding.map { ComponentQuantization(unchanged: $0.steps) }
        let storage = image.storage
        let frame = image.frame
        let isInterleaved = frame.isInterleaved
        let counts = frame.components.indices.map { index in
            statistics?.components[index].symbols
                ?? countSymbols(
                    of: storage,
                    frame,
                    component: index,
                    quantization: quantization[index],
                    isInterleaved: isInterleaved,
                    portion: .all
                ).symbols
        }
        self.init(
            frame: frame,
            quantization: quantization,
            code: EntropyCode(counts: counts, isInterleaved: isInterleaved),
            isInterleaved: isInterleaved || frame.components.count == 1,
            segmentByteCount: segmentByteCount,
            distortions: quantization.map { _ in 0 }
        )
    }

    /// The best file within a budget.
    ///
    /// - Parameters:
    ///   - image: the picture.
    ///   - statistics: of its coefficients.
    ///   - budget: the bytes that the file has to fit into.
    ///   - effort: how much work the search does.
    /// - Throws: `budgetUnreachable` when even a picture without any detail is too large.
    package init(
        requantizing image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        budget: SizeBudget,
        effort: SearchEffort = .balanced
    ) throws(RateControlError) {
        self = try RequantizationSearch(
            image: image,
            statistics: statistics,
            model: RateModel(of: image, statistics, availableByteCount: budget.availableByteCount),
            effort: effort
        ).encodePlan(within: budget)
    }
}
