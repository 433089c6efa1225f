internal import JPEGCodec

/// Why no file within the budget could be decided on.
package enum RateControlError: Error, Sendable, Hashable {
    /// The least that these dimensions can be coded in is more than the budget.
    case budgetUnreachable(smallestByteCount: Int, maximumByteCount: Int)
}

/// Finds the quantization that makes the best of a budget.
///
/// The histograms say what each step of each frequency costs; one exchange rate of bits and error, λ, chooses among them; λ
/// is moved until the file fits. What the model thinks of a file's size only guides the way: the sizes that decide are
/// counted, on a sample first, then on all blocks. Size is not assumed to fall with λ: the best file that fits is kept.
struct RequantizationSearch {
    private let storage: CoefficientStorage
    private let frame: CodedFrame
    private let statistics: CoefficientStatistics
    private let budget: SizeBudget
    private let model: RateModel

    /// Blocks from which on looking at a sample first saves time.
    private static let sampleThreshold = 20_000
    /// One block in so many is in the sample.
    private static let samplePeriod = 8
    /// A file that uses so much of the budget is good enough to stop at.
    private static let goodUse = 0.9965
    /// Where to aim, so that the model's last error does not go over the budget.
    private static let aim = 0.9988
    private static let maximumPassCount = 8

    init(
        image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        budget: SizeBudget
    ) {
        storage = image.storage
        frame = image.frame
        self.statistics = statistics
        self.budget = budget
        model = RateModel(statistics: statistics, sourceSteps: sourceSteps, frame: image.frame)
    }

    /// - Parameter unchanged: the source's coefficients under optimal tables: where size and model are first compared.
    func run(unchanged: CodedFile) throws(RateControlError) -> CodedFile {
        let smallest = CodedFile(empty: frame, steps: model.choice(lambda: .infinity), statistics, budget)
        guard budget.fits(smallest) else {
            throw .budgetUnreachable(
                smallestByteCount: budget.expectedByteCount(of: smallest),
                maximumByteCount: budget.maximumByteCount
            )
        }
        // Bytes for each bit of the model: near 1/8, and changing slowly with λ.
        var ratio = Double(unchanged.code.unstuffedByteCount) / max(1, model.bitCount(lambda: 0))
        var headerByteCount = unchanged.headerByteCount
        if frame.blockCount > Self.sampleThreshold {
            let portion = Portion.sample(period: Self.samplePeriod)
            let whole = file(model.choice(lambda: 0), portion).code.unstuffedByteCount
            let scale = Double(unchanged.code.unstuffedByteCount) / Double(max(1, whole))
            for _ in 0..<2 {
                let choice = choice(ratio: ratio, headerByteCount: headerByteCount)
                let sample = file(choice, portion)
                ratio = Double(sample.code.unstuffedByteCount) * scale / max(1, choice.bitCount)
                headerByteCount = sample.headerByteCount
            }
        }

        var best = smallest
        for _ in 0..<Self.maximumPassCount {
            let choice = choice(ratio: ratio, headerByteCount: headerByteCount)
            let candidate = file(choice, .all)
            if budget.fits(candidate), candidate.unstuffedByteCount > best.unstuffedByteCount {
                best = candidate
                let use = Double(budget.expectedByteCount(of: candidate)) / Double(budget.maximumByteCount)
                if use >= Self.goodUse { break }
            }
            let newRatio = Double(candidate.code.unstuffedByteCount) / max(1, choice.bitCount)
            if newRatio == ratio { break }
            ratio = newRatio
            headerByteCount = candidate.headerByteCount
        }
        return best
    }

    /// The choice that should just fit.
    private func choice(ratio: Double, headerByteCount: Int) -> RateModel.Choice {
        let available = Double(budget.maximumByteCount - headerByteCount) / (1 + budget.stuffingRatio)
        return model.choice(lambda: model.lambda(bitCount: available * Self.aim / ratio))
    }

    private func file(_ choice: RateModel.Choice, _ portion: Portion) -> CodedFile {
        let counts = choice.quantization.indices.map { component in
            countSymbols(
                of: storage,
                frame,
                component: component,
                rules: choice.quantization[component].rules,
                isInterleaved: statistics.isInterleaved,
                portion: portion
            )
        }
        return CodedFile(
            frame: frame,
            quantization: choice.quantization,
            code: EntropyCode(counts: counts, isInterleaved: statistics.isInterleaved),
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
            segmentByteCount: budget.segmentByteCount,
            distortions: choice.distortions
        )
    }
}
