/// What becomes of a picture's colors when it is rendered.
package enum ColorPath: Sendable, Hashable {
    /// Gray stays gray, Y Cb Cr stays in its color space, and RGB becomes Y Cb Cr of the same space.
    case keep
    /// CMYK or YCCK to sRGB.
    ///
    /// - Parameters:
    ///   - profile: an ICC profile; nil: inks multiply, R = (255 − C) × (255 − K) / 255.
    ///   - isInverted: 255 stands for no ink, as Adobe's programs write it.
    case inksToSRGB(profile: [UInt8]?, isInverted: Bool)
    /// RGB or Y Cb Cr of a color space to sRGB.
    case toSRGB(ColorSpaceSource)
}

/// Where a color space is described.
package enum ColorSpaceSource: Sendable, Hashable {
    /// An ICC profile.
    case profile([UInt8])
    /// Adobe RGB (1998), which cameras declare by EXIF alone.
    case adobeRGB
}
