internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoMetadata
internal import PhotoPixels

/// Decides how much chroma a photo keeps that has more of it than half of luma's samples in each direction.
///
/// A block takes some bits whatever is in it. Where a budget leaves little of the details of chroma, chroma of half the width and
/// height shows nearly the same in a quarter of the blocks, and luma gets their bits. Only where something has to be lost: what fits
/// as it is stays.
struct ChromaDecision {
    let options: NormalizationOptions

    /// The photo with the chroma that its budget is good for: mostly its own.
    ///
    /// - Throws: `out-of-memory`.
    func adapt(_ adapted: consuming AdaptedPhoto) throws(PhotoError) -> AdaptedPhoto {
        let headerPlan = adapted.headerPlan
        return AdaptedPhoto(photo: try adapt(adapted.photo, headerPlan), headerPlan: headerPlan)
    }

    private func adapt(_ photo: consuming ValidatedPhoto, _ headerPlan: HeaderPlan) throws(PhotoError) -> ValidatedPhoto
    {
        // Under `keep` what metadata say of the picture stays true, and some name its subsampling.
        guard options.metadata != .keep, !headerPlan.keepsEntropyCodedData || photo.hasEntropyWarning,
            let halvedFrame = photo.image.frame.halvingChroma, let statistics = photo.statistics
        else { return photo }
        let available = headerPlan.maximumByteCount - headerPlan.metadata.byteCount
        let gains = statistics.gainsByHalvingChroma(
            of: photo.image,
            to: halvedFrame,
            sourceSteps: photo.quantizationSteps,
            finestSteps: photo.finestSteps,
            viewingScale: photo.viewingScale,
            availableByteCount: available
        )
        let planner = PhotoPlanner(options: options)
        guard gains, planner.unchangedFile(of: photo, within: planner.budget(headerPlan)) == nil
        else { return photo }
        let halved: CoefficientImage?
        do {
            halved = try ChromaHalving().halved(photo.image, steps: photo.quantizationSteps)
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        guard let halved else { return photo }
        let thinned = ValidatedPhoto(photo, halvingChroma: halved, effort: SearchEffort(options.effort))
        // A budget that even the finest steps would not use up is good for all of the chroma.
        let finest = thinned.image.size(atSteps: thinned.finestSteps, sourceSteps: thinned.quantizationSteps).byteCount
        return finest > Double(available) ? thinned : photo
    }
}

extension ValidatedPhoto {
    fileprivate init(
        _ photo: borrowing ValidatedPhoto,
        halvingChroma halved: consuming CoefficientImage,
        effort: SearchEffort
    ) {
        let ones = [Int](repeating: 1, count: 64)
        statistics = CoefficientStatistics(
            of: halved, countsSymbols: false, samplePeriod: effort.statisticsPeriod(of: halved.frame))
        quantizationSteps = [photo.quantizationSteps[0], ones, ones]
        finestSteps = photo.finestSteps
        sourceNoiseSteps = photo.sourceNoiseSteps
        image = halved
        source = photo.source
        properties = photo.properties
        change = photo.change
        warnings =
            photo.warnings + [
                PhotoWarning(
                    code: "chroma-halved",
                    message:
                        "Its budget leaves few fine details of color: half of its chroma leaves more to brightness."
                )
            ]
        hasEntropyWarning = photo.hasEntropyWarning
    }
}
