package import JPEGCodec

/// Finds the best quantization of a picture for each budget.
package struct RequantizationSearch {
    fileprivate let storage: CoefficientStorage
    fileprivate let frame: FrameLayout
    fileprivate let statistics: CoefficientStatistics
    fileprivate let model: RateModel
    fileprivate let mayFitAtFinest: Bool
    fileprivate let effort: SearchEffort

    /// - Parameters:
    ///   - image: the picture.
    ///   - statistics: of its coefficients.
    ///   - model: of these statistics, made for about the budget.
    ///   - mayFitAtFinest: the finest steps allowed are not the source's, so their size has not been counted yet.
    ///   - effort: how much work the search does.
    package init(
        image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        model: RateModel,
        mayFitAtFinest: Bool,
        effort: SearchEffort
    ) {
        storage = image.storage
        frame = image.frame
        self.statistics = statistics
        self.model = model
        self.mayFitAtFinest = mayFitAtFinest
        self.effort = effort
    }

    /// - Parameter budget: the bytes that the file has to fit into.
    /// - Returns: the file that makes the best of it.
    /// - Throws: `budgetUnreachable` when even a picture without any detail is too large.
    package func encodePlan(within budget: SizeBudget) throws(RateControlError) -> EncodePlan {
        try BudgetSearch(self, budget).run()
    }
}

/// Finds the best quantization for one budget.
///
/// The histograms give bits and error of each step of each frequency; one exchange rate of error for bits, λ, chooses
/// among them. λ is moved until the file is a little too large, and widening takes the rest off. The model's size only
/// guides the way: sizes that decide are counted, on a sample first, then on all blocks. Size is not assumed to fall
/// with λ: the largest file that fits is kept.
private struct BudgetSearch {
    private let storage: CoefficientStorage
    private let frame: FrameLayout
    private let statistics: CoefficientStatistics
    private let budget: SizeBudget
    private let effort: SearchEffort
    private var model: RateModel
    /// The finest steps allowed are not the source's, so their size has not been counted yet.
    private let mayFitAtFinest: Bool

    private static let maximumPassCount = 6
    private static let bisectionCount = 10
    /// AC levels ≠ 0 of a sample, at least, for it to calibrate bytes per bit.
    private static let minimumSampledCount = 1_000
    /// Frequencies that may take a leap between two points before the others share the rest.
    private static let maximumLeapCount = 16
    /// Bytes per model bit on most photos, beside the two bits that each block takes.
    private static let usualBytesPerBit = 1.02 / 8
    /// The share of a size below which a correction is not counted again on the sample.
    private static let smallCorrection = 0.004
    /// The trellis trades at this share of the tables' λ: at all of it, pictures lose more than they gain.
    private static let refinementStrength = 0.35
    /// The energy of a usual block, as a share of the mean, which a few busy blocks make.
    private static let usualEnergyShare = 0.3

    init(_ search: RequantizationSearch, _ budget: SizeBudget) {
        storage = search.storage
        frame = search.frame
        statistics = search.statistics
        effort = search.effort
        model = search.model
        mayFitAtFinest = search.mayFitAtFinest
        self.budget = budget
    }

    func run() throws(RateControlError) -> EncodePlan {
        let smallest = smallestFile
        guard budget.fits(smallest) else {
            throw .budgetUnreachable(
                smallestByteCount: budget.expectedByteCount(of: smallest),
                maximumByteCount: budget.maximumByteCount
            )
        }
        var calibration = RateCalibration(
            bytesPerBit: Self.usualBytesPerBit * statistics.scale,
            headerByteCount: smallest.headerByteCount + 300
        )
        let portion = Portion(of: frame, period: effort.samplePeriod)
        if portion != .all || effort == .best { learn(&calibration, portion) }
        if mayFitAtFinest, let finest = finestFile(calibration) { return finest }
        return keepingLuma(to: calibration)?.search(calibration, portion) ?? search(calibration, portion) ?? smallest
    }

