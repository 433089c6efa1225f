package import JPEGCodec

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// The curves of every frequency of every component, and what an exchange rate makes of them.
package struct RateModel: Sendable {
    /// One way of quantizing a whole picture.
    struct Choice: Sendable, Hashable {
        let quantization: [ComponentQuantization]
        /// What the model thinks it costs.
        let bitCount: Double
    }

    /// A component of the picture, and what its errors count.
    struct Component: Sendable {
        let curves: ComponentCurves
        /// Of squared errors.
        let weights: [Double]
        /// Of the curves' errors.
        fileprivate let curveWeights: [Double]

        /// - Parameters:
        ///   - curves: what a component is made of.
        ///   - perception: how visible its errors are.
        init(_ curves: ComponentCurves, _ perception: PerceptualWeights) {
            self.init(
                curves,
                weights: perception.weights(isChroma: curves.isChroma, areaPerSample: curves.areaPerSample)
            )
        }

        private init(_ curves: ComponentCurves, weights: [Double]) {
            self.curves = curves
            self.weights = weights
            let parts = pow(Double(curves.levelPrecision), 3)
            curveWeights = weights.map { pow($0, 1.5) / parts }
        }

        /// The same component, of which nothing may be lost; nil: it cannot be kept as it is.
        var exact: Component? { curves.exact.map { Component($0, weights: weights) } }

        func point(_ frequency: Int, lambda: Double) -> RateDistortionCurve.Point {
            curves.byFrequency[frequency].best(weight: curveWeights[frequency], lambda: lambda)
        }

        /// What an exchange rate comes to.
        func bitCount(lambda: Double) -> Double {
            (0..<64).reduce(0) { $0 + point($1, lambda: lambda).bitCount }
        }
    }

    let components: [Component]
    let perception: PerceptualWeights
    /// About what the entropy-coded data may have.
    let availableByteCount: Int

    /// - Parameters:
    ///   - statistics: the source's.
    ///   - sourceSteps: by component, 64 each.
    ///   - finestSteps: the finest output steps, by component, 64 each, none below the source's.
    ///   - viewingScale: see `PerceptualWeights`.
    ///   - isFromFile: luma is a file's as it is, and not drawn. What a photo's steps and its texture say of it, drawn pictures do not.
    ///   - frame: the picture's.
    ///   - availableByteCount: about what the entropy-coded data may have.
    package init(
        statistics: CoefficientStatistics,
        sourceSteps: [[Int]],
        finestSteps: [[Int]],
        viewingScale: Double,
        isFromFile: Bool,
        frame: FrameLayout,
        availableByteCount: Int
    ) {
        let areas = frame.components.map { Double($0.horizontalSampling * $0.verticalSampling) }
        let lumaArea = areas.max() ?? 1
        let curves = statistics.components.enumerated().map { index, component in
            ComponentCurves(
                component,
                sourceSteps: sourceSteps[index],
                finestSteps: finestSteps[index],
                isChroma: frame.isChroma(index),
                areaPerSample: lumaArea / areas[index]
            )
        }
        let bitCount = curves.reduce(0.0) { $0 + $1.losslessBitCount } * statistics.scale
        let luma = isFromFile ? curves.first : nil
        let perception = PerceptualWeights(
            share: Double(8 * availableByteCount) / max(1, bitCount),
            subsamplesChroma: curves.contains { $0.areaPerSample > 1 },
            viewingScale: viewingScale,
            textureRatio: luma?.textureRatio ?? PerceptualWeights.usualRoughness,
            meanStep: luma?.meanStep ?? 1
        )
        self.init(
            components: curves.map { Component($0, perception) },
            perception: perception,
            availableByteCount: availableByteCount
        )
    }

    init(components: [Component], perception: PerceptualWeights, availableByteCount: Int) {
        self.components = components
        self.perception = perception
        self.availableByteCount = availableByteCount
    }

    /// A component is to stay as it is, see `keepingLuma(to:)`.
    var hasExactComponent: Bool { components.contains { $0.curves.isExact } }

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
                sourceSteps: components[index].curves.sourceSteps,
                steps: steps,
                rules: rules,
                levelPrecision: components[index].curves.levelPrecision
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
        return components[component].point(frequency, lambda: rate)
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

    /// The bits that one frequency of all components loses when its rules are widened, as the model thinks.
    ///
    /// - Parameters:
    ///   - choice: the rules before.
    ///   - frequency: natural index of an AC coefficient.
    /// - Returns: below 0 where zeros between levels would cost more than the levels.
    func bitCount(savedByThinning choice: Choice, frequency: Int) -> Double {
        zip(components, choice.quantization).reduce(0.0) { sum, pair in
            let rule = pair.1.rules[frequency]
            guard !pair.0.curves.isExact, rule.widened != rule else { return sum }
            let sums = pair.0.curves.sums[frequency]
            return sum + sums.bitCount(rule) - sums.bitCount(rule.widened)
        }
    }

    /// A choice with widened rules; what is to stay exact keeps its own.
    func widened(_ choice: Choice, _ widening: DeadZoneWidening) -> [ComponentQuantization] {
        zip(components, choice.quantization).map { $0.curves.isExact ? $1 : widening.apply(to: $1) }
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
                let weight = component.weights[frequency]
                squares += weight * component.curves.squaredError(frequency, step: step, rule: rule)
                cubes += pow(weight, 1.5) * component.curves.cubedError(frequency, step: step, rule: rule)
            }
        }
        return cubes > 0 ? 2 / 3 * lambda * squares / cubes : 0
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
                count += components[index].curves.sums[frequency].nonzeroCount(quantization.rules[frequency])
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
                    component.curves.squaredError(frequency, step: own.steps[frequency], rule: rules[frequency])
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
        // λ spans many orders of magnitude, since errors of 2²⁶ can occur to the third power: bisect its exponent.
        var low = -60.0
        var high = 100.0
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if bitCount(lambda: exp2(middle), lowestRates: lowestRates) > limit { low = middle } else { high = middle }
        }
        return exp2(low)
    }
}
