internal import JPEGCodec
internal import JPEGRateControl
internal import PhotoMetadata

/// Decides whether a profile that says sRGB is worth its bytes: a picture without one is taken for sRGB as well. It stays where
/// nothing has to be lost, and where it is a small part of the budget.
struct ProfileDecision {
    let options: NormalizationOptions

    /// The budget is short of a profile that takes more than one byte of so many.
    private static let leastShare = 50

    /// The photo, its profile gone where the budget is short of it.
    ///
    /// - Throws: `PhotoError` when no metadata can be made.
    func adapt(_ photo: consuming ValidatedPhoto, _ headerPlan: HeaderPlan) throws(PhotoError) -> AdaptedPhoto {
        let planner = PhotoPlanner(options: options)
        guard !headerPlan.dropsProfile, photo.properties.mayDropProfile(under: options),
            photo.change?.keepsProfile ?? true,
            Self.leastShare * photo.properties.profileByteCount > headerPlan.maximumByteCount,
            !headerPlan.keepsEntropyCodedData || photo.hasEntropyWarning,
            planner.unchangedFile(of: photo, within: planner.budget(headerPlan)) == nil
        else { return AdaptedPhoto(photo: photo, headerPlan: headerPlan) }
        let without = try HeaderPlan(
            photo.source, photo.properties, photo.change, options: options, dropsProfile: true)
        return AdaptedPhoto(photo: photo, headerPlan: without)
    }
}
