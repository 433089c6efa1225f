import Testing

@testable import JPEGRateControl

/// Errors by sums over magnitudes, compared with those of every single coefficient.
struct MagnitudeSumsTests {
    private static let counts: [[Int]] = [
        [5, 3, 2, 1],
        [0, 0, 0, 0, 9],
        (0..<2_048).map { 1 + 40_000 / (1 + $0 * $0) },
    ]

    @Test(arguments: counts, [(1, 2), (3, 4), (2, 9), (16, 255), (255, 255)])
    func `sums tell the errors that coefficients have`(counts: [Int], steps: (source: Int, own: Int)) {
        let sums = MagnitudeSums(MagnitudeHistogram.Frequency(counts: counts), levelPrecision: 1)
        let rules = [0.5, 0.45, 0.3].map {
            FrequencyRule(sourceStep: steps.source, step: steps.own, rounding: $0)
        }
        for rule in rules + rules.map(\.withoutOnes) + [.zero] {
            var (squares, cubes) = (0.0, 0.0)
            for (magnitude, count) in counts.enumerated() {
                let level = rule.level(magnitude: magnitude)
                let error = Double(abs(magnitude * steps.source - level * steps.own))
                squares += Double(count) * error * error
                cubes += Double(count) * error * error * error
            }
            let (ownSquares, ownCubes) = (
                sums.squaredError(sourceStep: steps.source, step: steps.own, rule: rule),
                sums.cubedError(sourceStep: steps.source, step: steps.own, rule: rule)
            )
            #expect(abs(ownSquares - squares) <= 1e-6 * squares + 1e-3)
            #expect(abs(ownCubes - cubes) <= 1e-5 * cubes + 1)
            if rule == .zero {
                #expect(abs(sums.energy(sourceStep: steps.source) - squares) <= 1e-9 * squares)
                #expect(abs(sums.cubedEnergy(sourceStep: steps.source) - cubes) <= 1e-9 * cubes)
            }
        }
    }
}
