/// The output steps of one component and how its coefficients get there; 64 values in natural order each.
package struct ComponentQuantization: Sendable, Hashable {
    package let sourceSteps: [Int]
    package let steps: [Int]
    /// For the rows of MCUs that `pattern` leaves out.
    package let rules: [FrequencyRule]
    /// For the rows of MCUs that are in `pattern`.
    package let patternRules: [FrequencyRule]
    package let pattern: RowDither
    /// Chooses levels anew, block by block; nil: they stay what the rules say.
    package let refinement: Refinement?
    /// Parts of the source's steps that rules take magnitudes in; 1, or what `SampleRounding` makes.
    let levelPrecision: Int

    package init(
        sourceSteps: [Int],
        steps: [Int],
        rules: [FrequencyRule],
        patternRules: [FrequencyRule],
        pattern: RowDither,
        refinement: Refinement? = nil,
        levelPrecision: Int = 1
    ) {
        precondition(
            [sourceSteps.count, steps.count, rules.count, patternRules.count].allSatisfy { $0 == 64 },
            "a block has 64 frequencies")
        precondition(
            zip(rules, patternRules).filter { $0 != $1 }.count <= 1,
            "rows of the pattern differ in one frequency")
        self.sourceSteps = sourceSteps
        self.steps = steps
        self.rules = rules
        self.patternRules = patternRules
        self.pattern = pattern
        self.refinement = refinement
        self.levelPrecision = levelPrecision
    }

    /// The same rules for every row.
    package init(sourceSteps: [Int], steps: [Int], rules: [FrequencyRule], levelPrecision: Int = 1) {
        self.init(
            sourceSteps: sourceSteps,
            steps: steps,
            rules: rules,
            patternRules: rules,
            pattern: .none,
            levelPrecision: levelPrecision
        )
    }

    /// The same quantization, its levels refined by the trellis.
    func refined(by refinement: Refinement?) -> ComponentQuantization {
        ComponentQuantization(
            sourceSteps: sourceSteps,
            steps: steps,
            rules: rules,
            patternRules: patternRules,
            pattern: pattern,
            refinement: refinement,
            levelPrecision: levelPrecision
        )
    }

    /// No coefficient changes.
    var keepsEverything: Bool {
        steps == sourceSteps && refinement == nil && levelPrecision == 1
            && (rules + patternRules).allSatisfy { $0 == .identity }
    }

    /// Keeps every magnitude at its precision, to be counted.
    init(counting levelPrecision: Int) {
        let ones = [Int](repeating: 1, count: 64)
        self.init(
            sourceSteps: ones,
            steps: ones,
            rules: [FrequencyRule](repeating: .identity, count: 64),
            levelPrecision: levelPrecision
        )
    }

    /// Keeps every level of the source.
    package init(unchanged sourceSteps: [Int]) {
        self.init(
            sourceSteps: sourceSteps,
            steps: sourceSteps,
            rules: [FrequencyRule](repeating: .identity, count: 64)
        )
    }
}

/// Some MCU rows, spread evenly over the picture: they have another rule, so that a size between two rules can be met.
package struct RowDither: Sendable, Hashable {
    /// Rows in 4,096.
    private let share: Int

    /// No row.
    package static let none = RowDither(fraction: 0)

    /// - Parameter fraction: of all rows, 0 … 1.
    package init(fraction: Double) {
        share = Int((min(max(fraction, 0), 1) * 4_096).rounded())
    }

    package var isEmpty: Bool { share == 0 }

    /// Of all rows, 0 … 1.
    package var fraction: Double { Double(share) / 4_096 }

    package func contains(_ mcuRow: Int) -> Bool {
        (mcuRow + 1) * share / 4_096 > mcuRow * share / 4_096
    }
}
