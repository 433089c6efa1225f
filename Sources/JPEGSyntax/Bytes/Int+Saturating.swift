extension Int {
    /// The product, or `Int.max` where it does not fit; for counts, which are not negative.
    func multipliedSaturating(by other: Int) -> Int {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        return overflow ? .max : product
    }

    /// The sum, or `Int.max` where it does not fit; for counts, which are not negative.
    func addingSaturating(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }

    /// The quotient rounded up; `divisor` is positive.
    func dividedRoundingUp(by divisor: Int) -> Int {
        self / divisor + (self % divisor > 0 ? 1 : 0)
    }
}
