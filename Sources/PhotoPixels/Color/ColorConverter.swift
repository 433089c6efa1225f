internal import CJPEGKernels
internal import CLibLCMS

/// Turns pixels of some color space into sRGB, by LittleCMS.
///
/// `unsafe`: LittleCMS takes handles and pixels by pointer. The handles are this object's own; buffers have room for
/// `width` pixels.
@safe
final class ColorConverter {
    private let transform: cmsHTRANSFORM
    private let input: SampleBuffer<UInt8>
    private let output: SampleBuffer<UInt16>
    private let width: Int

    /// nil: the profile cannot be used for such pixels.
    ///
    /// - Parameters:
    ///   - source: the color space of the pixels.
    ///   - isCMYK: four inks of 8 bits instead of red, green and blue of 16.
    ///   - width: the most pixels of a row.
    init?(from source: ColorSpaceSource, isCMYK: Bool, width: Int) {
        guard let profile = unsafe Self.open(source) else { return nil }
        defer { unsafe cmsCloseProfile(profile) }
        let wanted = isCMYK ? cmsSigCmykData : cmsSigRgbData
        guard unsafe cmsGetColorSpace(profile) == wanted, let target = unsafe cmsCreate_sRGBProfile() else {
            return nil
        }
        defer { unsafe cmsCloseProfile(target) }
        let format = UInt32(isCMYK ? HS_LCMS_CMYK_8 : HS_LCMS_RGB_16)
        guard
            let transform = unsafe cmsCreateTransform(
                profile, format, target, UInt32(HS_LCMS_RGB_16), UInt32(INTENT_PERCEPTUAL), 0)
        else { return nil }
        unsafe self.transform = transform
        self.width = width
        input = SampleBuffer(repeating: 0, count: isCMYK ? 4 * width : 6 * width)
        output = SampleBuffer(repeating: 0, count: 3 * width)
    }

    deinit { unsafe cmsDeleteTransform(transform) }

    private static func open(_ source: ColorSpaceSource) -> cmsHPROFILE? {
        switch source {
        case .profile(let bytes):
            // It keeps a copy of its own.
            return unsafe bytes.withUnsafeBytes { unsafe cmsOpenProfileFromMem($0.baseAddress, UInt32($0.count)) }
        case .adobeRGB:
            var white = cmsCIExyY(x: 0.3127, y: 0.3290, Y: 1)
            var primaries = cmsCIExyYTRIPLE(
                Red: cmsCIExyY(x: 0.64, y: 0.33, Y: 1),
                Green: cmsCIExyY(x: 0.21, y: 0.71, Y: 1),
                Blue: cmsCIExyY(x: 0.15, y: 0.06, Y: 1)
            )
            guard let curve = unsafe cmsBuildGamma(nil, 563.0 / 256) else { return nil }
            defer { unsafe cmsFreeToneCurve(curve) }
            var curves = unsafe [Optional(curve), curve, curve]
            return unsafe cmsCreateRGBProfile(&white, &primaries, &curves)
        }
    }

    /// Converts rows of 0 … 255 in place.
    func convertRGB(
        _ r: UnsafeMutablePointer<Float>,
        _ g: UnsafeMutablePointer<Float>,
        _ b: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        precondition(count <= width, "more pixels than there is room for")
        unsafe input.start.withMemoryRebound(to: UInt16.self, capacity: 3 * width) { pixels in
            unsafe hs_pack_16(r, g, b, count, pixels)
            unsafe cmsDoTransform(transform, pixels, output.start, UInt32(count))
        }
        unsafe hs_unpack_16(output.start, count, r, g, b)
    }

    /// Converts interleaved inks, 0: none.
    func convertInks(
        _ pixels: UnsafePointer<UInt8>,
        _ r: UnsafeMutablePointer<Float>,
        _ g: UnsafeMutablePointer<Float>,
        _ b: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        precondition(count <= width, "more pixels than there is room for")
        unsafe cmsDoTransform(transform, pixels, output.start, UInt32(count))
        unsafe hs_unpack_16(output.start, count, r, g, b)
    }
}

extension ColorSpaceSource {
    /// Whether pixels can be converted by it.
    package func isUsable(forCMYK isCMYK: Bool) -> Bool {
        ColorConverter(from: self, isCMYK: isCMYK, width: 1) != nil
    }
}
