import Fixtures
import Foundation
import JPEGCodec
import JPEGRateControl
import PhotoMetadata
import PhotoNormalization
import PhotoPixels
import Testing

/// Photos whose budget leaves nothing of the details that their chroma has more of than others.
struct ChromaTests {
    private static func coding(_ name: String, quality: Int = 92) -> OrientationPhoto.Coding {
        OrientationPhoto.Coding(name, PictureCoding(quality: quality, sampling: Sampling(named: name) ?? .yuv420))
    }

    private static let fuller = ["4:4:4", "4:2:2", "4:4:0"].map { coding($0) }

    private static func isHalved(_ photo: NormalizedPhoto) throws -> Bool {
        let sampling = try DecodedPicture(photo.bytes).frameSize.dropFirst(2)
        return sampling.elementsEqual([2, 2, 1, 1, 1, 1])
    }

    private static func tells(_ photo: NormalizedPhoto) -> Bool {
        photo.report.warnings.contains { $0.code == "chroma-halved" }
    }

    @Test(arguments: fuller, [UInt16(1), 3, 6, 7])
    func `chroma is halved where the budget leaves none of its details, and the report says so`(
        coding: OrientationPhoto.Coding,
        orientation: UInt16
    ) throws {
        let bytes = try OrientationPhoto.photo(coding, orientation, width: 384, height: 288).encoded()
        let maximum = bytes.count / 5
        let output = try normalize(bytes, .checked(maximumByteCount: maximum))
        #expect(try Self.isHalved(output) && Self.tells(output))
        #expect(output.report.method == .requantized && output.report.encodeCount == 1)
        #expect(output.bytes.count <= maximum && output.bytes.count > maximum * 95 / 100)
        #expect((output.width, output.height) == (orientation >= 5 ? (288, 384) : (384, 288)))
        let again = try normalize(output.bytes, .checked(maximumByteCount: maximum))
        #expect(again.report.status == .unchanged)
    }