    /// The same search with the model that keeps luma exact, or nearly so; nil: this budget has none.
    private func keepingLuma(to calibration: RateCalibration) -> BudgetSearch? {
        model.keepingLuma(to: bitCount(target(calibration), calibration)).map { model in
            var search = self
            search.model = model
            return search
        }
    }

    /// nil: no file that fits was found.
    private func search(_ start: RateCalibration, _ portion: Portion) -> EncodePlan? {
        var calibration = start
        // The trellis must not change a component that stays exact.
        if effort == .best, !model.hasExactComponent {
            calibration.refinements = refinements(calibration, portion)
            learn(&calibration, portion)
        }

        var best: EncodePlan?
        var attempt = portion == .all ? attempt(calibration) : rehearsed(attempt(calibration), &calibration, portion)
        calibration.forgetFound()
        for _ in 0..<Self.maximumPassCount {
            let candidate = file(attempt)
            if budget.fits(candidate) {
                if candidate.unstuffedByteCount > best?.unstuffedByteCount ?? 0 { best = candidate }
                let use = Double(budget.expectedByteCount(of: candidate)) / Double(budget.maximumByteCount)
                if use >= effort.goodUse { break }
            }
            calibration.headerByteCount = candidate.headerByteCount
            let next = corrected(attempt, Double(candidate.code.unstuffedByteCount), &calibration)
            // Nothing lies between two neighboring sets of tables: counting the same once more tells the same.
            if quantization(of: next, isWidened: true) == candidate.quantization { break }
            attempt = next
        }
        return best ?? bisected(calibration.refinements)
    }

    /// Counts attempts on a sample until one comes near the target: a pass over all blocks takes as long as several of
    /// these.
    private func rehearsed(_ first: Attempt, _ calibration: inout RateCalibration, _ portion: Portion) -> Attempt {
        var attempt = first
        for _ in 0..<effort.rehearsalCount {
            let code = count(quantization(of: attempt, isWidened: true), portion).code
            let size = Double(code.unstuffedByteCount) * calibration.sampleScale
            let target = target(calibration)
            let isNear = abs(size - target) < Self.smallCorrection * target
            let next = corrected(attempt, size, &calibration)
            // Other tables would have a size that was not counted, to gain very little.
            if isNear, size <= target, next.choice != attempt.choice { break }
            attempt = next
            if isNear { break }
        }
        return attempt
    }

    /// The attempt after one whose size was counted: the same tables with more or less widening where that closes the
    /// gap, else other tables.
    private func corrected(_ attempt: Attempt, _ size: Double, _ calibration: inout RateCalibration) -> Attempt {
        let excess = size - target(calibration)
        let byteCount = attempt.widening.byteCount + excess
        if byteCount >= 0, abs(excess) < 0.02 * size, let widening = widening(byteCount, attempt.choice, calibration) {
            return Attempt(
                choice: attempt.choice,
                lambda: attempt.lambda,
                widening: widening,
                refinements: attempt.refinements
            )
        }
        learn(&calibration, from: attempt.choice, size + attempt.widening.byteCount)
        if excess > 0 { calibration.excess = (attempt.choice, byteCount) }
        return self.attempt(calibration)
    }

    /// nil: widening cannot save so many bytes.
    private func widening(_ byteCount: Double, _ choice: RateModel.Choice, _ calibration: RateCalibration)
        -> DeadZoneWidening?
    {
        DeadZoneWidening(byteCount: byteCount) {
            model.bitCount(savedByWidening: choice, frequency: $0) * calibration.bytesPerBit
        }
    }

    /// The file with the finest steps allowed; nil where it does not fit.
    private func finestFile(_ calibration: RateCalibration) -> EncodePlan? {
        let choice = model.choice(lambda: 0)
        // Blocks of a file that cannot fit need not be counted. A sample tells sizes within some percent, the
        // uncalibrated model within much more.
        let doubt = calibration.isLearned ? 1.1 : 1.5
        guard byteCount(choice, calibration) < doubt * Double(budget.maximumByteCount) else { return nil }
        let finest = file(Attempt(choice: choice, lambda: 0, widening: .none, refinements: nil))
        return budget.fits(finest) ? finest : nil
    }

