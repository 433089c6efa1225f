internal import JPEGCodec

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// The curves of every frequency of every component, and what an exchange rate makes of them.
struct RateModel: Sendable {
    /// One way of quantizing a whole picture.
    struct Choice: Sendable, Hashable {
        let quantization: [ComponentQuantization]
        /// What the model thinks it costs.
        let bitCount: Double
    }

    /// A component of the picture.
    struct Component: Sendable {
        let sourceSteps: [Int]
        let isChroma: Bool
        /// Luma samples that a sample stands for.
        let areaPerSample: Double
        /// Of squared errors.
        var weights: [Double] = []
        /// Of the curves' errors.
        var curveWeights: [Double] = []
        let sums: [MagnitudeSums]
        let curves: [RateDistortionCurve]
        /// Parts of the source's steps that magnitudes count; sums and curves take them for steps.
        let levelParts: Int

        /// The squared error of a frequency.
        func squaredError(_ frequency: Int, step: Int, rule: FrequencyRule) -> Double {
            sums[frequency].squaredError(sourceStep: sourceSteps[frequency], step: step, rule: rule)
        }

        /// The errors' third powers of a frequency.
        func cubedError(_ frequency: Int, step: Int, rule: FrequencyRule) -> Double {
            sums[frequency].cubedError(
                sourceStep: sourceSteps[frequency], step: step * levelParts, rule: rule) / pow(Double(levelParts), 3)
        }

        var meanStep: Double { Double(sourceSteps.reduce(0, +)) / Double(max(1, sourceSteps.count)) }

        /// - Parameter weights: of squared errors, 64, natural order.
        /// - Returns: the same component, whose errors count otherwise.
        func weighted(_ weights: [Double]) -> Component {
            var component = self
            component.weights = weights
            component.curveWeights = weights.map { pow($0, 1.5) / pow(Double(levelParts), 3) }
            return component
        }
    }

    let components: [Component]
    private let perception: PerceptualWeights
    /// Luma is to stay as it is, see `suited(to:)`.
    let keepsLuma: Bool

    /// The part of the picture's lossless size that its budget leaves, 0 … 1.
    var share: Double { perception.share }

    private init(components: [Component], perception: PerceptualWeights, keepsLuma: Bool = false) {
        self.components = components
        self.perception = perception
        self.keepsLuma = keepsLuma
    }

    /// - Parameters:
    ///   - statistics: the source's.
    ///   - sourceSteps: by component, 64 each.
    ///   - minimumSteps: the finest output steps, by component, 64 each, none below the source's.
    ///   - fineness: see `PerceptualWeights`.
    ///   - isFromFile: luma is a file's as it is, and not drawn. What a photo's steps and its texture say of it, drawn pictures do not.
    ///   - frame: the picture's.
    ///   - availableByteCount: about what the entropy-coded data may have.
    init(
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        minimumSteps: [[Int]],
        fineness: Double,
        isFromFile: Bool,
        frame: CodedFrame,
        availableByteCount: Int
    ) {
        let areas = frame.components.map { $0.horizontalSampling * $0.verticalSampling }
        let lumaArea = areas.max() ?? 1
        let components = statistics.components.enumerated().map { index, component in
            let sums = component.magnitudes.frequencies.map { MagnitudeSums($0, levelParts: component.levelParts) }
            let differences = MagnitudeSums(component.magnitudes.dcDifferences, levelParts: component.levelParts)
            return Component(
                sourceSteps: sourceSteps[index],
                isChroma: frame.isChroma(index),
                areaPerSample: Double(lumaArea) / Double(areas[index]),
                sums: sums,
                curves: (0..<64).map { frequency in
                    RateDistortionCurve(
                        sums: sums[frequency],
                        differenceSums: frequency == 0 ? differences : nil,
                        sourceStep: sourceSteps[index][frequency],
                        minimumStep: minimumSteps[index][frequency],
                        maximumStep: max(255, minimumSteps[index][frequency]),
                        rounding: frequency == 0 ? 0.5 : 0.45,
                        levelParts: component.levelParts
                    )
                },
                levelParts: component.levelParts
            )
        }
        let bitCount = components.reduce(0.0) { $0 + $1.losslessBitCount } * statistics.scale
        let luma = isFromFile ? components.first : nil
        let roughness = luma.flatMap { MagnitudeSums.roughness($0.sums, sourceSteps: $0.sourceSteps) }
        self.init(
            components: components,
            perception: PerceptualWeights(
                share: Double(8 * availableByteCount) / max(1, bitCount),
                subsamplesChroma: areas.contains { $0 < lumaArea },
                fineness: fineness,
                roughness: roughness ?? PerceptualWeights.usualRoughness,
                meanStep: luma?.meanStep ?? 1
            )
        )
        self = weighted(by: perception)
    }

