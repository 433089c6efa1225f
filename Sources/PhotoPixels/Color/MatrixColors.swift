internal import CJPEGKernels
internal import CLibLCMS

/// An RGB space of three curves and a matrix (ICC.1, 8.3.3), as nearly all of photos are, on the way to sRGB.
///
/// LittleCMS answers transforms of 16 bits from a grid of 33 colors in each direction, which is off by up to 19 of
/// 255 codes for Adobe RGB; its floating point is right, and takes 0.2 s a megapixel. So it is asked in floating point
/// once, for what each channel alone becomes. Whether a space is no more than that, a grid of colors tells.
struct MatrixColors {
    /// What codes 0 … 255 in sixteenths are between black, 0, and the channel's light, 1.
    private let curves: [[Float]]
    /// sRGB's light as sums of the channels' light, and black's: three rows of four.
    private let matrix: [Float]

    /// How far a color of the grid may be from LittleCMS's, 0 … 1 in sRGB's light, which must not be told from it.
    private static let tolerance = 1e-4
    /// How many colors each direction of the grid has.
    private static let gridCount = 6

    /// nil: the space is more than three curves and a matrix, or LittleCMS cannot use it.
    ///
    /// - Parameter profile: an open profile for RGB.
    init?(_ profile: cmsHPROFILE) {
        guard unsafe cmsIsMatrixShaper(profile) != 0, let transform = unsafe LightTransform(profile) else { return nil }
        let codeCount = Int(HS_LINEAR_TABLE_COUNT)
        func code(_ index: Int) -> Double { min(1, Double(index) / 4_080) }
        let black = transform.light([0, 0, 0])
        var curves: [[Float]] = []
        var columns: [[Double]] = []
        for channel in 0..<3 {
            var pixels = [Double](repeating: 0, count: 3 * codeCount)
            for index in 0..<codeCount { pixels[3 * index + channel] = code(index) }
            let light = transform.light(pixels)
            let column = (0..<3).map { light[3 * (codeCount - 1) + $0] - black[$0] }
            guard let strongest = (0..<3).max(by: { abs(column[$0]) < abs(column[$1]) }), column[strongest] > 1e-3
            else {
                return nil
            }
            curves.append(
                (0..<codeCount).map { Float((light[3 * $0 + strongest] - black[strongest]) / column[strongest]) })
            columns.append(column)
        }
        self.curves = curves
        matrix = (0..<3).flatMap { row in columns.map { Float($0[row]) } + [Float(black[row])] }
        guard (matrix + curves.joined()).allSatisfy({ abs($0) < 16 }), agrees(with: transform) else { return nil }
    }

    /// Whether colors that are no channel's alone are LittleCMS's, too.
    private func agrees(with transform: LightTransform) -> Bool {
        let codes = (0..<Self.gridCount).map { 4_080 / (Self.gridCount - 1) * $0 }
        return codes.allSatisfy { red in
            codes.allSatisfy { green in
                codes.allSatisfy { blue in
                    let place = [red, green, blue]
                    let expected = transform.light(place.map { Double($0) / 4_080 })
                    return (0..<3).allSatisfy { row in
                        let found = (0..<3).reduce(matrix[4 * row + 3]) {
                            $0 + matrix[4 * row + $1] * curves[$1][place[$1]]
                        }
                        return abs(Double(found) - expected[row]) <= Self.tolerance
                    }
                }
            }
        }
    }

    /// Converts rows of 0 … 255 in place; the rows have room for whole vectors.
    func convert(
        _ r: UnsafeMutablePointer<Float>,
        _ g: UnsafeMutablePointer<Float>,
        _ b: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        unsafe hs_look_up(r, count, curves[0])
        unsafe hs_look_up(g, count, curves[1])
        unsafe hs_look_up(b, count, curves[2])
        unsafe hs_mix_colors(r, g, b, count, matrix)
        unsafe hs_interpolate(r, count, LightCurve.encoded)
        unsafe hs_interpolate(g, count, LightCurve.encoded)
        unsafe hs_interpolate(b, count, LightCurve.encoded)
    }
}

/// LittleCMS in floating point, from an RGB space to the light of sRGB's primaries, not limited to 0 … 1.
@safe
private final class LightTransform {
    private let transform: cmsHTRANSFORM

    init?(_ profile: cmsHPROFILE) {
        var white = cmsCIExyY(x: 0.3127, y: 0.3290, Y: 1)
        // IEC 61966-2-1, the primaries of ITU-R BT.709.
        var primaries = cmsCIExyYTRIPLE(
            Red: cmsCIExyY(x: 0.64, y: 0.33, Y: 1),
            Green: cmsCIExyY(x: 0.30, y: 0.60, Y: 1),
            Blue: cmsCIExyY(x: 0.15, y: 0.06, Y: 1)
        )
        guard let curve = unsafe cmsBuildGamma(nil, 1) else { return nil }
        defer { unsafe cmsFreeToneCurve(curve) }
        var curves = unsafe [Optional(curve), curve, curve]
        guard let target = unsafe cmsCreateRGBProfile(&white, &primaries, &curves) else { return nil }
        defer { unsafe cmsCloseProfile(target) }
        let format = UInt32(HS_LCMS_RGB_DOUBLE)
        guard
            let transform = unsafe cmsCreateTransform(
                profile, format, target, format, UInt32(INTENT_PERCEPTUAL), UInt32(cmsFLAGS_NOOPTIMIZE))
        else { return nil }
        unsafe self.transform = transform
    }

    deinit { unsafe cmsDeleteTransform(transform) }

    /// - Parameter pixels: codes 0 … 1, interleaved.
    /// - Returns: light, interleaved.
    func light(_ pixels: [Double]) -> [Double] {
        var light = [Double](repeating: 0, count: pixels.count)
        unsafe cmsDoTransform(transform, pixels, &light, UInt32(pixels.count / 3))
        return light
    }
}