    /// Small and synthetic pictures can mislead the model so that no pass fits. Then the model's bits are bisected,
    /// rather than handing out an empty picture.
    private func bisected(_ refinements: [Refinement]?) -> EncodePlan? {
        var best: EncodePlan?
        var low = 0.0
        var high = model.bitCount(lambda: 0)
        for _ in 0..<Self.bisectionCount {
            let middle = (low + high) / 2
            let lambda = model.lambda(above: middle) * 1.000_001
            let choice = model.choice(lambda: lambda)
            let candidate = file(
                Attempt(choice: choice, lambda: lambda, widening: .none, refinements: refinements))
            if budget.fits(candidate) {
                if candidate.unstuffedByteCount > best?.unstuffedByteCount ?? 0 { best = candidate }
                low = middle
            } else {
                high = middle
            }
        }
        return best
    }

    private struct Attempt {
        let choice: RateModel.Choice
        let lambda: Double
        let widening: DeadZoneWidening
        let refinements: [Refinement]?
    }

    /// Bytes of blocks without any level, which the model does not have.
    private var leastByteCount: Double { Double(frame.leastCodedByteCount) }

    /// The bytes of a choice without widening.
    private func byteCount(_ choice: RateModel.Choice, _ calibration: RateCalibration) -> Double {
        guard let line = calibration.line else { return leastByteCount + choice.bitCount * calibration.bytesPerBit }
        return line.byteCount + (choice.bitCount - line.bitCount) * line.bytesPerBit
    }

    /// The model's bits of a file of so many bytes without widening.
    private func bitCount(_ byteCount: Double, _ calibration: RateCalibration) -> Double {
        guard let line = calibration.line else { return (byteCount - leastByteCount) / calibration.bytesPerBit }
        return line.bitCount + (byteCount - line.byteCount) / line.bytesPerBit
    }

    /// Calibrates by a choice whose bytes were counted, without widening.
    private func learn(_ calibration: inout RateCalibration, from choice: RateModel.Choice, _ byteCount: Double) {
        // An empty picture says nothing of bytes per bit.
        if choice.bitCount > 0 { calibration.bytesPerBit = max(1, byteCount - leastByteCount) / choice.bitCount }
        let found = RateCalibration.Found(bitCount: choice.bitCount, byteCount: byteCount)
        if byteCount > target(calibration) { calibration.larger = found } else { calibration.smaller = found }
    }

    /// Bytes that the entropy-coded data may have.
    private func target(_ calibration: RateCalibration) -> Double {
        budget.codedByteCount(fitting: Double(budget.maximumByteCount - calibration.headerByteCount)) * effort.aim
    }

    /// Calibrates by counting at about the λ that will be needed.
    ///
    /// A histogram of all blocks tells exactly how many levels the picture has under the rules; that number, divided by
    /// the sample's, is how many levels each sampled one stands for.
    private func learn(_ calibration: inout RateCalibration, _ portion: Portion) {
        let attempt = attempt(calibration)
        let (counts, code) = count(quantization(of: attempt, isWidened: false), portion)
        if calibration.refinements == nil, portion != .all {
            let sampledCount = counts.reduce(0) { $0 + $1.symbols.nonzeroCount }
            // A histogram of a sample tells no more than the sample does; and of few levels no sample tells much.
            calibration.sampleScale =
                statistics.scale > 1 || sampledCount <= Self.minimumSampledCount
                ? counts.scale(in: frame)
                : model.nonzeroCount(attempt.choice) / Double(sampledCount)
            guard sampledCount > Self.minimumSampledCount else { return }
        }
        learn(&calibration, from: attempt.choice, Double(code.unstuffedByteCount) * calibration.sampleScale)
        calibration.isLearned = true
    }

