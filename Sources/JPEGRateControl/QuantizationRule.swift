/// How the magnitudes of one frequency become levels: `level = (magnitude × multiplier + offset) >> 16`, in 32 bits.
///
/// A magnitude counts the source's steps, a level the output's. Every place that needs a level uses this rule, so that
/// what is predicted, what is counted and what is written are the same numbers.
package struct FrequencyRule: Sendable, Hashable {
    /// 65,536 × source step ÷ output step, at most 65,535.
    package let multiplier: UInt16
    /// 65,536 × the part of a step from which a level is reached, turned round: 32,768 rounds to nearest, less leaves a dead
    /// zone.
    package let offset: UInt16

    package init(multiplier: UInt16, offset: UInt16) {
        self.multiplier = multiplier
        self.offset = offset
    }

    /// Keeps every magnitude up to 32,768.
    package static let identity = FrequencyRule(multiplier: 65_535, offset: 32_768)

    /// Makes every magnitude 0.
    package static let zero = FrequencyRule(multiplier: 0, offset: 0)

    /// - Parameters:
    ///   - sourceStep: 1 … 65,535.
    ///   - step: the output's, not below the source's.
    ///   - rounding: 0 … 0.5, the fraction that is added before the level is cut off.
    package init(sourceStep: Int, step: Int, rounding: Double) {
        if step <= sourceStep {
            self = .identity
            return
        }
        let ratio = Double(sourceStep) / Double(step)
        multiplier = UInt16(min((ratio * 65_536).rounded(), 65_535))
        offset = UInt16(min((rounding * 65_536).rounded(), 65_535))
    }

    package func level(magnitude: Int) -> Int {
        (magnitude * Int(multiplier) + Int(offset)) >> 16
    }
}

/// The output steps of one component and how its coefficients get there; 64 values in natural order each.
package struct ComponentQuantization: Sendable, Hashable {
    package let sourceSteps: [Int]
    package let steps: [Int]
    package let rules: [FrequencyRule]

    package init(sourceSteps: [Int], steps: [Int], rules: [FrequencyRule]) {
        precondition(sourceSteps.count == 64 && steps.count == 64 && rules.count == 64, "a block has 64 frequencies")
        self.sourceSteps = sourceSteps
        self.steps = steps
        self.rules = rules
    }

    /// The source as it is.
    package init(unchanged sourceSteps: [Int]) {
        self.init(
            sourceSteps: sourceSteps,
            steps: sourceSteps,
            rules: [FrequencyRule](repeating: .identity, count: 64)
        )
    }
}
