import CJPEGKernels
import Fixtures
import Foundation
import JPEGCodec
import JPEGRateControl
import Testing

/// Levels in parts, as decoded samples tell them.
struct LevelSplittingTests {
    private static let partCount = Int(HS_LEVEL_PARTS)

    private func split(_ blocks: [Int16], steps: [Int]) -> [Int16] {
        var output = blocks
        var scales = hs_split_scales()
        unsafe hs_split_scales_init(&scales, steps.map { UInt16($0) })
        unsafe hs_split_levels(&output, blocks.count / 64, &scales)
        return output
    }

    @Test(arguments: [1, 2, 3, 16, 255, 65_535])
    func `under the source's step every level stays`(step: Int) {
        var random = SeededRandom(seed: 1)
        var blocks = [Int16.min, -4_096, -4_095, -1_024, -1, 0, 1, 1_023, 4_095, 4_096, .max]
        for reach in [1, 3, 100, 4_095, 32_767] {
            blocks += (0..<256).map { _ in Int16.random(in: Int16(-reach)...Int16(reach), using: &random) }
        }
        blocks += [Int16](repeating: 0, count: (64 - blocks.count % 64) % 64)
        let rule = FrequencyRule(sourceStep: step, step: step, rounding: 0.5, levelPrecision: Self.partCount)
        let parts = split(blocks, steps: [Int](repeating: step, count: 64))
        let wrong = blocks.indices.filter { index in
            let level = rule.level(magnitude: Int(parts[index].magnitude))
            let whole = min(Int(blocks[index].magnitude), 4_095)
            return level != whole || whole > 0 && (parts[index] < 0) != (blocks[index] < 0)
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5).map { (blocks[$0], parts[$0]) })")
    }

    @Test(arguments: [1, 2, 5])
    func `parts are those of the coefficients of rounded samples`(step: Int) {
        var random = SeededRandom(seed: 2)
        for _ in 0..<50 {
            let block = (0..<64).map { Int16.random(in: $0 < 3 ? -60...60 : -4...4, using: &random) }
            let parts = split(block, steps: [Int](repeating: step, count: 64))
            let coefficients = block.map { Double(Int($0) * step) }
            let samples = transformed(coefficients, isInverse: true).map { min(max($0, -128), 127).rounded() }
            let decoded = transformed(samples, isInverse: false)
            for index in 0..<64 {
                let exact = Double(Self.partCount) * (decoded[index] - coefficients[index]) / Double(step)
                let limited = min(max(exact, Double(1 - Self.partCount / 2)), Double(Self.partCount / 2 - 1))
                let found = Double(Int(parts[index]) - Self.partCount * Int(block[index]))
                #expect(abs(found - limited) < 0.51, "\(index): \(found), not \(limited)")
            }
        }
    }

    /// By definition, ITU-T T.81, A.3.3.
    private func transformed(_ block: [Double], isInverse: Bool) -> [Double] {
        func basis(_ frequency: Int, _ place: Int) -> Double {
            (frequency == 0 ? 0.5.squareRoot() : 1) / 2 * cos(Double((2 * place + 1) * frequency) * .pi / 16)
        }
        return (0..<64).map { index in
            (0..<64).reduce(0.0) { sum, other in
                let (place, frequency) = isInverse ? (index, other) : (other, index)
                return sum + block[other] * basis(frequency / 8, place / 8) * basis(frequency % 8, place % 8)
            }
        }
    }

    private static let cases = [
        PhotoCase("4:2:0", size: (200, 152)) { $0.quality = 98 },
        PhotoCase("4:4:4", size: (200, 152)) { ($0.quality, $0.sampling) = (98, .yuv444) },
        PhotoCase("CMYK", size: (200, 152)) { ($0.colors, $0.sampling, $0.quality) = (.cmyk, .yuv444, 99) },
        PhotoCase("gray", size: (200, 152)) { ($0.colors, $0.quality) = (.gray, 100) },
    ]

    @Test(arguments: cases, [0.35, 0.6, 0.9])
    func `what is written is what was decided on`(photoCase: PhotoCase, share: Double) throws {
        for effort in [SearchEffort.balanced, .best] { try checkDecision(photoCase, share, effort) }
    }

    private func checkDecision(_ photoCase: PhotoCase, _ share: Double, _ effort: SearchEffort) throws {
        let whole = try CodedPhoto(photoCase.photo)
        let budget = whole.budget(share: share)
        let steps = whole.sourceSteps
        var image = try CoefficientImage(
            decoding: whole.bytes,
            limits: DecodingLimits(
                maximumScanCount: 100, maximumScanWork: 64, maximumMemoryByteCount: 64 << 20, maximumSeconds: 60),
            shouldStop: nil
        ) { _ in nil }
        SampleRounding.split(&image, steps: steps)
        let parts = image.levelPrecision
        #expect(parts.contains(Self.partCount))
        let file = try EncodePlan(
            requantizing: image,
            statistics: CoefficientStatistics(of: image, countsSymbols: false),
            sourceSteps: steps,
            budget: SizeBudget(maximumByteCount: budget, segmentByteCount: 0),
            effort: effort
        )
        let provider = RequantizingProvider(image: image, quantization: file.quantization)
        let bytes = try file.parameters.write(segments: [], capacity: 2 * budget, provider: provider)
        #expect(try unstuffedByteCount(bytes) == file.unstuffedByteCount)
        let output = try CodedPhoto(bytes: bytes)
        let hasWarnings = !output.image.warnings.isEmpty
        #expect(!hasWarnings)
        let expected = RequantizedCoefficients(image: image, quantization: file.quantization)
        let isEqual = expected.equal(output.image)
        #expect(isEqual)
        // What is told to people is the error of the levels, which only the unsplit photo has.
        let levels = coefficients(of: whole.image)
        let outputLevels = coefficients(of: output.image)
        for component in levels.indices {
            var squaredError = 0.0
            for (index, level) in levels[component].enumerated() {
                let (from, to) = (steps[component][index % 64], output.sourceSteps[component][index % 64])
                let error = Double(Int(level) * from - Int(outputLevels[component][index]) * to)
                squaredError += error * error
            }
            #expect(abs(provider.distortions[component] - squaredError) <= 1e-5 * squaredError)
            // Of levels that are refined it is known before; else what some rows have more than others is estimated.
            let tolerance = effort == .best ? 1e-5 : 0.05
            #expect(abs(file.distortions[component] - squaredError) <= tolerance * squaredError + 1e-6)
        }
    }

    /// The ties that splitting is for: at twice the source's step it comes nearer to the decoded samples than levels
    /// do.
    @Test func `an even multiple of the step loses less by parts than by levels`() {
        var random = SeededRandom(seed: 3)
        var (byLevels, byParts) = (0.0, 0.0)
        let whole = FrequencyRule(sourceStep: 1, step: 2, rounding: 0.5)
        let split = FrequencyRule(sourceStep: 1, step: 2, rounding: 0.5, levelPrecision: Self.partCount)
        for _ in 0..<200 {
            let block = (0..<64).map { _ in Int16.random(in: -9...9, using: &random) }
            let parts = self.split(block, steps: [Int](repeating: 1, count: 64))
            let samples = transformed(block.map { Double($0) }, isInverse: true)
                .map { min(max($0, -128), 127).rounded() }
            for (index, value) in transformed(samples, isInverse: false).enumerated() {
                let near = Double(2 * whole.level(magnitude: Int(block[index].magnitude)))
                let nearer = Double(2 * split.level(magnitude: Int(parts[index].magnitude)))
                byLevels += (abs(value) - near) * (abs(value) - near)
                byParts += (abs(value) - nearer) * (abs(value) - nearer)
            }
        }
        #expect(byParts < 0.8 * byLevels)
    }
}
