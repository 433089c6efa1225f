internal import JPEGCodec
internal import JPEGRateControl

/// The lossless candidate: a photo's coefficients as they are, under Huffman tables made for them. Where it fits
/// nothing is lost.
struct LosslessCandidate {
    private let file: EncodePlan

    /// nil: a coefficient cannot be coded, the steps are finer than makes sense, levels were split (which is done only
    /// after it was found too large), or the forecast is too large.
    init?(of photo: borrowing ValidatedPhoto) {
        let budget = photo.headerPlan.budget()
        guard photo.picture.image.levelPrecision.allSatisfy({ $0 == 1 }),
            photo.picture.finestSteps == photo.picture.quantizationSteps,
            photo.picture.statistics?.mayFit(budget, photo.picture.image) ?? true
        else { return nil }
        file = EncodePlan(
            unchanged: photo.picture.image,
            statistics: photo.picture.statistics,
            sourceSteps: photo.picture.quantizationSteps,
            segmentByteCount: budget.segmentByteCount
        )
        if file.code.outOfRangeCount > 0 { return nil }
    }

    /// nil: it does not fit.
    func file(within budget: SizeBudget) -> EncodePlan? { budget.fits(file) ? file : nil }
}