    /// The same picture, whose errors count otherwise.
    ///
    /// - Parameters:
    ///   - perception: how visible they are.
    ///   - chromaFactor: what chroma's curves count for besides; nil: no more and no less, and luma may change.
    /// - Returns: a model with the same curves.
    private func weighted(by perception: PerceptualWeights, chromaFactor: Double? = nil) -> RateModel {
        RateModel(
            components: components.map { component in
                // Curves count third powers.
                let factor = component.isChroma ? pow(chromaFactor ?? 1, 2.0 / 3) : 1
                let weights = perception.weights(
                    isChroma: component.isChroma, areaPerSample: component.areaPerSample)
                return component.weighted(weights.map { factor * $0 })
            },
            perception: perception,
            keepsLuma: chromaFactor != nil
        )
    }

    /// Exchange rates that single frequencies do not fall below, whatever the rate of the others is; by component × 64 + natural
    /// index.
    typealias LowestRates = [Int: Double]

    /// What every exchange rate from all quality (0) to the fewest bits (infinity) comes to.
    func choice(lambda: Double, lowestRates: LowestRates = [:]) -> Choice {
        var bitCount = 0.0
        let quantization = components.indices.map { index in
            var steps: [Int] = []
            var rules: [FrequencyRule] = []
            for frequency in 0..<64 {
                let point = point(index, frequency, lambda, lowestRates)
                steps.append(point.step)
                rules.append(point.rule)
                bitCount += point.bitCount
            }
            return ComponentQuantization(
                sourceSteps: components[index].sourceSteps,
                steps: steps,
                rules: rules,
                levelParts: components[index].levelParts
            )
        }
        return Choice(quantization: quantization, bitCount: bitCount)
    }

    private func point(
        _ component: Int,
        _ frequency: Int,
        _ lambda: Double,
        _ lowestRates: LowestRates
    ) -> RateDistortionCurve.Point {
        let rate = lowestRates.isEmpty ? lambda : max(lambda, lowestRates[component * 64 + frequency] ?? 0)
        return components[component].curves[frequency]
            .best(weight: components[component].curveWeights[frequency], lambda: rate)
    }

    /// The same rates, and for each frequency that one choice quantizes otherwise than another this rate as its lowest.
    func lowestRates(
        _ rates: LowestRates,
        with rate: Double,
        whereDifferent first: Choice,
        _ second: Choice
    ) -> LowestRates {
        var rates = rates
        for component in components.indices {
            let (one, other) = (first.quantization[component], second.quantization[component])
            for frequency in 0..<64
            where one.steps[frequency] != other.steps[frequency] || one.rules[frequency] != other.rules[frequency] {
                rates[component * 64 + frequency] = rate
            }
        }
        return rates
    }

