import Fixtures
import Foundation
import Testing

@testable import PhotoPixels

/// Rows go through the filters, the kernels, and into planes, as when pictures are resized.
struct RowResamplerTests {
    struct Size: CustomTestStringConvertible {
        let width: Int
        let height: Int
        let outputWidth: Int
        let outputHeight: Int

        var testDescription: String { "\(width) × \(height) to \(outputWidth) × \(outputHeight)" }
    }

    /// Every width up to 70, and heights up to 20, made smaller and larger.
    static let sizes = (1...70).map { width in
        let height = 1 + width * 7 % 20
        return Size(
            width: width,
            height: height,
            outputWidth: max(1, width * [1, 2, 5, 3][width % 4] / [1, 3, 4, 1][width % 4]),
            outputHeight: max(1, height * [3, 2, 1, 5][width % 4] / [4, 1, 2, 7][width % 4])
        )
    }

    /// The output's samples in sixteenths around 0, of rows of the only channel.
    private static func resampled(_ rows: [[Float]], _ size: Size, isLight: Bool, isMirrored: Bool) -> [[Int16]] {
        let planes = SamplePlanes(width: size.outputWidth, height: size.outputHeight, isGray: true, reduction: .none)
        let resampler = RowResampler(
            across: LanczosFilter(
                start: 0,
                step: Double(size.width) / Double(size.outputWidth),
                outputCount: size.outputWidth,
                inputCount: size.width,
                isMirrored: isMirrored
            ),
            down: LanczosFilter(
                start: 0,
                step: Double(size.height) / Double(size.outputHeight),
                outputCount: size.outputHeight,
                inputCount: size.height,
                isMirrored: false
            ),
            width: size.width,
            channelCount: 1,
            isLight: isLight,
            sink: PlaneWriter(planes: planes, converter: nil, grayTable: nil, mirrorsDown: isMirrored)
        )
        let input = FloatRows(width: size.width, rowCount: 1)
        for (number, row) in rows.enumerated() {
            for (index, sample) in row.enumerated() { unsafe input.row(0).start[index] = sample }
            resampler.push(number, [input.row(0)])
        }
        return (0..<size.outputHeight).map { row in
            (0..<size.outputWidth).map { unsafe planes.planes[0].row(row)[$0] }
        }
    }

    /// For each output sample its value, and the sum of the magnitudes that it is made of.
    private static func expected(_ rows: [[Float]], _ size: Size, isMirrored: Bool) -> [[(Double, Double)]] {
        let across = DenseLanczos(
            start: 0,
            step: Double(size.width) / Double(size.outputWidth),
            outputCount: size.outputWidth,
            inputCount: size.width,
            isMirrored: isMirrored
        )
        let down = DenseLanczos(
            start: 0,
            step: Double(size.height) / Double(size.outputHeight),
            outputCount: size.outputHeight,
            inputCount: size.height,
            isMirrored: isMirrored
        )
        return down.weights.map { rowWeights in
            let mixed = (0..<size.width).map { column in
                rowWeights.indices.reduce((0.0, 0.0)) { sum, row in
                    let term = rowWeights[row] * Double(rows[row][column])
                    return (sum.0 + term, sum.1 + abs(term))
                }
            }
            return across.weights.map { weights in
                zip(weights, mixed).reduce((0.0, 0.0)) { ($0.0 + $1.0 * $1.1.0, $0.1 + abs($1.0) * $1.1.1) }
            }
        }
    }

    private static func picture(_ size: Size, _ range: ClosedRange<Float>) -> [[Float]] {
        var random = SeededRandom(seed: UInt64(size.width))
        return (0..<size.height).map { _ in (0..<size.width).map { _ in Float.random(in: range, using: &random) } }
    }

    /// On the way lie, rounded: the weights, their products and sums, down and across.
    private static func roundingCount(_ size: Size) -> Int {
        func tapCount(_ input: Int, _ output: Int) -> Int { min(input, 6 * max(1, input / output + 1) + 2) }
        return tapCount(size.width, size.outputWidth) + tapCount(size.height, size.outputHeight) + 4
    }

    @Test(arguments: sizes, [false, true])
    func `samples are what Lanczos' filter makes of the picture`(size: Size, isMirrored: Bool) {
        let rows = Self.picture(size, 0...255)
        let found = Self.resampled(rows, size, isLight: false, isMirrored: isMirrored)
        let expected = Self.expected(rows, size, isMirrored: isMirrored)
        for (row, samples) in expected.enumerated() {
            for (column, (value, magnitude)) in samples.enumerated() {
                let fixed = min(max(16 * (value - 128), -2_048), 2_032)
                // To the nearest sixteenth; the last sum is one of up to 4,096.
                let bound =
                    0.5 + 16 * roundings(Self.roundingCount(size) + 2) * (magnitude + 128) + 4_096 * unitRoundoff
                #expect(abs(Double(found[row][column]) - fixed) <= bound, "\(row), \(column)")
            }
        }
    }

    @Test(arguments: sizes)
    func `light is mixed as light, and encoded by the curve of sRGB`(size: Size) {
        let rows = Self.picture(size, 0...1)
        let found = Self.resampled(rows, size, isLight: true, isMirrored: false)
        let expected = Self.expected(rows, size, isMirrored: false)
        for (row, samples) in expected.enumerated() {
            for (column, (value, magnitude)) in samples.enumerated() {
                let uncertainty = roundings(Self.roundingCount(size)) * magnitude
                // The curve rises, so what single precision may make of the light bounds what comes of it.
                let least = SRGBCurve.code(ofLight: value - uncertainty)
                let greatest = SRGBCurve.code(ofLight: value + uncertainty)
                let margin = 0.5 + 16 * SRGBCurve.tableError + 4_096 * unitRoundoff
                let sample = Double(found[row][column])
                #expect(
                    sample >= min(16 * (least - 128), 2_032) - margin && sample <= 16 * (greatest - 128) + margin,
                    "\(row), \(column)")
            }
        }
    }
}
