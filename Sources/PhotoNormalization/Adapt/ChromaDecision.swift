internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoMetadata
internal import PhotoPixels

/// Decides how much chroma a photo keeps that has more of it than half of luma's samples in each direction.
///
/// Each block takes some bits, whatever is in it. Where a budget leaves little of chroma's details, chroma of half the
/// width and height shows nearly the same in a quarter of the blocks, and luma gets their bits. A picture that fits
/// without loss keeps its chroma.
struct ChromaDecision {
    let options: NormalizationOptions

    /// The photo with its own chroma, or with half of it where the budget leaves little of its details.
    ///
    /// - Throws: `out-of-memory`.
    func adapt(_ start: consuming AdaptedPhoto) throws(PhotoError) -> AdaptedPhoto {
        var adapted = start
        // Under `keep` what metadata say of the picture stays true, and some name its subsampling.
        guard options.metadata != .keep, let halvedFrame = adapted.photo.picture.image.frame.halvingChroma,
            let statistics = adapted.photo.picture.statistics
        else { return adapted }
        let model = RateModel(adapted.photo, statistics)
        adapted.model = model
        let frame = adapted.photo.picture.image.frame
        guard statistics.gainsByHalvingChroma(of: frame, to: halvedFrame, model) else { return adapted }
        guard let halved = try halved(adapted.photo.picture, adapted.photo.headerPlan.effort) else { return adapted }
        // If the halved picture could not use the budget up even at its finest steps, all chroma stays.
        let available = adapted.photo.headerPlan.budget().availableByteCount
        guard halved.finestByteCount > Double(available) else { return adapted }
        var photo = adapted.photo
        photo.picture = halved
        photo.warnings.append(
            PhotoWarning(
                code: "chroma-halved",
                message: "Its budget leaves few fine details of color: half of its chroma leaves more to brightness."
            ))
        return AdaptedPhoto(photo)
    }

    /// nil: see `CoefficientImage.halvingChroma`.
    private func halved(
        _ picture: borrowing CountedPicture,
        _ effort: SearchEffort
    ) throws(PhotoError) -> CountedPicture? {
        let halved: CoefficientImage?
        do {
            halved = try ChromaHalving().halved(picture.image, steps: picture.quantizationSteps)
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        guard let halved else { return nil }
        let statistics = CoefficientStatistics(
            of: halved, countsSymbols: false, samplePeriod: effort.statisticsPeriod(of: halved.frame))
        let ones = [Int](repeating: 1, count: 64)
        return CountedPicture(
            image: halved,
            statistics: statistics,
            quantizationSteps: [picture.quantizationSteps[0], ones, ones],
            finestSteps: picture.finestSteps,
            sourceNoiseSteps: picture.sourceNoiseSteps
        )
    }
}
