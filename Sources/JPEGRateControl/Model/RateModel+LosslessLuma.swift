extension RateModel {
    /// The mean luma step below which its errors are smaller than the decoder's rounding of samples.
    private static let fineStep = 1.6
    /// The share of chroma's lossless bits that chroma keeps, at least: with less, lost color is seen.
    private static let leastChroma = 0.19
    /// The share of luma's lossless bits above which luma is nearly exact.
    private static let nearlyAll = 0.85

    /// The model for a budget under which luma stays exact, or nearly so.
    ///
    /// The curves undervalue exact luma where the source's steps are small. One error in a coefficient is smaller than
    /// the decoder's rounding, but it makes some samples round otherwise, by a whole unit: a block loses nearly as much
    /// by a few errors as by many, and nothing by none.
    ///
    /// - Luma stays exact where chroma can take all of the loss and still keeps `leastChroma` of its bits.
    /// - Luma's frequencies count more alike where luma keeps more than `nearlyAll` of its bits.
    ///
    /// - Parameter bitCount: the budget in the model's bits.
    /// - Returns: nil where neither holds.
    func keepingLuma(to bitCount: Double) -> RateModel? {
        let chroma = components.dropFirst()
        guard let luma = components.first, !luma.curves.isChroma, !chroma.isEmpty,
            chroma.allSatisfy({ $0.curves.isChroma }), luma.curves.meanStep < Self.fineStep, let exact = luma.exact
        else { return nil }
        let lumaBitCount = luma.curves.losslessBitCount
        let chromaBitCount = chroma.reduce(0) { $0 + $1.curves.losslessBitCount }
        if bitCount - lumaBitCount > Self.leastChroma * chromaBitCount {
            return RateModel(
                components: [exact] + chroma, perception: perception, availableByteCount: availableByteCount)
        }
        guard luma.bitCount(lambda: lambda(above: bitCount)) > Self.nearlyAll * lumaBitCount else { return nil }
        return RateModel(
            components: components.map { Component($0.curves, perception.nearlyExact) },
            perception: perception.nearlyExact,
            availableByteCount: availableByteCount
        )
    }
}
