/// A component's histograms as curves: for each frequency a rate–distortion curve, and the sums that it was made from.
struct ComponentCurves: Sendable {
    /// 64 in natural order, as everything by frequency here.
    let sourceSteps: [Int]
    let isChroma: Bool
    /// Luma samples for each sample of the component.
    let areaPerSample: Double
    let sums: [MagnitudeSums]
    let byFrequency: [RateDistortionCurve]
    /// The precision of the magnitudes, 8 for eighths of a source step; sums and curves count these parts.
    let levelPrecision: Int
    /// Each curve has only its first point, which loses nothing.
    let isExact: Bool

    /// - Parameters:
    ///   - statistics: of the component.
    ///   - sourceSteps: the source's.
    ///   - finestSteps: the finest output steps, none below the source's.
    ///   - isChroma: the component is Cb or Cr.
    ///   - areaPerSample: luma samples that a sample stands for.
    init(
        _ statistics: CoefficientStatistics.Component,
        sourceSteps: [Int],
        finestSteps: [Int],
        isChroma: Bool,
        areaPerSample: Double
    ) {
        let parts = statistics.levelPrecision
        let sums = statistics.magnitudes.frequencies.map { MagnitudeSums($0, levelPrecision: parts) }
        let differences = MagnitudeSums(statistics.magnitudes.dcDifferences, levelPrecision: parts)
        self.init(
            sourceSteps: sourceSteps,
            isChroma: isChroma,
            areaPerSample: areaPerSample,
            sums: sums,
            byFrequency: (0..<64).map { frequency in
                RateDistortionCurve(
                    sums: sums[frequency],
                    differenceSums: frequency == 0 ? differences : nil,
                    sourceStep: sourceSteps[frequency],
                    minimumStep: finestSteps[frequency],
                    maximumStep: max(255, finestSteps[frequency]),
                    rounding: frequency == 0 ? 0.5 : 0.45,
                    levelPrecision: parts
                )
            },
            levelPrecision: parts,
            isExact: false
        )
    }

    private init(
        sourceSteps: [Int],
        isChroma: Bool,
        areaPerSample: Double,
        sums: [MagnitudeSums],
        byFrequency: [RateDistortionCurve],
        levelPrecision: Int,
        isExact: Bool
    ) {
        self.sourceSteps = sourceSteps
        self.isChroma = isChroma
        self.areaPerSample = areaPerSample
        self.sums = sums
        self.byFrequency = byFrequency
        self.levelPrecision = levelPrecision
        self.isExact = isExact
    }

    /// The same component kept without loss; nil: the finest steps allowed lose something.
    var exact: ComponentCurves? {
        guard byFrequency.allSatisfy({ $0.points[0].distortion == 0 }) else { return nil }
        return ComponentCurves(
            sourceSteps: sourceSteps,
            isChroma: isChroma,
            areaPerSample: areaPerSample,
            sums: sums,
            byFrequency: byFrequency.map { RateDistortionCurve(points: [$0.points[0]]) },
            levelPrecision: levelPrecision,
            isExact: true
        )
    }

    /// Bits at the finest steps allowed, in the blocks of the histogram.
    var losslessBitCount: Double { byFrequency.reduce(0) { $0 + $1.points[0].bitCount } }

    var meanStep: Double { Double(sourceSteps.reduce(0, +)) / 64 }

    /// How rough the texture is: the mean amplitude at 6 and more half periods a block, divided by that at 1.5 to 3;
    /// nil where the coarse frequencies are empty.
    var textureRatio: Double? {
        func radius(_ index: Int) -> Double {
            let (down, across) = (Double(index / 8), Double(index % 8))
            return (down * down + across * across).squareRoot()
        }
        func amplitude(_ radii: Range<Double>) -> Double {
            let frequencies = (1..<64).filter { radii.contains(radius($0)) }
            let sum = frequencies.reduce(0.0) { $0 + sums[$1].mean * Double(sourceSteps[$1]) }
            return sum / Double(frequencies.count)
        }
        let coarse = amplitude(1.5..<3)
        return coarse > 0 ? amplitude(6..<10) / coarse : nil
    }

    /// The squared error at a frequency, over the blocks of the histogram.
    func squaredError(_ frequency: Int, step: Int, rule: FrequencyRule) -> Double {
        sums[frequency].squaredError(sourceStep: sourceSteps[frequency], step: step, rule: rule)
    }

    /// The sum of cubed errors at a frequency, over the blocks of the histogram.
    func cubedError(_ frequency: Int, step: Int, rule: FrequencyRule) -> Double {
        let parts = sums[frequency].cubedError(
            sourceStep: sourceSteps[frequency], step: step * levelPrecision, rule: rule)
        return parts / Double(levelPrecision * levelPrecision * levelPrecision)
    }

    /// The mean of the squared AC coefficients, for each sample.
    var meanEnergy: Double {
        let energy = (1..<64).reduce(0.0) { $0 + sums[$1].energy(sourceStep: sourceSteps[$1]) }
        return energy / (64 * max(1, sums[0].total))
    }
}
