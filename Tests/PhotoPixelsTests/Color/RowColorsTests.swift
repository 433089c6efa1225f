import JPEGCodec
import Testing

@testable import PhotoPixels

/// What becomes of components, against the equations of JFIF and of libjpeg's jdcolor.c in double precision.
struct RowColorsTests {
    private static let width = 70

    /// Every row starts elsewhere, so that values meet in many ways; whole numbers, as inks are rounded to.
    private static func components(_ count: Int) -> [[Double]] {
        (0..<count).map { component in
            let (step, first) = (37 + 12 * component, 91 * component)
            return (0..<width).map { Double((first + step * $0) % 256) }
        }
    }

    private static func converted(_ components: [[Double]], _ path: ColorPath, _ space: FrameLayout.ColorSpace) throws
        -> [[Double]]
    {
        let colors = try #require(RowColors(path, space: space, width: width))
        let rows = FloatRows(width: width, rowCount: components.count)
        for (number, samples) in components.enumerated() {
            for (index, sample) in samples.enumerated() { unsafe rows.row(number).start[index] = Float(sample) }
        }
        colors.convert(components.indices.map { rows.row($0) }, count: width)
        return (0..<colors.channelCount).map { row in (0..<width).map { Double(unsafe rows.row(row).start[$0]) } }
    }

    /// R, G and B of Y, Cb and Cr.
    private static func rgb(_ components: [[Double]], _ index: Int) -> [Double] {
        let (y, cb, cr) = (components[0][index], components[1][index] - 128, components[2][index] - 128)
        let (red, blue) = (y + 1.402 * cr, y + 1.772 * cb)
        return [red, (y - 0.299 * red - 0.114 * blue) / 0.587, blue].map { min(max($0, 0), 255) }
    }

    /// Of Y Cb Cr: five roundings of magnitudes that add up to 255 + 2 × 2 × 128.
    private static let bound = roundings(5) * (255 + 4 * 128)

    @Test(arguments: [FrameLayout.ColorSpace.gray, .rgb])
    func `gray and RGB stay`(space: FrameLayout.ColorSpace) throws {
        let components = Self.components(space == .gray ? 1 : 3)
        #expect(try Self.converted(components, .keep, space) == components)
    }

    @Test func `Y Cb Cr becomes RGB`() throws {
        let components = Self.components(3)
        let found = try Self.converted(components, .keep, .yCbCr)
        for index in 0..<Self.width {
            for (channel, value) in Self.rgb(components, index).enumerated() {
                #expect(abs(found[channel][index] - value) <= Self.bound)
            }
        }
    }

    @Test(arguments: [FrameLayout.ColorSpace.cmyk, .ycck])
    func `inks let through what they do not cover`(space: FrameLayout.ColorSpace) throws {
        let components = Self.components(4)
        let found = try Self.converted(components, .inksToSRGB(profile: nil), space)
        for index in 0..<Self.width {
            // jdcolor.c, ycck_cmyk_convert: the complements of R, G and B.
            let stored =
                space == .ycck
                ? Self.rgb(components, index).map { 255 - $0 } + [components[3][index]] : components.map { $0[index] }
            // Stored inverted: how much light each ink leaves.
            let inks = stored.map { 255 - $0 }
            for channel in 0..<3 {
                let value = (255 - inks[channel]) * (255 - inks[3]) / 255
                // Inks are rounded to whole numbers, of which those of CMYK are some; then a quotient and a product.
                let rounding = space == .ycck ? 0.5 + Self.bound : 0
                #expect(abs(found[channel][index] - value) <= rounding + 255 * roundings(2))
            }
        }
    }

    @Test func `what is no profile of inks is refused`() {
        #expect(RowColors(.inksToSRGB(profile: [1, 2, 3]), space: .cmyk, width: 1) == nil)
    }
}