    /// The bits that one frequency of all components loses when its rules are thinned, as the model thinks.
    ///
    /// - Parameters:
    ///   - choice: the rules before.
    ///   - frequency: natural index of an AC coefficient.
    /// - Returns: below 0 where zeros between levels would cost more than the levels.
    func bitCount(savedByThinning choice: Choice, frequency: Int) -> Double {
        zip(components, choice.quantization).reduce(0.0) { sum, pair in
            guard mayThin(pair.0) else { return sum }
            let rule = pair.1.rules[frequency]
            guard rule.thinned != rule else { return sum }
            let sums = pair.0.sums[frequency]
            return sum + sums.bitCount(rule) - sums.bitCount(rule.thinned)
        }
    }

    /// What is to stay exact is not thinned.
    private func mayThin(_ component: Component) -> Bool { component.isChroma || !keepsLuma }

    /// A choice with thinned rules.
    func thinned(_ choice: Choice, _ thinning: Thinning) -> [ComponentQuantization] {
        zip(components, choice.quantization).map { mayThin($0) ? thinning.apply(to: $1) : $1 }
    }

    /// What a bit is worth in squared errors where the curves' errors, which count by their third power, trade at a rate.
    ///
    /// A little more of an error e adds 3e² to one and 2e to the other: two thirds of the rate, divided by the error that is usual.
    ///
    /// - Parameters:
    ///   - choice: what was chosen.
    ///   - lambda: at which rate.
    /// - Returns: weighted squared error for a bit.
    func squaredErrorPerBit(_ choice: Choice, lambda: Double) -> Double {
        var squares = 0.0
        var cubes = 0.0
        for (component, quantization) in zip(components, choice.quantization) {
            for frequency in 1..<64 {
                let (step, rule) = (quantization.steps[frequency], quantization.rules[frequency])
                squares += component.weights[frequency] * component.squaredError(frequency, step: step, rule: rule)
                cubes +=
                    pow(component.weights[frequency], 1.5) * component.cubedError(frequency, step: step, rule: rule)
            }
        }
        return cubes > 0 ? 2 / 3 * lambda * squares / cubes : 0
    }

    /// 64, natural order.
    func weights(ofComponent index: Int) -> [Double] { components[index].weights }

    /// Squared AC coefficients for each sample, on average.
    func meanEnergy(ofComponent index: Int) -> Double {
        let component = components[index]
        let energy = (1..<64).reduce(0.0) {
            $0 + component.sums[$1].energy(sourceStep: component.sourceSteps[$1])
        }
        return energy / (64 * max(1, component.sums[0].total))
    }

    /// AC levels that are not 0, exactly, for the rules that rows outside a pattern have.
    ///
    /// - Parameters:
    ///   - choice: what makes them.
    ///   - isCounted: asked for each component and frequency.
    /// - Returns: levels of the blocks that were looked at.
    func nonzeroCount(_ choice: Choice, where isCounted: (Int, Int) -> Bool = { _, _ in true }) -> Double {
        var count = 0.0
        for (index, quantization) in choice.quantization.enumerated() {
            for frequency in 1..<64 where isCounted(index, frequency) {
                count += components[index].sums[frequency].nonzeroCount(quantization.rules[frequency])
            }
        }
        return count
    }

    /// The squared error of each component under a quantization: of the blocks in the statistics, and as if the rows of a pattern
    /// were like all others.
    func distortions(of quantization: [ComponentQuantization]) -> [Double] {
        zip(components, quantization).map { component, own in
            (0..<64).reduce(0.0) { sum, frequency in
                func distortion(_ rules: [FrequencyRule]) -> Double {
                    component.squaredError(frequency, step: own.steps[frequency], rule: rules[frequency])
                }
                let plain = distortion(own.rules)
                guard own.patternRules[frequency] != own.rules[frequency] else { return sum + plain }
                return sum + plain + own.pattern.fraction * (distortion(own.patternRules) - plain)
            }
        }
    }

    /// The bits of `choice`, without making one.
    func bitCount(lambda: Double, lowestRates: LowestRates = [:]) -> Double {
        var bitCount = 0.0
        for component in components.indices {
            for frequency in 0..<64 { bitCount += point(component, frequency, lambda, lowestRates).bitCount }
        }
        return bitCount
    }

