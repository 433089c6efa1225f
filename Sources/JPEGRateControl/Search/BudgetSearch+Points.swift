// The way from one operating point to the next.

extension BudgetSearch {
    /// Frequencies that may take a leap between two points before the others share the rest.
    private static let maximumLeapCount = 16
    /// The share of a size below which a correction is not counted again on the sample.
    private static let smallCorrection = 0.004

    /// The tables that come out a little too large, and the widening that takes the rest off.
    ///
    /// Where widening cannot save as much, one frequency leaps from a point to a much smaller one: DC of a flat
    /// picture, which is not widened. It takes the leap, and the others share what that leaves.
    func point(_ calibration: RateCalibration) -> OperatingPoint {
        let target = target(calibration)
        var rates = RateModel.LowestRates()
        while true {
            let lambda = model.lambda(above: calibration.bitCount(of: target), lowestRates: rates)
            let choice = model.choice(lambda: lambda, lowestRates: rates)
            let known = calibration.excess.flatMap { $0.choice == choice ? $0.byteCount : nil }
            let excess = known ?? calibration.byteCount(of: choice) - target
            if let widening = widening(excess, choice, calibration) {
                return OperatingPoint(
                    choice: choice, lambda: lambda, widening: widening, refinements: calibration.refinements)
            }
            let next = lambda * 1.000_001
            let smaller = model.choice(lambda: next, lowestRates: rates)
            if rates.count >= Self.maximumLeapCount || smaller == choice {
                return OperatingPoint(
                    choice: smaller, lambda: lambda, widening: .none, refinements: calibration.refinements)
            }
            rates = model.lowestRates(rates, with: next, whereDifferent: choice, smaller)
        }
    }

    /// The point after one whose size was counted: the same tables with more or less widening where that closes the
    /// gap, else other tables.
    func corrected(_ point: OperatingPoint, _ size: Double, _ calibration: inout RateCalibration) -> OperatingPoint {
        let excess = size - target(calibration)
        let byteCount = point.widening.byteCount + excess
        if byteCount >= 0, abs(excess) < 0.02 * size, let widening = widening(byteCount, point.choice, calibration) {
            return OperatingPoint(
                choice: point.choice,
                lambda: point.lambda,
                widening: widening,
                refinements: point.refinements
            )
        }
        calibration.record(size + point.widening.byteCount, of: point.choice, target: target(calibration))
        if excess > 0 { calibration.excess = (point.choice, byteCount) }
        return self.point(calibration)
    }

    /// Counts attempts on a sample until one comes near the target: a pass over all blocks takes as long as several of
    /// these.
    func rehearsed(_ first: OperatingPoint, _ calibration: inout RateCalibration, _ portion: Portion) -> OperatingPoint
    {
        var point = first
        for _ in 0..<effort.rehearsalCount where !counter.isOver {
            let code = counter.count(point.quantization(by: model, isWidened: true), portion).code
            let size = Double(code.unstuffedByteCount) * calibration.sampleScale
            let target = target(calibration)
            let isNear = abs(size - target) < Self.smallCorrection * target
            let next = corrected(point, size, &calibration)
            // Other tables would have a size that was not counted, to gain very little.
            if isNear, size <= target, next.choice != point.choice { break }
            point = next
            if isNear { break }
        }
        return point
    }

    /// nil: widening cannot save so many bytes.
    private func widening(_ byteCount: Double, _ choice: RateModel.Choice, _ calibration: RateCalibration)
        -> DeadZoneWidening?
    {
        DeadZoneWidening(byteCount: byteCount) {
            model.bitCount(savedByWidening: choice, frequency: $0) * calibration.bytesPerBit
        }
    }
}