    /// The inputs of the trellis at about the λ that will be needed, with the codes that unrefined levels get there.
    private func refinements(_ calibration: RateCalibration, _ portion: Portion) -> [Refinement] {
        let attempt = attempt(calibration)
        let code = count(quantization(of: attempt, isWidened: false), portion).code
        let errorPerBit = model.squaredErrorPerBit(attempt.choice, lambda: attempt.lambda) * Self.refinementStrength
        return frame.components.indices.map { component in
            Refinement(
                errorPerBit: errorPerBit,
                weights: model.components[component].weights,
                codeLengths: code.acTables[EntropyCode.slot(ofComponent: component)].codeLengths,
                usualEnergy: model.components[component].curves.meanEnergy * Self.usualEnergyShare
            )
        }
    }

    /// The tables that come out a little too large, and the widening that takes the rest off.
    ///
    /// Where widening cannot save as much, one frequency leaps from a point to a much smaller one: DC of a flat
    /// picture, which is not widened. It takes the leap, and the others share what that leaves.
    private func attempt(_ calibration: RateCalibration) -> Attempt {
        let target = target(calibration)
        var rates = RateModel.LowestRates()
        while true {
            let lambda = model.lambda(above: bitCount(target, calibration), lowestRates: rates)
            let choice = model.choice(lambda: lambda, lowestRates: rates)
            let known = calibration.excess.flatMap { $0.choice == choice ? $0.byteCount : nil }
            let excess = known ?? byteCount(choice, calibration) - target
            if let widening = widening(excess, choice, calibration) {
                return Attempt(choice: choice, lambda: lambda, widening: widening, refinements: calibration.refinements)
            }
            let next = lambda * 1.000_001
            let smaller = model.choice(lambda: next, lowestRates: rates)
            if rates.count >= Self.maximumLeapCount || smaller == choice {
                return Attempt(choice: smaller, lambda: lambda, widening: .none, refinements: calibration.refinements)
            }
            rates = model.lowestRates(rates, with: next, whereDifferent: choice, smaller)
        }
    }

    /// See `EmptyPicture`.
    private var smallestFile: EncodePlan {
        // The model's choice of the fewest bits will not do: it keeps levels that its sample lacks or that hardly
        // differ. The steps mean nothing here; the source's need the fewest tables.
        let quantization = model.choice(lambda: .infinity).quantization.map {
            ComponentQuantization(
                sourceSteps: $0.sourceSteps,
                steps: $0.sourceSteps,
                rules: [FrequencyRule](repeating: .zero, count: 64)
            )
        }
        return EncodePlan(
            frame: frame,
            quantization: quantization,
            code: EmptyPicture(frame, isInterleaved: statistics.isInterleaved).code,
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
            segmentByteCount: budget.segmentByteCount,
            distortions: model.distortions(of: quantization).map { $0 * statistics.scale }
        )
    }

    private func quantization(of attempt: Attempt, isWidened: Bool) -> [ComponentQuantization] {
        let rules = isWidened ? model.widened(attempt.choice, attempt.widening) : attempt.choice.quantization
        return rules.enumerated().map { $1.refined(by: attempt.refinements?[$0]) }
    }

    private func file(_ attempt: Attempt) -> EncodePlan {
        let quantization = quantization(of: attempt, isWidened: true)
        let (counts, code) = count(quantization, .all)
        return EncodePlan(
            frame: frame,
            quantization: quantization,
            code: code,
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
            segmentByteCount: budget.segmentByteCount,
            distortions: distortions(quantization, counts)
        )
    }

    /// Squared errors by component: from the histogram and the rules, or as counted where levels are refined.
    private func distortions(_ quantization: [ComponentQuantization], _ counts: [ComponentCount]) -> [Double] {
        if quantization.contains(where: { $0.refinement != nil }) { return counts.map(\.squaredError) }
        return model.distortions(of: quantization).map { $0 * statistics.scale }
    }

    private func count(
        _ quantization: [ComponentQuantization],
        _ portion: Portion
    ) -> (counts: [ComponentCount], code: EntropyCode) {
        let counts = countSymbols(
            of: storage, frame, quantization, isInterleaved: statistics.isInterleaved, portion: portion)
        return (counts, EntropyCode(counts: counts.map(\.symbols), isInterleaved: statistics.isInterleaved))
    }
}
