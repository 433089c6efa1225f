internal import PhotoMetadata

/// Decides whether a profile that says sRGB is worth its bytes: a picture without one is taken for sRGB as well. The
/// profile stays where nothing has to be lost, and where it is a small part of the budget.
struct ProfileDecision {
    let options: NormalizationOptions

    /// The budget is short of a profile that takes more than one byte of so many.
    private static let leastShare = 50

    /// The photo, without its profile where the budget is short of it.
    ///
    /// - Throws: `PhotoError` when no metadata can be made.
    func adapt(_ start: consuming ValidatedPhoto) throws(PhotoError) -> ValidatedPhoto {
        var photo = start
        guard photo.reuse == .nothing, photo.headerPlan.mayDropProfile, photo.change?.keepsProfile ?? true,
            Self.leastShare * photo.properties.profileByteCount > photo.headerPlan.maximumByteCount,
            LosslessCandidate(of: photo)?.file(within: photo.headerPlan.budget()) == nil
        else { return photo }
        photo.headerPlan = try photo.headerPlan.withoutProfile(of: photo.probed, policy: options.metadata)
        return photo
    }
}
