#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

internal import JPEGCodec

/// The curves of every frequency of every component, and what an exchange rate makes of them.
struct RateModel: Sendable {
    /// One way of quantizing a whole picture.
    struct Choice: Sendable, Hashable {
        let quantization: [ComponentQuantization]
        /// Squared error by component.
        let distortions: [Double]
        /// What the model thinks it costs.
        let bitCount: Double
    }

    private struct Component: Sendable {
        let sourceSteps: [Int]
        let weights: [Double]
        let curves: [RateDistortionCurve]
    }

    private let components: [Component]

    /// - Parameters:
    ///   - statistics: the source's.
    ///   - sourceSteps: by component, 64 each.
    ///   - frame: the picture's.
    init(statistics: CoefficientStatistics, sourceSteps: [[Int]], frame: CodedFrame) {
        let lumaArea = frame.components.map { $0.horizontalSampling * $0.verticalSampling }.max() ?? 1
        components = statistics.components.enumerated().map { index, component in
            let steps = sourceSteps[index]
            let isChroma = frame.isChroma(index)
            let area = frame.components[index].horizontalSampling * frame.components[index].verticalSampling
            return Component(
                sourceSteps: steps,
                weights: PerceptualWeights.weights(
                    isChroma: isChroma,
                    areaPerSample: Double(lumaArea) / Double(area)
                ),
                curves: (0..<64).map { frequency in
                    RateDistortionCurve(
                        frequency: component.magnitudes.frequencies[frequency],
                        differences: frequency == 0 ? component.magnitudes.dcDifferences : nil,
                        sourceStep: steps[frequency],
                        maximumStep: max(255, steps[frequency]),
                        rounding: frequency == 0 ? 0.5 : 0.45
                    )
                }
            )
        }
    }

    /// What every exchange rate from all quality (0) to the fewest bits (infinity) comes to.
    func choice(lambda: Double) -> Choice {
        var bitCount = 0.0
        var distortions: [Double] = []
        let quantization = components.map { component in
            var steps: [Int] = []
            var rules: [FrequencyRule] = []
            var distortion = 0.0
            for frequency in 0..<64 {
                let point = component.curves[frequency].best(weight: component.weights[frequency], lambda: lambda)
                steps.append(point.step)
                rules.append(point.rule)
                distortion += point.distortion
                bitCount += point.bitCount
            }
            distortions.append(distortion)
            return ComponentQuantization(sourceSteps: component.sourceSteps, steps: steps, rules: rules)
        }
        return Choice(quantization: quantization, distortions: distortions, bitCount: bitCount)
    }

    /// The bits of `choice`, without making one.
    func bitCount(lambda: Double) -> Double {
        var bitCount = 0.0
        for component in components {
            for frequency in 0..<64 {
                let point = component.curves[frequency].best(weight: component.weights[frequency], lambda: lambda)
                bitCount += point.bitCount
            }
        }
        return bitCount
    }

    /// The smallest exchange rate whose choice the model thinks no larger than `bitCount`.
    func lambda(bitCount limit: Double) -> Double {
        // λ spans many orders of magnitude: bisect its exponent.
        var low = -60.0
        var high = 60.0
        for _ in 0..<48 {
            let middle = (low + high) / 2
            if bitCount(lambda: exp2(middle)) > limit { low = middle } else { high = middle }
        }
        return exp2(high)
    }
}
