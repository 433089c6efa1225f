/// A point of the rate–distortion trade: tables that one λ chose, and the widening that fills the gap to the budget.
struct OperatingPoint {
    let choice: RateModel.Choice
    let lambda: Double
    let widening: DeadZoneWidening
    /// Inputs of the trellis by component; nil: levels are those of the rules.
    let refinements: [Refinement]?

    /// - Parameters:
    ///   - model: that made the choice.
    ///   - isWidened: false: the tables alone.
    /// - Returns: by component.
    func quantization(by model: RateModel, isWidened: Bool) -> [ComponentQuantization] {
        let rules = isWidened ? model.widened(choice, widening) : choice.quantization
        return rules.enumerated().map { $1.refined(by: refinements?[$0]) }
    }
}
