package import JPEGCodec

extension CoefficientStatistics {
    /// False when the coefficients as they are will not fit, so that counting their symbols would be in vain.
    ///
    /// Where they were not counted while decoding, a sample tells what a level takes and the histogram how many there are; on
    /// photos that is within 2 %, and 10 % is allowed for.
    package func mayFit(_ budget: SizeBudget, _ image: borrowing CoefficientImage) -> Bool {
        guard components.contains(where: { $0.symbols == nil }) else { return true }
        let unchanged = ComponentQuantization(unchanged: [Int](repeating: 1, count: 64))
        let counts = countSymbols(
            of: image.storage,
            image.frame,
            components.map { _ in unchanged },
            isInterleaved: isInterleaved,
            portion: .sample(period: 16)
        ).map(\.symbols)
        let sampledCount = counts.reduce(0) { $0 + $1.nonzeroCount }
        guard sampledCount > 1_000 else { return true }
        let wholeCount = Double(components.reduce(0) { $0 + $1.magnitudes.nonzeroCount }) * scale
        let sample = EntropyCode(counts: counts, isInterleaved: isInterleaved).unstuffedByteCount
        let estimate = Double(sample) * wholeCount / Double(sampledCount)
        return 0.9 * estimate <= Double(budget.maximumByteCount)
    }
}
