package import JPEGCodec

#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// The rate–distortion curves of every frequency of every component, and the choice that a λ makes among their points.
package struct RateModel: Sendable {
    /// One way of quantizing a whole picture.
    struct Choice: Sendable, Hashable {
        let quantization: [ComponentQuantization]
        /// Its bits, as the model estimates them.
        let bitCount: Double
    }

    /// A component's curves with the weights of its errors.
    struct Component: Sendable {
        let curves: ComponentCurves
        /// Weights of squared errors.
        let weights: [Double]
        /// Weights of the curves' cubed errors: the squared ones' to the power of 1.5.
        fileprivate let curveWeights: [Double]

        /// - Parameters:
        ///   - curves: the component's.
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

        /// The same component kept without loss; nil: the finest steps allowed lose something.
        var exact: Component? { curves.exact.map { Component($0, weights: weights) } }

        func point(_ frequency: Int, lambda: Double) -> RateDistortionCurve.Point {
            curves.byFrequency[frequency].best(weight: curveWeights[frequency], lambda: lambda)
        }

        /// The component's bits at a λ.
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
    ///   - isFromFile: luma is the file's own, not rendered: only then do its steps and its texture set the weights.
    ///   - frame: the picture's.
    ///   - availableByteCount: bytes that the entropy-coded data may have, about.
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
            textureRatio: luma?.textureRatio ?? PerceptualWeights.usualTextureRatio,
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

    /// A component stays exact, see `keepingLuma(to:)`.
    var hasExactComponent: Bool { components.contains { $0.curves.isExact } }

    /// The least λ of single frequencies, whatever the λ of the others is; by component × 64 + natural index.
    typealias LowestRates = [Int: Double]

    /// The quantization that a λ chooses, from the best quality (0) to the fewest bits (infinity).
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

    /// The same rates, with `rate` as the least λ of each frequency that two choices quantize differently.
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

    /// The model's bits that widening saves at one frequency, over all components.
    ///
    /// - Parameters:
    ///   - choice: the rules without widening.
    ///   - frequency: natural index of an AC coefficient.
    /// - Returns: bits; below 0 where the new zeros between levels cost more than the levels did.
    func bitCount(savedByWidening choice: Choice, frequency: Int) -> Double {
        zip(components, choice.quantization).reduce(0.0) { sum, pair in
            let rule = pair.1.rules[frequency]
            guard !pair.0.curves.isExact, rule.widened != rule else { return sum }
            let sums = pair.0.curves.sums[frequency]
            return sum + sums.bitCount(rule) - sums.bitCount(rule.widened)
        }
    }

    /// A choice with widened rules, but for components that stay exact.
    func widened(_ choice: Choice, _ widening: DeadZoneWidening) -> [ComponentQuantization] {
        zip(components, choice.quantization).map { $0.curves.isExact ? $1 : widening.apply(to: $1) }
    }

    /// The weighted squared error that a bit is worth, given the λ of the curves, which trade cubed errors.
    ///
    /// A small increase of an error e adds 3e² per unit to the cubed error and 2e to the squared one. So it is 2/3 of
    /// λ, divided by the usual error: the ratio of cubed to squared errors.
    ///
    /// - Parameters:
    ///   - choice: the quantization.
    ///   - lambda: the λ that chose it.
    /// - Returns: weighted squared error for each bit.
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

    /// The number of AC levels that are not 0, exactly, under the rules of rows outside a pattern.
    ///
    /// - Parameters:
    ///   - choice: the quantization.
    ///   - isCounted: asked for each component and frequency.
    /// - Returns: levels in the blocks of the histogram.
    func nonzeroCount(_ choice: Choice, where isCounted: (Int, Int) -> Bool = { _, _ in true }) -> Double {
        var count = 0.0
        for (index, quantization) in choice.quantization.enumerated() {
            for frequency in 1..<64 where isCounted(index, frequency) {
                count += components[index].curves.sums[frequency].nonzeroCount(quantization.rules[frequency])
            }
        }
        return count
    }

    /// The squared error of each component under a quantization, in the blocks of the histogram; the rows of a pattern
    /// are taken to be like all others.
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

    /// The bits of `choice(lambda:lowestRates:)`, without making it.
    func bitCount(lambda: Double, lowestRates: LowestRates = [:]) -> Double {
        var bitCount = 0.0
        for component in components.indices {
            for frequency in 0..<64 { bitCount += point(component, frequency, lambda, lowestRates).bitCount }
        }
        return bitCount
    }

    /// The largest λ whose choice has more bits than `limit`, as nearly as numbers allow: any larger λ has the choice
    /// below the limit.
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
