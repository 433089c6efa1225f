internal import JPEGCodec

/// Finds the quantization that makes the best of a budget.
///
/// The histograms say what each step of each frequency costs; one exchange rate of bits and error, λ, chooses among them. λ is
/// moved until the file is a little too large, and widening takes the rest off. What the model thinks of a file's size
/// only guides the way: the sizes that decide are counted, on a sample first, then on all blocks. Size is not assumed to
/// fall with λ: the best file that fits is kept.
struct RequantizationSearch {
    private let storage: CoefficientStorage
    private let frame: FrameLayout
    private let statistics: CoefficientStatistics
    private let budget: SizeBudget
    private let effort: SearchEffort
    private var model: RateModel
    /// The finest steps allowed are not the source's, so nobody has looked yet whether they fit.
    private let mayFitAtFinest: Bool

    private static let maximumPassCount = 6
    private static let bisectionCount = 10
    /// AC levels in a sample below which it tells nothing of what levels cost.
    private static let minimumSampledCount = 1_000
    /// Frequencies that take a leap before the others get the rest.
    private static let maximumLeapCount = 16
    /// Bytes that a bit of the model comes to, on most photos, beside what each block takes.
    private static let usualBytesPerBit = 1.02 / 8
    /// The part of a size that a correction may change without being looked at again.
    private static let smallCorrection = 0.004
    /// The part of the tables' exchange rate at which refining trades: at all of it, pictures lose more than they gain.
    private static let refinementStrength = 0.35
    /// Most blocks have much less energy than the mean, which a few busy ones make.
    private static let usualEnergyShare = 0.3

    init(
        image: borrowing CoefficientImage,
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        finestSteps: [[Int]]?,
        viewingScale: Double,
        budget: SizeBudget,
        effort: SearchEffort
    ) {
        storage = image.storage
        frame = image.frame
        self.statistics = statistics
        self.budget = budget
        self.effort = effort
        mayFitAtFinest = finestSteps.map { $0 != sourceSteps } ?? false
        model = RateModel(
            statistics: statistics,
            sourceSteps: sourceSteps,
            finestSteps: finestSteps ?? sourceSteps,
            viewingScale: viewingScale,
            isFromFile: image.isFromFile[0],
            frame: image.frame,
            availableByteCount: budget.maximumByteCount - budget.segmentByteCount
        )
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

    /// The same search, by the model for what the budget comes to; nil: there is none of its own.
    private func keepingLuma(to calibration: RateCalibration) -> RequantizationSearch? {
        model.keepingLuma(to: bitCount(target(calibration), calibration)).map { model in
            var search = self
            search.model = model
            return search
        }
    }

    /// nil: nothing that fits was found.
    private func search(_ start: RateCalibration, _ portion: Portion) -> EncodePlan? {
        var calibration = start
        // What is to stay exact is nothing to trade with.
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
            if quantization(of: next, isThinned: true) == candidate.quantization { break }
            attempt = next
        }
        return best ?? bisected(calibration.refinements)
    }

    /// Makes attempts on a sample until one comes near the size wanted: a pass over all blocks costs as much as several of these.
    private func rehearsed(_ first: Attempt, _ calibration: inout RateCalibration, _ portion: Portion) -> Attempt {
        var attempt = first
        for _ in 0..<effort.rehearsalCount {
            let code = count(quantization(of: attempt, isThinned: true), portion).code
            let size = Double(code.unstuffedByteCount) * calibration.sampleScale
            let target = target(calibration)
            let isNear = abs(size - target) < Self.smallCorrection * target
            let next = corrected(attempt, size, &calibration)
            // Other tables would come to something that nobody has looked at, for the sake of very little.
            if isNear, size <= target, next.choice != attempt.choice { break }
            attempt = next
            if isNear { break }
        }
        return attempt
    }

    /// What to try after an attempt that was found to have a size: the same tables with more or less widening, where that makes
    /// up for what is missing, else others.
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

    /// nil: widening cannot save as much.
    private func widening(_ byteCount: Double, _ choice: RateModel.Choice, _ calibration: RateCalibration)
        -> DeadZoneWidening?
    {
        DeadZoneWidening(byteCount: byteCount) {
            model.bitCount(savedByThinning: choice, frequency: $0) * calibration.bytesPerBit
        }
    }

    /// The file with the finest steps allowed; nil where it does not fit.
    private func finestFile(_ calibration: RateCalibration) -> EncodePlan? {
        let choice = model.choice(lambda: 0)
        // Counting the blocks of what cannot fit would be in vain. A sample tells sizes within some percent, the model alone
        // much less.
        let doubt = calibration.isLearned ? 1.1 : 1.5
        guard byteCount(choice, calibration) < doubt * Double(budget.maximumByteCount) else { return nil }
        let finest = file(Attempt(choice: choice, lambda: 0, widening: .none, refinements: nil))
        return budget.fits(finest) ? finest : nil
    }

