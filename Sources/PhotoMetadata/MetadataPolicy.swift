/// Which metadata an output carries. The picture's own needs (orientation until it is applied, the ICC profile, Adobe's
/// color transform) are met under every policy.
public enum MetadataPolicy: String, Sendable, Hashable, CaseIterable {
    /// A fresh EXIF block with nothing private (orientation, resolution, color space, true width and height), and the
    /// ICC profile.
    case minimal
    /// `minimal` with the artist and the copyright notice.
    case credit
    /// JFIF, the ICC profile, and what the picture needs; no EXIF block.
    case none
    /// Everything that stays true.
    case keep
}
