package import JPEGCodec

extension EncodePlan {
    /// The lossless file: the picture's coefficients as they are, under Huffman tables made for them.
    ///
    /// - Parameters:
    ///   - image: the picture.
    ///   - statistics: of its coefficients; symbols that they do not have are counted.
    ///   - sourceSteps: by component, 64 each.
    ///   - segmentByteCount: bytes of the metadata segments.
    package init(
        unchanged image: borrowing CoefficientImage,
        statistics: CoefficientStatistics?,
        sourceSteps: [[Int]],
        segmentByteCount: Int
    ) {
        let quantization = sourceSteps.map { ComponentQuantization(unchanged: $0) }
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
            distortions: sourceSteps.map { _ in 0 }
        )
    }

    /// The best file within a budget.
    ///
    /// - Parameters:
    ///   - image: the picture.
    ///   - statistics: of its coefficients.
    ///   - sourceSteps: by component, 64 each.
    ///   - finestSteps: the finest output steps by component, 64 each, none below the source's; nil: the source's.
    ///   - viewingScale: 1 for a picture that is looked at as large as it is, down to 0 for one that will be enlarged a
    ///     lot.
    ///   - budget: the bytes that the file has to fit into.
    ///   - effort: how much work the search does.
    /// - Throws: `budgetUnreachable` when even a picture without any detail is too large.
    package init(
        requantizing image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        finestSteps: [[Int]]? = nil,
        viewingScale: Double = 1,
        budget: SizeBudget,
        effort: SearchEffort = .balanced
    ) throws(RateControlError) {
        let model = RateModel(
            statistics: statistics,
            sourceSteps: sourceSteps,
            finestSteps: finestSteps ?? sourceSteps,
            viewingScale: viewingScale,
            isFromFile: image.isFromFile[0],
            frame: image.frame,
            availableByteCount: budget.availableByteCount
        )
        self = try RequantizationSearch(
            image: image,
            statistics: statistics,
            model: model,
            mayFitAtFinest: finestSteps.map { $0 != sourceSteps } ?? false,
            effort: effort
        ).encodePlan(within: budget)
    }
}
