internal import JPEGCodec
internal import JPEGRateControl

/// A photo's coefficients as they are, under Huffman tables made for them: where that fits nothing has to be lost.
struct LosslessCandidate {
    private let file: EncodePlan

    /// nil: they cannot be coded, are finer than makes sense, were found too large before they were split, or are surely too large.
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
