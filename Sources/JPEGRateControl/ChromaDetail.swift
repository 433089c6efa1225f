package import JPEGCodec

extension CoefficientStatistics {
    /// How much of what a budget leaves of a picture would be lost with half of its chroma.
    ///
    /// - Parameters:
    ///   - frame: the picture's.
    ///   - halved: what it would become.
    ///   - sourceSteps: by component, 64 each, natural order.
    ///   - minimumSteps: the finest output steps, likewise.
    ///   - fineness: see `PerceptualWeights`.
    ///   - availableByteCount: about what the entropy-coded data may have.
    /// - Returns: levels of the frequencies that halved chroma does not have, for each level that is not 0, 0 … 1.
    package func shareLost(
        byHalvingChromaOf frame: CodedFrame,
        to halved: CodedFrame,
        sourceSteps: [[Int]],
        minimumSteps: [[Int]],
        fineness: Double,
        availableByteCount: Int
    ) -> Double {
        let model = RateModel(
            statistics: self,
            sourceSteps: sourceSteps,
            minimumSteps: minimumSteps,
            fineness: fineness,
            frame: frame,
            availableByteCount: availableByteCount
        )
        let choice = model.choice(lambda: model.lambda(above: Double(8 * availableByteCount) / scale))
        let halvesAcross = halved.maximumHorizontalSampling > frame.maximumHorizontalSampling
        let halvesDown = halved.maximumVerticalSampling > frame.maximumVerticalSampling
        let lost = model.nonzeroCount(choice) { component, frequency in
            frame.isChroma(component) && (halvesAcross && frequency % 8 >= 4 || halvesDown && frequency / 8 >= 4)
        }
        return lost / max(1, model.nonzeroCount(choice))
    }
}
