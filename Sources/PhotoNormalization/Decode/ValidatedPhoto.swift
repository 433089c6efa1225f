package import JPEGCodec
package import JPEGRateControl

/// A photo whose every coefficient has been decoded and found sound, seen as it is to be coded.
package struct ValidatedPhoto: ~Copyable {
    package let source: SourcePhoto
    package let properties: ImageProperties
    package let image: CoefficientImage
    /// By component, 64 each, natural order; turned as the image is.
    package let quantizationSteps: [[Int]]
    /// What the coefficients say; gathered while decoding when a rung that needs it was in sight.
    package let statistics: CoefficientStatistics?
    /// The finest steps that make sense, likewise: finer ones would only keep what coding did to the photo before. Those that it has,
    /// where it was not computed anew.
    package let finestSteps: [[Int]]
    /// The steps that what coding did to the photo before is like, likewise: below them is noise.
    package let sourceNoiseSteps: [[Int]]
    /// What was done to its pixels; nil: they are as they were coded.
    package let change: PictureChange?
    /// How large its details are to people, see `PerceptualWeights`.
    var viewingScale: Double { change?.viewingScale ?? 1 }
    /// Harmless deviations, and damage that was accepted.
    package let warnings: [PhotoWarning]

    /// libjpeg met something in the entropy-coded data that decoders warn of: they must not be handed on as they are.
    package let hasEntropyWarning: Bool
    /// libjpeg warned of anything at all, or something was made up: the file does not conform.
    package var hasDecoderWarning: Bool { !image.warnings.isEmpty || hasEntropyWarning }
}
