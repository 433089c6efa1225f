internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax

/// Decides whether a photo's levels are split into eighths, see `SampleRounding`: where its steps are small, and
/// something has to be lost.
struct LevelDecision {
    /// The photo with its levels in eighths, or as it is.
    func adapt(_ adapted: consuming AdaptedPhoto) -> AdaptedPhoto {
        let headerPlan = adapted.photo.headerPlan
        let frame = adapted.photo.picture.image.frame
        let own = adapted.photo.picture.image.coding.filter(\.isFromFile)
        guard headerPlan.change == nil, own.allSatisfy({ $0.finestSteps == $0.steps }),
            headerPlan.splitsLevels(of: frame, steps: own.map(\.steps)), !adapted.staysWhole
        else { return adapted }
        var photo = adapted.photo
        SampleRounding.split(&photo.picture.image)
        photo.picture.statistics = CoefficientStatistics(
            of: photo.picture.image,
            countsSymbols: false,
            samplePeriod: headerPlan.effort.statisticsPeriod(of: frame)
        )
        return AdaptedPhoto(photo)
    }
}
