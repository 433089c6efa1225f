internal import CJPEGKernels
internal import CLibLCMS

/// Turns pixels of some color space into sRGB: by its curves and its matrix where it has no more than these, else by
/// LittleCMS's transform of 16 bits, or of 8 for inks.
///
/// `unsafe`: LittleCMS takes handles and pixels by pointer. The handles are this object's own; buffers have room for
/// `width` pixels.
@safe
final class ColorConverter {
    /// What RGB is converted by, if its space is no more than that.
    private let matrix: MatrixColors?
    /// nil: there is a matrix.
    private let transform: cmsHTRANSFORM?
    private let input: SampleBuffer<UInt8>
    private let output: SampleBuffer<UInt16>
    private let width: Int

    /// nil: the profile cannot be used for such pixels.
    ///
    /// - Parameters:
    ///   - source: the color space of the pixels.
    ///   - pixels: what the profile is to be one for.
    ///   - width: the most pixels of a row.
    init?(from source: ColorSpaceSource, pixels: PixelKind, width: Int) {
        guard let profile = unsafe Self.open(source) else { return nil }
        defer { unsafe cmsCloseProfile(profile) }
        guard unsafe cmsGetColorSpace(profile) == pixels.colorSpace else { return nil }
        matrix = pixels == .rgb ? unsafe MatrixColors(profile) : nil
        unsafe transform = matrix == nil ? Self.transform(profile, pixels) : nil
        guard unsafe matrix != nil || transform != nil else { return nil }
        self.width = width
        input = SampleBuffer(repeating: 0, count: pixels.byteCount * width)
        output = SampleBuffer(repeating: 0, count: 3 * width)
    }

    deinit {
        if let transform = unsafe transform { unsafe cmsDeleteTransform(transform) }
    }

    private static func transform(_ profile: cmsHPROFILE, _ pixels: PixelKind) -> cmsHTRANSFORM? {
        guard let target = unsafe cmsCreate_sRGBProfile() else { return nil }
        defer { unsafe cmsCloseProfile(target) }
        return unsafe cmsCreateTransform(
            profile, pixels.format, target, UInt32(HS_LCMS_RGB_16), UInt32(INTENT_PERCEPTUAL), 0)
    }

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
        if let matrix { return unsafe matrix.convert(r, g, b, count: count) }
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

extension ColorConverter {
    /// What a gray code of a color space is in sRGB, as a table for `hs_look_up`: 0 … 255 for codes in sixteenths; nil:
    /// the profile is none for gray.
    static func grayTable(from source: ColorSpaceSource) -> [Float]? {
        let count = Int(HS_LINEAR_TABLE_COUNT)
        guard let converter = ColorConverter(from: source, pixels: .gray, width: count) else { return nil }
        unsafe converter.input.start.withMemoryRebound(to: UInt16.self, capacity: count) { codes in
            for index in 0..<count { unsafe codes[index] = UInt16(min(65_535, (index * 65_535 + 2_040) / 4_080)) }
            unsafe cmsDoTransform(converter.transform, codes, converter.output.start, UInt32(count))
        }
        return (0..<count).map { index in
            let color = unsafe converter.output.start + 3 * index
            // A gray that a profile tints keeps its luma.
            let luma = unsafe 0.299 * Float(color[0]) + 0.587 * Float(color[1]) + 0.114 * Float(color[2])
            return luma / 257
        }
    }
}

extension ColorSpaceSource {
    /// Whether pixels can be converted by it.
    package func isUsable(for pixels: PixelKind) -> Bool {
        ColorConverter(from: self, pixels: pixels, width: 1) != nil
    }
}

extension PixelKind {
    fileprivate var colorSpace: cmsColorSpaceSignature {
        switch self {
        case .gray: cmsSigGrayData
        case .rgb: cmsSigRgbData
        case .inks: cmsSigCmykData
        }
    }

    /// LittleCMS's name for how a pixel lies in memory.
    fileprivate var format: UInt32 {
        switch self {
        case .gray: UInt32(HS_LCMS_GRAY_16)
        case .rgb: UInt32(HS_LCMS_RGB_16)
        case .inks: UInt32(HS_LCMS_CMYK_8)
        }
    }

    fileprivate var byteCount: Int {
        switch self {
        case .gray: 2
        case .rgb: 6
        case .inks: 4
        }
    }
}
