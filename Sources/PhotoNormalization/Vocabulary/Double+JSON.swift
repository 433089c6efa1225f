extension Double {
    /// As JSON tells it.
    ///
    /// - Parameter stepCount: steps per unit that are kept: 100 for two decimals.
    /// - Returns: nil for what JSON has no number for: infinity, and what is no number.
    package func rounded(toSteps stepCount: Double) -> Double? {
        let rounded = (self * stepCount).rounded() / stepCount
        return rounded.isFinite ? rounded : nil
    }
}