    /// Small and synthetic pictures can mislead the model until no pass has fitted. Rather than a picture of nothing, what comes
    /// nearest by halves.
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

    /// What blocks take in which no level is left: the model knows nothing of it.
    private var leastByteCount: Double { Double(frame.leastCodedByteCount) }

    /// What a choice comes to without widening.
    private func byteCount(_ choice: RateModel.Choice, _ calibration: RateCalibration) -> Double {
        guard let line = calibration.line else { return leastByteCount + choice.bitCount * calibration.bytesPerBit }
        return line.byteCount + (choice.bitCount - line.bitCount) * line.bytesPerBit
    }

    /// The model's bits of what comes to a size without widening.
    private func bitCount(_ byteCount: Double, _ calibration: RateCalibration) -> Double {
        guard let line = calibration.line else { return (byteCount - leastByteCount) / calibration.bytesPerBit }
        return line.bitCount + (byteCount - line.byteCount) / line.bytesPerBit
    }

    /// What a choice that was found to come to a size, without widening, tells of the others.
    private func learn(_ calibration: inout RateCalibration, from choice: RateModel.Choice, _ byteCount: Double) {
        // A picture of nothing tells nothing of what bits come to.
        if choice.bitCount > 0 { calibration.bytesPerBit = max(1, byteCount - leastByteCount) / choice.bitCount }
        let found = RateCalibration.Found(bitCount: choice.bitCount, byteCount: byteCount)
        if byteCount > target(calibration) { calibration.larger = found } else { calibration.smaller = found }
    }

    /// Bytes that the entropy-coded data may have.
    private func target(_ calibration: RateCalibration) -> Double {
        budget.codedByteCount(fitting: Double(budget.maximumByteCount - calibration.headerByteCount)) * effort.aim
    }

    /// Compares the model with what counting finds at about the λ that will be needed.
    ///
    /// The histogram of all blocks tells exactly how many levels the whole picture has by the rules alone: so many times the sample
    /// stands for.
    private func learn(_ calibration: inout RateCalibration, _ portion: Portion) {
        let attempt = attempt(calibration)
        let (counts, code) = count(quantization(of: attempt, isThinned: false), portion)
        if calibration.refinements == nil, portion != .all {
            let sampledCount = counts.reduce(0) { $0 + $1.symbols.nonzeroCount }
            // Where the histogram is of a sample as well, its levels tell no more; and of few levels no sample tells much.
            calibration.sampleScale =
                statistics.scale > 1 || sampledCount <= Self.minimumSampledCount
                ? counts.scale(in: frame)
                : model.nonzeroCount(attempt.choice) / Double(sampledCount)
            guard sampledCount > Self.minimumSampledCount else { return }
        }
        learn(&calibration, from: attempt.choice, Double(code.unstuffedByteCount) * calibration.sampleScale)
        calibration.isLearned = true
    }

    /// What refining goes by at about the λ that will be needed: the codes that plain levels get there.
    private func refinements(_ calibration: RateCalibration, _ portion: Portion) -> [Refinement] {
        let attempt = attempt(calibration)
        let code = count(quantization(of: attempt, isThinned: false), portion).code
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
    /// Where widening cannot take as much, one frequency makes a leap: DC of a flat picture, which is not widened. It takes the
    /// leap then, and the others get what it leaves.
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

    /// A picture of nothing: every level 0, so that a block takes two bits. No file of these dimensions is smaller.
    private var smallestFile: EncodePlan {
        // The fewest bits that the model can choose will not do: levels that it saw nothing of, in a sample, or that differ by
        // too little to matter would still be there. The steps mean nothing; the source's need the fewest tables.
        let quantization = model.choice(lambda: .infinity).quantization.map {
            ComponentQuantization(
                sourceSteps: $0.sourceSteps,
                steps: $0.sourceSteps,
                rules: [FrequencyRule](repeating: .zero, count: 64)
            )
        }
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
        return EncodePlan(
            frame: frame,
            quantization: quantization,
            code: EntropyCode(counts: counts, isInterleaved: statistics.isInterleaved),
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
            segmentByteCount: budget.segmentByteCount,
            distortions: model.distortions(of: quantization).map { $0 * statistics.scale }
        )
    }

    private func quantization(of attempt: Attempt, isThinned: Bool) -> [ComponentQuantization] {
        let rules = isThinned ? model.widened(attempt.choice, attempt.widening) : attempt.choice.quantization
        return rules.enumerated().map { $1.refined(by: attempt.refinements?[$0]) }
    }

    private func file(_ attempt: Attempt) -> EncodePlan {
        let quantization = quantization(of: attempt, isThinned: true)
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

    /// By the histogram and the rules, or as the refinement has summed it up.
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
