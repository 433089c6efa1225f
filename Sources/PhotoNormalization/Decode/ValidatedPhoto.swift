internal import JPEGCodec
internal import JPEGRateControl

/// A photo whose every coefficient has been decoded and found sound, seen as it is to be coded.
struct ValidatedPhoto: ~Copyable {
    let probed: ProbedPhoto
    /// What the headers and the options decide for this picture.
    let headerPlan: HeaderPlan
    var picture: CountedPicture
    /// Harmless deviations, and damage that was accepted.
    var warnings: [PhotoWarning]
    /// What of the photo can stay.
    let reuse: Reuse

    var properties: ImageProperties { probed.properties }
    /// What was done to its pixels; nil: they are as they were coded.
    var change: PictureChange? { headerPlan.change }
    /// How large its details are to people, see `PerceptualWeights`.
    var viewingScale: Double { change?.viewingScale ?? 1 }
}

/// A picture's coefficients, and what counting them says.
struct CountedPicture: ~Copyable {
    var image: CoefficientImage
    /// Gathered while decoding when a rung that needs it was in sight.
    var statistics: CoefficientStatistics?
    /// By component, 64 each, natural order; turned as the image is.
    var quantizationSteps: [[Int]]
    /// The finest steps that make sense, likewise: finer ones would only keep what coding did to the photo before. Those that it has,
    /// where it was not computed anew.
    let finestSteps: [[Int]]
    /// The steps that what coding did to the photo before is like, likewise: below them is noise.
    let sourceNoiseSteps: [[Int]]
}
