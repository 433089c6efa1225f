internal import JPEGCodec
internal import JPEGRateControl

/// A photo that has been changed as far as its budget asks for it, and what is known of the ways to code it.
struct AdaptedPhoto: ~Copyable {
    let photo: ValidatedPhoto
    /// nil: something has to be lost, or nothing has to be coded.
    let lossless: LosslessCandidate?
    /// nil: nobody has needed it yet.
    var model: RateModel?

    init(_ photo: consuming ValidatedPhoto) {
        lossless = photo.reuse == .nothing ? LosslessCandidate(of: photo) : nil
        self.photo = photo
    }

    /// Nothing of the picture has to be lost, unless byte stuffing surprises.
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
