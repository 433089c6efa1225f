import CLibLCMS
import Fixtures
import Foundation
import Testing

@testable import PhotoPixels

/// Our curves and matrices against LittleCMS's floating point and against plain equations.
struct ColorConverterTests {
    private typealias Color = [Double]

    /// Every width up to 70 is converted at once; corners of the cube, grays and colors in between.
    private static func colors(_ count: Int) -> [Color] {
        var random = SeededRandom(seed: UInt64(count))
        return (0..<count).map { index in
            switch index % 3 {
            case 0: (0..<3).map { _ in Bool.random(using: &random) ? 255 : 0 }
            case 1: [Double](repeating: Double(Int.random(in: 0...255, using: &random)), count: 3)
            default: (0..<3).map { _ in Double(Int.random(in: 0...255, using: &random)) }
            }
        }
    }

    private static func converted(_ colors: [Color], from source: ColorSpaceSource) throws -> [Color] {
        let converter = try #require(ColorConverter(from: source, pixels: .rgb, width: colors.count))
        let rows = FloatRows(width: colors.count, rowCount: 3)
        for (index, color) in colors.enumerated() {
            for channel in 0..<3 { unsafe rows.row(channel).start[index] = Float(color[channel]) }
        }
        unsafe converter.convertRGB(rows.row(0).start, rows.row(1).start, rows.row(2).start, count: colors.count)
        return colors.indices.map { index in (0..<3).map { Double(unsafe rows.row($0).start[index]) } }
    }

    /// - Parameters:
    ///   - bytes: a profile.
    ///   - pixelFormat: of source and output.
    ///   - flags: LittleCMS's.
    ///   - values: interleaved pixels.
    /// - Returns: the pixels in sRGB.
    /// - Throws: when LittleCMS cannot.
    private static func ownCall<Value: Numeric & BitwiseCopyable>(
        _ bytes: [UInt8], _ pixelFormat: UInt32, _ flags: Int32, _ values: [Value]
    )
        throws -> [Value]
    {
        let profile = try unsafe #require(
            bytes.withUnsafeBytes { unsafe cmsOpenProfileFromMem($0.baseAddress, UInt32($0.count)) })
        defer { unsafe cmsCloseProfile(profile) }
        let target = try unsafe #require(cmsCreate_sRGBProfile())
        defer { unsafe cmsCloseProfile(target) }
        let transform = try unsafe #require(
            cmsCreateTransform(
                profile, pixelFormat, target, pixelFormat, UInt32(INTENT_PERCEPTUAL), UInt32(flags)))
        defer { unsafe cmsDeleteTransform(transform) }
        var output = [Value](repeating: 0, count: values.count)
        unsafe cmsDoTransform(transform, values, &output, UInt32(values.count / 3))
        return output
    }

    /// A tenth of a code of 8 bits. LittleCMS's transforms of 16 bits answer from a grid of 33 colors in each
    /// direction: Adobe RGB was off by up to 19 codes, P3 by 15.
    private static let bound = 0.1

    private static func largestError(_ found: [Color], _ expected: [Color]) -> Double {
        zip(found.joined(), expected.joined()).reduce(0) { max($0, abs($1.0 - min(max($1.1, 0), 255))) }
    }

    @Test(arguments: FixtureProfile.Space.allCases)
    func `a profile's colors are those of LittleCMS in floating point`(space: FixtureProfile.Space) throws {
        let bytes = FixtureProfile(space).bytes
        let colors = Self.colors(3_000)
        // TYPE_RGB_DBL: floating point, RGB (4), three channels of 8 bytes (0).
        let values = try Self.ownCall(
            bytes, 1 << 22 | 4 << 16 | 3 << 3, cmsFLAGS_NOOPTIMIZE, colors.flatMap { $0.map { $0 / 255 } })
        let expected = colors.indices.map { index in (0..<3).map { 255 * values[3 * index + $0] } }
        #expect(Self.largestError(try Self.converted(colors, from: .profile(bytes)), expected) <= Self.bound)
    }

    @Test func `Adobe RGB becomes sRGB by the primaries of both`() throws {
        // Adobe RGB (1998), section 4.3.4.1, and IEC 61966-2-1; both have the white of D65.
        let toXYZ = [[0.576_67, 0.185_56, 0.188_23], [0.297_34, 0.627_36, 0.075_29], [0.027_03, 0.070_69, 0.991_34]]
        let toRGB = [
            [3.240_97, -1.537_383, -0.498_611], [-0.969_244, 1.875_968, 0.041_555], [0.055_63, -0.203_977, 1.056_972],
        ]
        func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
            matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
        }
        let colors = Self.colors(3_000)
        let expected = colors.map { color in
            product(toRGB, product(toXYZ, color.map { pow($0 / 255, 563.0 / 256) })).map(SRGBCurve.code(ofLight:))
        }
        #expect(Self.largestError(try Self.converted(colors, from: .adobeRGB), expected) <= Self.bound)
    }

    @Test func `what is no profile, or one of other channels, is refused`() {
        #expect(ColorConverter(from: .profile([]), pixels: .rgb, width: 1) == nil)
        #expect(ColorConverter(from: .profile([UInt8](repeating: 7, count: 500)), pixels: .rgb, width: 1) == nil)
        #expect(ColorConverter(from: .profile(FixtureProfile(.srgb).bytes), pixels: .inks, width: 1) == nil)
        #expect(ColorSpaceSource.adobeRGB.isUsable(for: .rgb))
    }
}
