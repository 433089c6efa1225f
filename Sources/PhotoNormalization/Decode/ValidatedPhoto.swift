internal import JPEGCodec
internal import JPEGRateControl

/// A decoded photo, found sound, with its coefficients as they are to be coded.
struct ValidatedPhoto: ~Copyable {
    let probed: ProbedPhoto
    /// What the headers and the options decide for this picture.
    var headerPlan: HeaderPlan
    var picture: CountedPicture
    /// Harmless deviations, and damage that was accepted.
    var warnings: [PhotoWarning]
    /// What of the photo can stay.
    let reuse: Reuse

    var properties: ImageProperties { probed.properties }
    /// The change of its pixels; nil: they are as they were coded.
    var change: PictureChange? { headerPlan.change }
    /// How large a viewer sees its details, see `PerceptualWeights`.
    var viewingScale: Double { change?.viewingScale ?? 1 }
}

/// A picture's coefficients, with their statistics and steps.
struct CountedPicture: ~Copyable {
    var image: CoefficientImage
    /// Gathered while decoding where a rung may need them.
    var statistics: CoefficientStatistics?
}