    @Test(.enabled(if: Tool.djpeg.isInstalled, "djpeg is not installed"), arguments: fuller)
    func `the colors of halved chroma are the photo's`(coding: OrientationPhoto.Coding) throws {
        let bytes = try OrientationPhoto.photo(coding, 1, width: 389, height: 283).encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: bytes.count / 4))
        try #require(try Self.isHalved(output))
        let before = try #require(try Tool.djpeg.run(["-pnm"], on: bytes))
        let after = try #require(try Tool.djpeg.run(["-pnm"], on: output.bytes))
        try #require(before.count == after.count)
        // What is lost is noise; over tiles of 16 × 16 pixels it is little.
        let errors = zip(Self.tiles(before, width: 389), Self.tiles(after, width: 389)).map { abs($0 - $1) }
        #expect(errors.count == 3 * 24 * 17 && errors.max() ?? 99 < 6)
    }

    /// The mean color of each whole tile of 16 × 16 pixels of a PPM file.
    private static func tiles(_ file: [UInt8], width: Int) -> [Double] {
        let height = file.count / (3 * width)
        let pixels = file.suffix(3 * width * height)
        var sums = [Double](repeating: 0, count: 3 * (width / 16) * (height / 16))
        for y in 0..<(height / 16 * 16) {
            for x in 0..<(width / 16 * 16) {
                let tile = y / 16 * (width / 16) + x / 16
                for channel in 0..<3 {
                    sums[3 * tile + channel] += Double(pixels[pixels.startIndex + 3 * (y * width + x) + channel]) / 256
                }
            }
        }
        return sums
    }

    @Test func `colorful noise keeps its chroma`() throws {
        let photo = FixturePhoto(
            width: 320, height: 240, scene: .noise, coding: PictureCoding(quality: 90, sampling: .yuv444))
        let bytes = try photo.encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: bytes.count / 2))
        #expect(output.report.method == .requantized)
        #expect(try !Self.isHalved(output) && !Self.tells(output))
    }

    @Test(arguments: fuller)
    func `what fits, or is kept with all its metadata, keeps its chroma`(coding: OrientationPhoto.Coding) throws {
        let bytes = try OrientationPhoto.photo(coding, 1, width: 384, height: 288).encoded()
        let fitting = try normalize(bytes)
        #expect(try !Self.isHalved(fitting) && !Self.tells(fitting))
        let kept = try normalize(bytes, .checked(maximumByteCount: bytes.count / 5, metadata: .keep))
        #expect(try !Self.isHalved(kept) && !Self.tells(kept))
    }

    /// Files whose coefficients fit once lost their chroma all the same, if it had no fine details to lose.
    @Test func `what fits with better tables alone is not touched`() throws {
        var coding = PictureCoding(quality: 30, sampling: .yuv444)
        let plain = try FixturePhoto(width: 384, height: 288, coding: coding).encoded()
        let least = try normalize(plain, .checked(maximumByteCount: plain.count / 4))
        try #require(try Self.isHalved(least), "the fixture has too much color for this test")
        coding.isArithmetic = true
        let arithmetic = try FixturePhoto(width: 384, height: 288, coding: coding).encoded()
        let output = try normalize(arithmetic)
        #expect(output.report.method == .lossless)
        #expect(try !Self.isHalved(output) && !Self.tells(output))
        let isSame = try DecodedPicture(output.bytes).blocks == DecodedPicture(arithmetic).blocks
        #expect(isSame)
    }

    @Test func `a budget that half of the chroma could not use up keeps all of it`() throws {
        let photo = FixturePhoto(width: 384, height: 288, coding: PictureCoding(quality: 30, sampling: .yuv444))
        let bytes = try photo.encoded()
        var twin = photo
        twin.coding.isArithmetic = true
        let lossless = try normalize(twin.encoded())
        try #require(lossless.report.method == .lossless)
        for percent in [99, 98, 97] {
            let maximum = lossless.bytes.count * percent / 100
            let output = try normalize(bytes, .checked(maximumByteCount: maximum))
            #expect(output.report.method == .requantized)
            #expect(output.bytes.count <= maximum && output.bytes.count > maximum * 97 / 100)
        }
    }

    /// 296 and 216 are whole blocks, but not whole blocks of halved chroma: its last ones could not be mirrored.
    @Test(arguments: [UInt16(3), 6])
    func `a photo that could no longer be turned without loss keeps its chroma`(orientation: UInt16) throws {
        let bytes = try OrientationPhoto.photo(Self.coding("4:4:4"), orientation, width: 296, height: 216).encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: bytes.count / 5))
        #expect(output.report.method == .requantized)
        #expect(try !Self.isHalved(output) && !Self.tells(output))
    }

    /// They were split once as if they had been rounded samples, and color lost by it.
    @Test func `levels of chroma that was computed are not split`() throws {
        let photo = FixturePhoto(width: 64, height: 48, coding: PictureCoding(quality: 100, sampling: .yuv444))
        let image = try Self.decoded(photo.encoded())
        let steps = image.quantizationSteps.map { ($0 ?? []).map { Int($0) } }
        guard var split = try ChromaHalving().halved(image, steps: steps) else {
            Issue.record("it was not halved")
            return
        }
        try #require(steps.joined().allSatisfy { $0 == 1 }, "the fixture's steps are too large for this test")
        SampleRounding.split(&split, steps: steps)
        let parts = split.levelPrecision
        #expect(parts[0] > 1 && parts[1...] == [1, 1])
    }

    private static func decoded(_ bytes: [UInt8]) throws -> CoefficientImage {
        let limits = DecodingLimits(
            maximumScanCount: 100, maximumScanWork: 64, maximumMemoryByteCount: 64 << 20, maximumSeconds: 60)
        return try CoefficientImage(decoding: bytes, limits: limits, shouldStop: nil) { _ in nil }
    }

    /// Sizes with and without blocks that have no neighbor to be merged with.
    @Test(arguments: fuller, [(64, 48), (72, 56), (57, 43), (8, 8)])
    func `halved chroma is what comes nearest to the photo's once it is raised again`(
        coding: OrientationPhoto.Coding,
        size: (Int, Int)
    ) throws {
        let bytes = try OrientationPhoto.photo(coding, 1, width: size.0, height: size.1).encoded()
        let image = try Self.decoded(bytes)
        let steps = image.quantizationSteps.map { ($0 ?? []).map { Int($0) } }
        guard let halved = try ChromaHalving().halved(image, steps: steps) else {
            Issue.record("it was not halved")
            return
        }
        let luma = image.frame.components[0]
        for component in 1...2 {
            let source = Samples(image, component, steps[component])
            let expected = source.fitted(
                across: luma.horizontalSampling == 1, down: luma.verticalSampling == 1,
                widthInBlocks: halved.frame.components[component].widthInBlocks,
                heightInBlocks: halved.frame.components[component].heightInBlocks
            )
            let actual = Samples(halved, component, [Int](repeating: 1, count: 64))
            #expect((actual.width, actual.height) == (expected.width, expected.height))
            // 64 coefficients of a block are rounded to the nearest, which makes less than this of any sample.
            let errors: [Double] = zip(actual.values, expected.values).map { abs($0 - $1) }
            #expect(errors.max() ?? 9 < 2.5, "component \(component)")
            let sum: Double = errors.reduce(0, +)
            #expect(sum / Double(errors.count) < 0.35, "component \(component)")
        }
        let isSame = Samples(image, 0, steps[0]) == Samples(halved, 0, steps[0])
        #expect(isSame, "luma is not what it was")
    }
}

