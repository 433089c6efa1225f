internal import JPEGCodec
internal import JPEGRateControl

/// Chooses the first rung of the ladder that fits: it loses the least.
struct PhotoPlanner {
    let workLimit: WorkLimit

    /// - Parameter adapted: the photo.
    /// - Returns: the photo with the first rung that fits.
    /// - Throws: `PhotoError` when none does, or a coefficient is out of range.
    func plan(_ adapted: consuming AdaptedPhoto) throws(PhotoError) -> PlannedPhoto {
        let headerPlan = adapted.photo.headerPlan
        func plan(_ rung: NormalizationPlan.Rung, _ byteCount: Int) -> NormalizationPlan {
            NormalizationPlan(rung, headerPlan, predictedByteCount: byteCount)
        }
        return switch adapted.photo.reuse {
        case .file: PlannedPhoto(adapted, plan(.passthrough, headerPlan.inputByteCount))
        case .codedPicture(let byteCount):
            PlannedPhoto(adapted, plan(.metadata(predictedByteCount: byteCount), byteCount))
        case .nothing: try PlannedPhoto(coding: adapted, workLimit)
        }
    }
}
