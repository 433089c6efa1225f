import PhotoNormalization

/// SIZE or N%: the budget of each output.
struct BudgetText: Sendable, Hashable {
    let budget: ByteBudget

    /// nil for what is neither a size nor a percentage above 0 and up to 1,000.
    init?(_ text: String) {
        guard text.last == "%" else {
            guard let size = ByteSize(text) else { return nil }
            budget = .bytes(size.byteCount)
            return
        }
        let digits = text.dropLast()
        guard digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }),
            let percent = Double(digits), percent > 0, percent <= 1_000
        else { return nil }
        budget = .percentOfInput(percent)
    }
}
