/// What becomes of a picture's colors when it is drawn.
package enum ColorPath: Sendable, Hashable {
    /// Gray stays gray, Y Cb Cr stays in its color space, and RGB becomes Y Cb Cr of the same space.
    case keep
    /// CMYK or YCCK to sRGB.
    ///
    /// - Parameters:
    ///   - profile: an ICC profile; nil: each ink lets through what it does not cover.
    ///   - isInverted: the values say how much light is left, as Adobe's programs write them.
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
