internal import PhotoMetadata
internal import PhotoPixels

/// What a photo's color space, its profile and the options ask for.
struct ColorDecision {
    let path: ColorPath
    /// The picture is not coded as gray or Y Cb Cr.
    let recodes: Bool
    /// False: its profile says no more than sRGB does.
    let keepsProfile: Bool
    let warnings: [PhotoWarning]

    init(_ metadata: SourceMetadata, policy: ColorPolicy) {
        let interpretation = metadata.colorInterpretation
        let profile = metadata.iccProfile
        keepsProfile = metadata.keepsProfile(under: policy)
        recodes = interpretation != .gray && interpretation != .yCbCr
        switch interpretation {
        case .cmyk, .ycck:
            let usable = profile.flatMap { ColorSpaceSource.profile($0.bytes).isUsable(for: .inks) ? $0 : nil }
            path = .inksToSRGB(profile: usable?.bytes)
            warnings = profile != nil && usable == nil ? [.unusableProfile] : []
        case .gray, .yCbCr, .rgb:
            let source: ColorSpaceSource?
            if let profile {
                source = profile.isSRGB || profile.isSRGBGray ? nil : .profile(profile.bytes)
            } else {
                source = metadata.isAdobeRGBByEXIF ? .adobeRGB : nil
            }
            guard policy == .srgb, let source else {
                path = .keep
                warnings = []
                return
            }
            let isUsable = source.isUsable(for: interpretation == .gray ? .gray : .rgb)
            path = isUsable ? .toSRGB(source) : .keep
            warnings = isUsable ? [] : [.unusableProfile]
        case .unknown:
            path = .keep
            warnings = []
        }
    }
}

extension SourceMetadata {
    /// Whether colors that stay need the photo's profile: not where gray is to be sRGB's, and is.
    func keepsProfile(under policy: ColorPolicy) -> Bool { policy == .keep || !(iccProfile?.isSRGBGray ?? false) }
}

extension PhotoWarning {
    fileprivate static let unusableProfile = PhotoWarning(
        code: .iccUnusable, message: "Its color profile cannot be used to convert its colors.")
}
