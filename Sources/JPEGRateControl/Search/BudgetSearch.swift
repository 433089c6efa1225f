/// Finds the best quantization for one budget.
///
/// The histograms give bits and error of each step of each frequency; one exchange rate of error for bits, λ, chooses
/// among them. λ is moved until the file is a little too large, and widening takes the rest off. The model's size only
/// guides the way: sizes that decide are counted, on a sample first, then on all blocks. Size is not assumed to fall
/// with λ: the largest file that fits is kept.
struct BudgetSearch {
    let counter: CandidateCounter
    let budget: SizeBudget
    let effort: SearchEffort
    private(set) var model: RateModel
    /// The finest steps allowed are not the source's, so their size has not been counted yet.
    private let mayFitAtFinest: Bool

    private static let maximumPassCount = 6
    private static let bisectionCount = 10
    /// Bytes per model bit on most photos, beside the two bits that each block takes.
    private static let usualBytesPerBit = 1.02 / 8

    init(_ search: RequantizationSearch, _ budget: SizeBudget) {
        counter = CandidateCounter(
            storage: search.storage,
            frame: search.frame,
            statistics: search.statistics,
            segmentByteCount: budget.segmentByteCount,
            workLimit: search.workLimit
        )
        effort = search.effort
        model = search.model
        mayFitAtFinest = search.mayFitAtFinest
        self.budget = budget
    }

    func run() throws(RateControlError) -> EncodePlan {
        let smallest = counter.smallestFile(model)
        guard budget.fits(smallest) else {
            throw .budgetUnreachable(
                smallestByteCount: budget.expectedByteCount(of: smallest),
                maximumByteCount: budget.maximumByteCount
            )
        }
        var calibration = RateCalibration(
            bytesPerBit: Self.usualBytesPerBit * counter.statistics.scale,
            leastByteCount: Double(counter.frame.leastCodedByteCount),
            headerByteCount: smallest.headerByteCount + 300
        )
        let portion = Portion(of: counter.frame, period: effort.samplePeriod)
        if portion != .all || effort == .best { calibrate(&calibration, portion) }
        if mayFitAtFinest, let finest = finestFile(calibration) { return finest }
        return keepingLuma(to: calibration)?.search(calibration, portion) ?? search(calibration, portion) ?? smallest
    }

    /// The same search with the model that keeps luma exact, or nearly so; nil: this budget has none.
    private func keepingLuma(to calibration: RateCalibration) -> BudgetSearch? {
        model.keepingLuma(to: calibration.bitCount(of: target(calibration))).map { model in
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
            calibrate(&calibration, portion)
        }

        var best: EncodePlan?
        var point = portion == .all ? point(calibration) : rehearsed(point(calibration), &calibration, portion)
        calibration.forgetFound()
        for _ in 0..<Self.maximumPassCount where !counter.isOver {
            let candidate = counter.file(point, model)
            if budget.fits(candidate) {
                if candidate.unstuffedByteCount > best?.unstuffedByteCount ?? 0 { best = candidate }
                let use = Double(budget.expectedByteCount(of: candidate)) / Double(budget.maximumByteCount)
                if use >= effort.goodUse { break }
            }
            calibration.headerByteCount = candidate.headerByteCount
            let next = corrected(point, Double(candidate.code.unstuffedByteCount), &calibration)
            // Nothing lies between two neighboring sets of tables: counting the same once more tells the same.
            if next.quantization(by: model, isWidened: true) == candidate.quantization { break }
            point = next
        }
        return best ?? bisected(calibration.refinements)
    }

    /// The file with the finest steps allowed; nil where it does not fit.
    private func finestFile(_ calibration: RateCalibration) -> EncodePlan? {
        let choice = model.choice(lambda: 0)
        // Blocks of a file that cannot fit need not be counted. A sample tells sizes within some percent, the
        // uncalibrated model within much more.
        let doubt = calibration.isLearned ? 1.1 : 1.5
        guard calibration.byteCount(of: choice) < doubt * Double(budget.maximumByteCount) else { return nil }
        let finest = counter.file(
            OperatingPoint(choice: choice, lambda: 0, widening: .none, refinements: nil), model)
        return budget.fits(finest) ? finest : nil
    }

    /// Small and synthetic pictures can mislead the model so that no pass fits. Then the model's bits are bisected,
    /// rather than handing out an empty picture.
    private func bisected(_ refinements: [Refinement]?) -> EncodePlan? {
        var best: EncodePlan?
        var low = 0.0
        var high = model.bitCount(lambda: 0)
        for _ in 0..<Self.bisectionCount where !counter.isOver {
            let middle = (low + high) / 2
            let lambda = model.lambda(above: middle) * 1.000_001
            let choice = model.choice(lambda: lambda)
            let candidate = counter.file(
                OperatingPoint(choice: choice, lambda: lambda, widening: .none, refinements: refinements), model)
            if budget.fits(candidate) {
                if candidate.unstuffedByteCount > best?.unstuffedByteCount ?? 0 { best = candidate }
                low = middle
            } else {
                high = middle
            }
        }
        return best
    }
}
