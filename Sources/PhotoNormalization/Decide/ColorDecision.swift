internal import PhotoMetadata
internal import PhotoPixels

/// What a photo's color space, its profile and the options ask for.
struct ColorDecision {
    let path: ColorPath
    /// The picture is not coded as gray or Y Cb Cr.
    let recodes: Bool
    let warnings: [PhotoWarning]

    init(_ metadata: SourceMetadata, policy: ColorPolicy) {
        let interpretation = metadata.colorInterpretation
        let profile = metadata.iccProfile.flatMap { $0.fits(interpretation) ? $0 : nil }
        recodes = interpretation != .gray && interpretation != .yCbCr
        switch interpretation {
        case .cmyk, .ycck:
            let usable = profile.flatMap { ColorSpaceSource.profile($0.bytes).isUsable(forCMYK: true) ? $0 : nil }
            path = .inksToSRGB(profile: usable?.bytes, isInverted: metadata.adobeTransform != nil)
            warnings = profile != nil && usable == nil ? [.unusableProfile] : []
        case .yCbCr, .rgb:
            let source: ColorSpaceSource?
            if let profile {
                source = profile.isSRGB ? nil : .profile(profile.bytes)
            } else {
                source = metadata.exif?.declaresAdobeRGB ?? false ? .adobeRGB : nil
            }
            guard policy == .srgb, let source else {
                path = .keep
                warnings = []
                return
            }
            let isUsable = source.isUsable(forCMYK: false)
            path = isUsable ? .toSRGB(source) : .keep
            warnings = isUsable ? [] : [.unusableProfile]
        case .gray, .unknown:
            path = .keep
            warnings = []
        }
    }
}

extension PhotoWarning {
    fileprivate static let unusableProfile = PhotoWarning(
        code: .iccUnusable, message: "Its color profile cannot be used to convert its colors.")
}
