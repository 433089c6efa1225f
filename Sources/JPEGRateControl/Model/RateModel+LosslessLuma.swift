extension RateModel {
    /// Luma's mean step below which its errors come to less than what decoders round.
    private static let fineStep = 1.6
    /// The part of chroma's bits that luma may not take to stay exact: with less, color is seen to be lost.
    private static let leastChroma = 0.19
    /// The part of luma's bits from which on it is nearly exact.
    private static let nearlyAll = 0.85

    /// The model for a budget that leaves all of luma, or nearly all.
    ///
    /// Where the source's steps are small, the curves say too little of what it is worth to change nothing. An error in one coefficient
    /// is less than what decoders round, but some samples are rounded otherwise by it, by a whole unit: for a few of them a block
    /// loses nearly as much as for many, for none nothing. So if chroma can take all that has to be lost, and keeps enough
    /// to be seen as what it was, it does: of six photos with steps of 1 at 75 to 90 % of their bytes PSNR-HVS-M rose by 1 to 7 dB,
    /// and SSIMULACRA2 by up to 1. Where that is not enough, luma's frequencies count more alike.
    ///
    /// - Parameter bitCount: the model's bits that the budget comes to.
    /// - Returns: nil where this one will do.
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
