import Fixtures
import ForeignPrograms
import PhotoNormalization
import Testing

/// Photos that are turned or cut where their blocks are and where they are not; djpeg, cjpeg and jpegtran say what it
/// comes to.
@Suite(
    .enabled(
        if: ForeignProgram.djpeg.isInstalled && ForeignProgram.cjpeg.isInstalled && ForeignProgram.jpegtran.isInstalled,
        "djpeg, cjpeg or jpegtran is not installed"))
struct OffGridTests {
    private static let samplings: [Sampling] = [.yuv444, .yuv422, .yuv420]

    private static func photo(
        _ sampling: Sampling,
        _ orientation: UInt16,
        width: Int,
        height: Int,
        quality: Int = 90
    ) throws -> [UInt8] {
        let coding = OrientationPhoto.Coding("", PictureCoding(quality: quality, sampling: sampling))
        return try OrientationPhoto.photo(coding, orientation, width: width, height: height).encoded()
    }

    /// Sizes with edges on the grid of luma's blocks, on that of samples of chroma, and on neither.
    @Test(arguments: [(317, 211), (320, 211), (317, 208), (318, 210), (328, 212)], samplings)
    func `what is turned by pixels differs less than what is coded again at quality 95`(
        size: (Int, Int),
        sampling: Sampling
    ) throws {
        for orientation in OrientationPhoto.turned {
            for quality in [75, 90, 95] {
                let bytes = try Self.photo(
                    sampling, orientation, width: size.0, height: size.1, quality: quality)
                let output = try normalize(bytes)
                guard output.report.method != .lossless else { continue }
                let upright = try ColorPicture(bytes).turned(orientation)
                let luma = sampling.factors[0]
                let (across, down) =
                    orientation >= 5 ? (luma.vertical, luma.horizontal) : (luma.horizontal, luma.vertical)
                let again = try upright.coded(quality: 95, sampling: "\(across)x\(down)")
                let name = "orientation \(orientation), quality \(quality)"
                #expect(output.report.method == .reencoded, "\(name)")
                let (own, other) = (
                    try ColorPicture(output.bytes).meanSquaredError(from: upright),
                    try ColorPicture(again).meanSquaredError(from: upright)
                )
                #expect(own < other, "\(name)")
                // What is kept of a coarse photo's noise has its price: less than that of coding it again at 98, whose
                // steps it has at most. Growing to the budget would be something else.
                let finer = try upright.coded(quality: 98, sampling: "\(across)x\(down)")
                #expect(Double(output.bytes.count) < 1.05 * Double(max(finer.count, bytes.count)), "\(name)")
            }
        }
    }

    @Test(arguments: [(200, 96), (192, 104), (200, 104)], OrientationPhoto.turned)
    func `luma on its block grid is turned without loss, though chroma is not on its own`(
        size: (Int, Int),
        orientation: UInt16
    ) throws {
        let bytes = try Self.photo(.yuv420, orientation, width: size.0, height: size.1)
        let output = try normalize(bytes)
        let arguments = ["-copy", "none", "-perfect", "-grayscale"]
        let expected = try #require(
            try ForeignProgram.jpegtran.output(arguments + OrientationPhoto.jpegtranArguments(orientation), on: bytes))
        let isSame = try luma(output.bytes).samples.elementsEqual(luma(expected).samples)
        #expect(isSame)
    }

    @Test(arguments: samplings, [(213, 100), (214, 99), (171, 105)])
    func `a square that begins anywhere shows what was there`(sampling: Sampling, size: (width: Int, height: Int))
        throws
    {
        let bytes = try Self.photo(sampling, 1, width: size.width, height: size.height, quality: 95)
        var options = NormalizationOptions.checked()
        options.crop = .square
        let (all, cut) = (try ColorPicture(bytes), try ColorPicture(normalize(bytes, options).bytes))
        #expect((cut.width, cut.height) == (size.height, size.height))
        let left = (size.width - size.height) / 2
        let shown = all.part(left: left, width: size.height)
        let luma = sampling.factors[0]
        let again = try ColorPicture(shown.coded(quality: 95, sampling: "\(luma.horizontal)x\(luma.vertical)"))
        let error = try cut.meanSquaredError(from: shown)
        #expect(try error < again.meanSquaredError(from: shown))
        #expect(try error < 0.2 * cut.meanSquaredError(from: all.part(left: left - 1, width: size.height)))
    }

    @Test(arguments: samplings, [(192, 96, 48), (208, 96, 56), (224, 96, 64)])
    func `a square on the block grid keeps its pixels`(sampling: Sampling, place: (width: Int, height: Int, left: Int))
        throws
    {
        let bytes = try Self.photo(sampling, 1, width: place.width, height: place.height)
        var options = NormalizationOptions.checked()
        options.crop = .square
        let output = try normalize(bytes, options)
        #expect(output.report.method == .resized)
        let (whole, part) = (try luma(bytes), try luma(output.bytes))
        let rows = (0..<place.height).flatMap { row in
            whole.samples.dropFirst(row * place.width + place.left).prefix(place.height)
        }
        let isSame = part.samples.elementsEqual(rows)
        #expect(isSame)
        guard place.left.isMultiple(of: 16) || sampling == .yuv444 else { return }
        let (all, cut) = (try ColorPicture(bytes), try ColorPicture(output.bytes))
        // Not the outermost columns: their chroma has other neighbors when it is raised.
        for row in 0..<cut.height {
            for column in 1..<cut.width - 1 {
                let isSame = cut.pixel(column, row) == all.pixel(place.left + column, row)
                #expect(isSame, "\(column), \(row)")
                if !isSame { return }
            }
        }
    }
}
