package import JPEGCodec

/// Why no file within the budget could be decided on.
package enum RateControlError: Error, Sendable, Hashable {
    /// The least that these dimensions can be coded in is more than the budget.
    case budgetUnreachable(smallestByteCount: Int, maximumByteCount: Int)
}

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

    package func fits(_ file: CodedFile) -> Bool { expectedByteCount(of: file) <= maximumByteCount }
}

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
            code: EntropyCode(
                counts: statistics.components.map(\.symbols), isInterleaved: statistics.isInterleaved),
            isInterleaved: statistics.isInterleaved || image.frame.components.count == 1,
            segmentByteCount: segmentByteCount,
            distortions: sourceSteps.map { _ in 0 }
        )
    }

    /// Finds the quantization that makes the best of a budget.
    ///
    /// The histograms say what each step of each frequency costs; one exchange rate of bits and error, λ, chooses among
    /// them; λ is moved until the file fits. What the model thinks of a file's size only guides the way: the sizes that
    /// decide are counted. Size is not assumed to fall with λ: the best file that fits is kept.
    package init(
        requantizing image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        budget: SizeBudget
    ) throws(RateControlError) {
        let model = RateModel(statistics: statistics, sourceSteps: sourceSteps)
        let isInterleaved = statistics.isInterleaved

        func file(_ choice: RateModel.Choice, _ image: borrowing CoefficientImage, _ portion: Portion) -> CodedFile {
            let counts = choice.quantization.indices.map { component in
                countSymbols(
                    of: image,
                    component: component,
                    rules: choice.quantization[component].rules,
                    isInterleaved: isInterleaved,
                    portion: portion
                )
            }
            return CodedFile(
                frame: image.frame,
                quantization: choice.quantization,
                code: EntropyCode(counts: counts, isInterleaved: isInterleaved),
                isInterleaved: isInterleaved || image.frame.components.count == 1,
                segmentByteCount: budget.segmentByteCount,
                distortions: choice.distortions
            )
        }

        // Bytes the entropy-coded data may have, once the headers of a file like this one are taken off.
        func target(_ file: CodedFile) -> Double {
            Double(budget.maximumByteCount - file.headerByteCount) / (1 + budget.stuffingRatio) * 0.9995
        }

        let unchanged = CodedFile(
            unchanged: image, statistics: statistics, sourceSteps: sourceSteps,
            segmentByteCount: budget.segmentByteCount)
        // Bytes for each bit of the model: near 1/8, and changing slowly with λ.
        var ratio = Double(unchanged.code.unstuffedByteCount) / max(1, model.bitCount(lambda: 0))
        var wanted = target(unchanged)
        let smallest = file(model.choice(lambda: .infinity), image, .all)
        guard budget.fits(smallest) else {
            throw .budgetUnreachable(
                smallestByteCount: budget.expectedByteCount(of: smallest),
                maximumByteCount: budget.maximumByteCount
            )
        }

        let sampledBlocks = image.frame.blockCount
        if sampledBlocks > 40_000 {
            let wholeSample = file(model.choice(lambda: 0), image, .sample(period: 8))
            let scale = Double(unchanged.code.unstuffedByteCount) / Double(max(1, wholeSample.code.unstuffedByteCount))
            for _ in 0..<2 {
                let choice = model.choice(lambda: model.lambda(bitCount: wanted / ratio))
                let sample = file(choice, image, .sample(period: 8))
                ratio = Double(sample.code.unstuffedByteCount) * scale / max(1, choice.bitCount)
                wanted = target(sample)
            }
        }

        var best = smallest
        for _ in 0..<6 {
            let choice = model.choice(lambda: model.lambda(bitCount: wanted / ratio))
            let candidate = file(choice, image, .all)
            if budget.fits(candidate), candidate.unstuffedByteCount >= best.unstuffedByteCount {
                best = candidate
                if Double(budget.expectedByteCount(of: candidate)) >= 0.997 * Double(budget.maximumByteCount) { break }
            }
            ratio = Double(candidate.code.unstuffedByteCount) / max(1, choice.bitCount)
            wanted = target(candidate)
        }
        self = best
    }
}
