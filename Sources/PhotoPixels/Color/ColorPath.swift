/// What becomes of a picture's colors when it is rendered.
package enum ColorPath: Sendable, Hashable {
    /// Gray stays gray, Y Cb Cr stays in its color space, and RGB becomes Y Cb Cr of the same space.
    case keep
    /// CMYK or YCCK to sRGB. The values say how much light each ink leaves, as Adobe's programs write them: decoders
    /// read all files with four components so, whether they have Adobe's segment or not.
    ///
    /// - Parameter profile: an ICC profile; nil: inks multiply, R = (255 − C) × (255 − K) / 255.
    case inksToSRGB(profile: [UInt8]?)
    /// RGB or Y Cb Cr of a color space to sRGB, or gray to gray of sRGB's curve.
    case toSRGB(ColorSpaceSource)
}

/// What pixels are made of when they are converted.
package enum PixelKind: Sendable, Hashable {
    /// 16 bits.
    case gray
    /// 16 bits each.
    case rgb
    /// Four inks, 8 bits each.
    case inks
}

/// Where a color space is described.
package enum ColorSpaceSource: Sendable, Hashable {
    /// An ICC profile.
    case profile([UInt8])
    /// Adobe RGB (1998), which cameras declare by EXIF alone.
    case adobeRGB
}