    /// The largest exchange rate whose choice the model thinks larger than `bitCount`, as closely as there is one: the choice just
    /// below comes with any larger rate.
    func lambda(above limit: Double, lowestRates: LowestRates = [:]) -> Double {
        Self.largestLambda { bitCount(lambda: $0, lowestRates: lowestRates) > limit }
    }

    /// The largest exchange rate for which something holds that holds for all smaller ones.
    private static func largestLambda(where holds: (Double) -> Bool) -> Double {
        // λ spans many orders of magnitude, since errors of 2²⁶ can occur to the third power: bisect its exponent.
        var low = -60.0
        var high = 100.0
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if holds(exp2(middle)) { low = middle } else { high = middle }
        }
        return exp2(low)
    }
}

extension RateModel {
    /// Mean steps of luma below which its errors come to less than what decoders round.
    private static let fineStep = 1.6
    /// The part of chroma's bits that luma may not take to stay exact: with less, color is seen to be lost.
    private static let leastChroma = 0.19
    /// The part of luma's bits from which on it is nearly exact.
    private static let nearlyAll = 0.85
    /// How far below what luma's first change costs chroma is kept, so that it is chroma that gives what an estimate was wrong by.
    private static let distance = 4.0

    /// The model for a budget that may leave luma as it is.
    ///
    /// Where the source's steps are small, the curves say too little of what it is worth to change nothing. An error in one coefficient
    /// is less than what decoders round, but some samples are rounded otherwise by it, by a whole unit: for a few of them a block
    /// loses nearly as much as for many, for none nothing. So if chroma can take all that has to be lost, and keeps enough
    /// to be seen as what it was, it does: of six photos with steps of 1 at 75 to 90 % of their bytes PSNR-HVS-M rose by 1 to 7 dB,
    /// and SSIMULACRA2 by up to 1. Where that is not enough, luma's frequencies count more alike.
    ///
    /// - Parameter bitCount: the model's bits that the budget comes to.
    /// - Returns: this one where it does not matter.
    func suited(to bitCount: Double) -> RateModel {
        let chroma = components.filter(\.isChroma)
        guard let luma = components.first, !luma.isChroma, components.count == chroma.count + 1, !chroma.isEmpty,
            luma.meanStep < Self.fineStep, luma.isExactWithFirstPoints
        else { return self }
        let exact = luma.losslessBitCount
        let left = bitCount - exact
        if left > Self.leastChroma * chroma.reduce(0, { $0 + $1.losslessBitCount }) {
            let lambda = Self.largestLambda { rate in chroma.reduce(0) { $0 + $1.bitCount(lambda: rate) } > left }
            return weighted(
                by: perception, chromaFactor: min(1, luma.lambdaOfFirstChange / lambda) / Self.distance)
        }
        let usual = luma.bitCount(lambda: lambda(above: bitCount))
        return usual > Self.nearlyAll * exact ? weighted(by: perception.nearlyExact) : self
    }
}

extension RateModel.Component {
    /// The bits of the finest steps allowed.
    fileprivate var losslessBitCount: Double { curves.reduce(0) { $0 + $1.points[0].bitCount } }

    /// The finest steps allowed lose nothing.
    fileprivate var isExactWithFirstPoints: Bool { curves.allSatisfy { $0.points[0].distortion == 0 } }

    /// What an exchange rate comes to.
    fileprivate func bitCount(lambda: Double) -> Double {
        zip(curves, curveWeights).reduce(0) { $0 + $1.0.best(weight: $1.1, lambda: lambda).bitCount }
    }

    /// The exchange rate from which on not every frequency has its first point.
    fileprivate var lambdaOfFirstChange: Double {
        zip(curves, curveWeights).map { curve, weight in
            guard curve.points.count > 1 else { return .infinity }
            let (first, second) = (curve.points[0], curve.points[1])
            return weight * (second.distortion - first.distortion) / (first.bitCount - second.bitCount)
        }.min() ?? .infinity
    }
}