/// The samples of a component, around 0, not limited: by the definition of the transform (ITU-T T.81, A.3.3).
private struct Samples: Equatable {
    let width: Int
    let height: Int
    var values: [Double]

    /// By frequency, then sample.
    private static let basis: [[Double]] = (0..<8).map { frequency in
        let scale: Double = frequency == 0 ? 0.125.squareRoot() : 0.5
        return (0..<8).map { sample in
            let angle = Double((2 * sample + 1) * frequency) * Double.pi / 16
            return scale * cos(angle)
        }
    }

    init(_ image: borrowing CoefficientImage, _ index: Int, _ steps: [Int]) {
        let component = image.frame.components[index]
        (width, height) = (8 * component.widthInBlocks, 8 * component.heightInBlocks)
        values = [Double](repeating: 0, count: width * height)
        for row in 0..<component.heightInBlocks {
            let blocks = unsafe image.storage.unsafeBlockRow(component: index, row: row)
            for column in 0..<component.widthInBlocks {
                let levels: [Double] = (0..<64).map { unsafe Double(blocks[64 * column + $0]) * Double(steps[$0]) }
                for y in 0..<8 {
                    for x in 0..<8 {
                        values[(8 * row + y) * width + 8 * column + x] = Self.sample(x, y, of: levels)
                    }
                }
            }
        }
    }

    private static func sample(_ x: Int, _ y: Int, of levels: [Double]) -> Double {
        var sum = 0.0
        for down in 0..<8 {
            for across in 0..<8 { sum += basis[down][y] * basis[across][x] * levels[8 * down + across] }
        }
        return sum
    }

    private init(width: Int, height: Int, values: [Double]) {
        (self.width, self.height, self.values) = (width, height, values)
    }

    /// Each pair of neighboring blocks by itself; beyond its edges the picture is mirrored.
    func fitted(across: Bool, down: Bool, widthInBlocks: Int, heightInBlocks: Int) -> Samples {
        func sample(_ x: Int, _ y: Int) -> Double {
            values[(y < height ? y : 2 * height - 1 - y) * width + (x < width ? x : 2 * width - 1 - x)]
        }
        let (newWidth, newHeight) = (8 * widthInBlocks, 8 * heightInBlocks)
        // Directions are independent of each other: rows first, then the columns of what they make.
        let oldHeight = down ? 2 * newHeight : newHeight
        let rows: [[Double]] = (0..<oldHeight).map { y in
            let row = (0..<(across ? 2 * newWidth : newWidth)).map { sample($0, y) }
            return across ? Self.fitted(row) : row
        }
        let columns: [[Double]] = (0..<newWidth).map { x in
            let column = rows.map { $0[x] }
            return down ? Self.fitted(column) : column
        }
        let fitted = (0..<newHeight).flatMap { y in columns.map { $0[y] } }
        return Samples(width: newWidth, height: newHeight, values: fitted)
    }

    /// Eight samples for each sixteen: by steepest descent until nothing changes any more.
    private static func fitted(_ line: [Double]) -> [Double] {
        stride(from: 0, to: line.count, by: 16).flatMap { start -> [Double] in
            let target = Array(line[start..<start + 16])
            var fit = [Double](repeating: 0, count: 8)
            for _ in 0..<40 {
                let errors: [Double] = zip(target, raised(fit)).map { $0 - $1 }
                for sample in 0..<8 {
                    let slope: Double = zip(raisedUnits[sample], errors).reduce(0) { $0 + $1.0 * $1.1 }
                    fit[sample] += 0.5 * slope
                }
            }
            return fit
        }
    }

    private static let raisedUnits: [[Double]] = (0..<8).map { unit in raised((0..<8).map { $0 == unit ? 1 : 0 }) }

    /// As libjpeg raises what has half of the samples: three quarters of the nearest, one of the next.
    private static func raised(_ samples: [Double]) -> [Double] {
        samples.indices.flatMap { index -> [Double] in
            [max(index - 1, 0), min(index + 1, samples.count - 1)].map {
                0.75 * samples[index] + 0.25 * samples[$0]
            }
        }
    }
}
