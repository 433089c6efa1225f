internal import JPEGCodec

// What counting tells of the model.

extension BudgetSearch {
    /// AC levels ≠ 0 of a sample, at least, for it to calibrate bytes per bit.
    private static let minimumSampledCount = 1_000
    /// The trellis trades at this share of the tables' λ: at all of it, pictures lose more than they gain.
    private static let refinementStrength = 0.35
    /// The energy of a usual block, as a share of the mean, which a few busy blocks make.
    private static let usualEnergyShare = 0.3

    /// Bytes that the entropy-coded data may have.
    func target(_ calibration: RateCalibration) -> Double {
        budget.codedByteCount(fitting: Double(budget.maximumByteCount - calibration.headerByteCount)) * effort.aim
    }

    /// Calibrates by counting at about the λ that will be needed.
    ///
    /// A histogram of all blocks tells exactly how many levels the picture has under the rules; that number, divided by
    /// the sample's, is how many levels each sampled one stands for.
    func calibrate(_ calibration: inout RateCalibration, _ portion: Portion) {
        let point = point(calibration)
        let (counts, code) = counter.count(point.quantization(by: model, isWidened: false), portion)
        if calibration.refinements == nil, portion != .all {
            let sampledCount = counts.reduce(0) { $0 + $1.symbols.nonzeroCount }
            // A histogram of a sample tells no more than the sample does; and of few levels no sample tells much.
            calibration.sampleScale =
                counter.statistics.scale > 1 || sampledCount <= Self.minimumSampledCount
                ? counts.scale(in: counter.frame)
                : model.nonzeroCount(point.choice) / Double(sampledCount)
            guard sampledCount > Self.minimumSampledCount else { return }
        }
        calibration.record(
            Double(code.unstuffedByteCount) * calibration.sampleScale, of: point.choice, target: target(calibration))
        calibration.isLearned = true
    }

    /// The inputs of the trellis at about the λ that will be needed, with the codes that unrefined levels get there.
    func refinements(_ calibration: RateCalibration, _ portion: Portion) -> [Refinement] {
        let point = point(calibration)
        let code = counter.count(point.quantization(by: model, isWidened: false), portion).code
        let errorPerBit = model.squaredErrorPerBit(point.choice, lambda: point.lambda) * Self.refinementStrength
        return counter.frame.components.indices.map { component in
            Refinement(
                errorPerBit: errorPerBit,
                weights: model.components[component].weights,
                codeLengths: code.acTables[EntropyCode.slot(ofComponent: component)].codeLengths,
                usualEnergy: model.components[component].curves.meanEnergy * Self.usualEnergyShare
            )
        }
    }
}
