internal import JPEGCodec
internal import JPEGRateControl

/// A photo after *adapt*: changed as far as its budget asks, with the lossless candidate and the rate model, where they
/// were made.
struct AdaptedPhoto: ~Copyable {
    let photo: ValidatedPhoto
    /// nil: the lossless file does not fit, or nothing has to be coded.
    let lossless: LosslessCandidate?
    /// nil: it was not needed yet.
    var model: RateModel?

    init(_ photo: consuming ValidatedPhoto) {
        lossless = photo.reuse == .nothing ? LosslessCandidate(of: photo) : nil
        self.photo = photo
    }

    /// The picture can stay without loss, unless byte stuffing is larger than expected.
    var staysWhole: Bool { photo.reuse != .nothing || lossless?.file(within: photo.headerPlan.budget()) != nil }
}

extension RateModel {
    /// - Parameters:
    ///   - photo: the photo.
    ///   - statistics: of its coefficients.
    init(_ photo: borrowing ValidatedPhoto, _ statistics: CoefficientStatistics) {
        self.init(
            statistics: statistics,
            sourceSteps: photo.picture.quantizationSteps,
            finestSteps: photo.picture.finestSteps,
            viewingScale: photo.viewingScale,
            isFromFile: photo.picture.image.isFromFile[0],
            frame: photo.picture.image.frame,
            availableByteCount: photo.headerPlan.budget().availableByteCount
        )
    }
}
