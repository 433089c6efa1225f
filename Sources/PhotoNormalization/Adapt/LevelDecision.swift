internal import JPEGCodec
internal import JPEGRateControl

/// Decides whether a photo's levels are split into eighths, see `SampleRounding`: where its steps are small, and
/// something has to be lost.
struct LevelDecision {
    /// The photo with its levels in eighths, or as it is.
    func adapt(_ adapted: consuming AdaptedPhoto) -> AdaptedPhoto {
        let headerPlan = adapted.photo.headerPlan
        let frame = adapted.photo.picture.image.frame
        let ownSteps = adapted.photo.picture.image.isFromFile.indices
            .filter { adapted.photo.picture.image.isFromFile[$0] }
            .map {
                (finest: adapted.photo.picture.finestSteps[$0], source: adapted.photo.picture.quantizationSteps[$0])
            }
        guard headerPlan.change == nil, ownSteps.allSatisfy({ $0.finest == $0.source }),
            headerPlan.splitsLevels(of: frame, steps: ownSteps.map(\.source)), !adapted.staysWhole
        else { return adapted }
        var photo = adapted.photo
        SampleRounding.split(&photo.picture.image, steps: photo.picture.quantizationSteps)
        photo.picture.statistics = CoefficientStatistics(
            of: photo.picture.image,
            countsSymbols: false,
            samplePeriod: headerPlan.effort.statisticsPeriod(of: frame)
        )
        return AdaptedPhoto(photo)
    }
}
