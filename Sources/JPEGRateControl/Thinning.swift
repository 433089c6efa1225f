/// How far the small coefficients of high frequencies are thinned out: what fills the gap between the sizes that two
/// neighbouring sets of tables have, so that the whole budget is used.
struct Thinning: Sendable, Hashable {
    /// Coded positions from here on are thinned in every row; 64: none is.
    let position: Int
    /// Rows in which the position before is thinned as well.
    let pattern: RowPattern
    /// What it saves, about.
    let byteCount: Double

    static let none = Thinning(position: 64, pattern: .none, byteCount: 0)

    /// What a coefficient that becomes 0 saves, about: a code and a sign.
    private static let bytesPerCoefficient = 6.0 / 8

    /// The lowest position that is ever thinned: below, it would show.
    private static let firstPosition = 3

    /// nil: all that may be thinned does not save as much.
    ///
    /// - Parameters:
    ///   - byteCount: how many bytes are to be saved.
    ///   - choice: the tables.
    ///   - statistics: the source's.
    init?(byteCount: Double, choice: RateModel.Choice, statistics: CoefficientStatistics) {
        var sum = 0.0
        let count = byteCount / Self.bytesPerCoefficient
        guard count > 0 else {
            self = .none
            return
        }
        for position in stride(from: 63, through: Self.firstPosition, by: -1) {
            let index = ZigzagOrder.naturalIndex[position]
            var affected = 0.0
            for (component, quantization) in choice.quantization.enumerated() {
                let rule = quantization.rules[index]
                let counts = statistics.components[component].magnitudes.frequencies[index].counts
                affected += Double(Self.affectedCount(rule, counts)) * statistics.scale
            }
            if sum + affected >= count {
                self.init(
                    position: position + 1,
                    pattern: RowPattern(fraction: (count - sum) / affected),
                    byteCount: byteCount
                )
                return
            }
            sum += affected
        }
        return nil
    }

    private init(position: Int, pattern: RowPattern, byteCount: Double) {
        self.position = position
        self.pattern = pattern
        self.byteCount = byteCount
    }

    /// Magnitudes that have a level under the rule and none under the thinned one.
    private static func affectedCount(_ rule: FrequencyRule, _ counts: [Int]) -> Int {
        let thinned = rule.thinned
        guard thinned != rule else { return 0 }
        var sum = 0
        for magnitude in 1..<max(1, counts.count) where thinned.level(magnitude: magnitude) == 0 {
            if rule.level(magnitude: magnitude) > 0 { sum += counts[magnitude] }
        }
        return sum
    }

    func apply(to quantization: ComponentQuantization) -> ComponentQuantization {
        var rules = quantization.rules
        for position in position..<64 {
            let index = ZigzagOrder.naturalIndex[position]
            rules[index] = rules[index].thinned
        }
        var patternRules = rules
        if position > 1, !pattern.isEmpty {
            let index = ZigzagOrder.naturalIndex[position - 1]
            patternRules[index] = patternRules[index].thinned
        }
        return ComponentQuantization(
            sourceSteps: quantization.sourceSteps,
            steps: quantization.steps,
            rules: rules,
            patternRules: patternRules,
            pattern: pattern
        )
    }
}
