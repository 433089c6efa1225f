import Fixtures
import ForeignPrograms
import Testing

struct PictureCodingTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// The frame header's marker.
        let frameMarker: UInt8
        let coding: PictureCoding

        init(_ description: String, _ frameMarker: UInt8 = 0xC0, _ change: (inout PictureCoding) -> Void = { _ in }) {
            testDescription = description
            self.frameMarker = frameMarker
            var coding = PictureCoding()
            change(&coding)
            self.coding = coding
        }
    }

    static let kinds: [Kind] =
        [
            Kind("4:2:0"),
            Kind("4:4:4") { $0.sampling = .yuv444 },
            Kind("4:2:2") { $0.sampling = .yuv422 },
            Kind("4:4:0") { $0.sampling = .yuv440 },
            Kind("4:1:1") { $0.sampling = .yuv411 },
            Kind("4:1:0") { $0.sampling = .yuv410 },
            Kind("4:4:1") { $0.sampling = .yuv441 },
            Kind("gray") { $0.colors = .gray },
            Kind("gray, 2 × 2") { ($0.colors, $0.sampling) = (.gray, .yuv420) },
            Kind("RGB") { ($0.colors, $0.sampling, $0.writesAdobe) = (.rgb, .yuv444, true) },
            Kind("CMYK") { ($0.colors, $0.sampling, $0.writesAdobe) = (.cmyk, .yuv444, true) },
            Kind("YCCK") { ($0.colors, $0.sampling, $0.writesAdobe) = (.ycck, Sampling.yuv420.withFullBlack, true) },
            Kind("progressive", 0xC2) { $0.scans = .progressive },
            Kind("progressive gray", 0xC2) { ($0.colors, $0.scans) = (.gray, .progressive) },
            Kind("progressive, own script", 0xC2) {
                $0.scans = .script([
                    .init([0, 1, 2], 0...0, low: 1), .init([0], 1...63), .init([1], 1...63), .init([2], 1...63),
                    .init([0, 1, 2], 0...0, high: 1),
                ])
            },
            Kind("separate scans") { $0.scans = .separate },
            Kind("two scans") { $0.scans = .script([.init([0]), .init([1, 2])]) },
            Kind("arithmetic", 0xC9) { $0.isArithmetic = true },
            Kind("arithmetic progressive", 0xCA) { ($0.isArithmetic, $0.scans) = (true, .progressive) },
            Kind("restart markers") { $0.restartInterval = 3 },
            Kind("restart markers, progressive", 0xC2) { ($0.restartInterval, $0.scans) = (5, .progressive) },
            Kind("optimized tables") { $0.optimizesHuffmanTables = true },
            Kind("16-bit tables", 0xC1) { ($0.quality, $0.allowsLongSteps) = (3, true) },
            Kind("quality 100") { $0.quality = 100 },
            Kind("quality 1") { $0.quality = 1 },
            Kind("own tables") {
                $0.quantizationTables = [0: (0..<64).map { 3 + $0 / 4 }, 1: (0..<64).map { 5 + $0 / 2 }]
            },
            Kind("a table for each component") {
                $0.quantizationSlots = [0, 1, 2]
                $0.quantizationTables = [2: [UInt16](repeating: 9, count: 64)]
            },
            Kind("identifiers from 0") { ($0.componentIdentifiers, $0.writesJFIF) = ([0, 1, 2], true) },
            Kind("JFIF with 300 dpi") { ($0.writesJFIF, $0.dotsPerInch) = (true, 300) },
        ]
        + Sampling.odd.map { sampling in
            Kind("factors " + sampling.factors.map { "\($0.horizontal)×\($0.vertical)" }.joined(separator: " ")) {
                $0.sampling = sampling
            }
        }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled, "needs djpeg"), arguments: kinds)
    func `every coding decodes without a warning and shows the picture`(kind: Kind) throws {
        let photo = FixturePhoto(width: 83, height: 61, coding: kind.coding)
        let bytes = try photo.encoded()
        let frame = try #require(bytes.frameOffset)
        #expect(bytes[frame + 1] == kind.frameMarker)

        let answer = try ForeignProgram.djpeg.run(on: bytes)
        #expect(answer.status == 0)
        #expect(answer.messages.isEmpty)
        // djpeg writes CMYK as PPM only through its own conversion; the sizes are what counts there.
        let decoded = try #require(DecodedPicture(netpbm: answer.output))
        #expect(decoded.width == 83 && decoded.height == 61)
        guard kind.coding.quality > 50, kind.coding.colors == .ycbcr || kind.coding.colors == .rgb else { return }
        let source = photo.storedPicture().samples
        let squaredError = zip(source, decoded.samples).reduce(0) {
            $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1))
        }
        #expect(decoded.samples.count == source.count)
        #expect(squaredError / source.count < 1_200)
    }

    @Test(
        .enabled(
            if: ForeignProgram.jpegtran.isInstalled && ForeignProgram.djpeg.isInstalled, "needs jpegtran and djpeg"),
        arguments: Sampling.fractional,
        [PictureCoding.Scans.interleaved, .progressive]
    )
    func `sampling that does not divide has coefficients but no pixels`(
        sampling: Sampling,
        scans: PictureCoding.Scans
    ) throws {
        var coding = PictureCoding(sampling: sampling)
        coding.scans = scans
        let bytes = try FixturePhoto(width: 83, height: 61, coding: coding).encoded()
        let rewritten = try ForeignProgram.jpegtran.run(["-copy", "none"], on: bytes)
        #expect(rewritten.status == 0)
        #expect(rewritten.messages.isEmpty)
        #expect(try ForeignProgram.djpeg.run(on: bytes).messages.contains("Fractional sampling"))
        // The luma of a whole ratio is that of a fractional one: luma is the largest in all of them.
        let luma = try ForeignProgram.djpeg.run(["-grayscale"], on: bytes)
        let plain = try ForeignProgram.djpeg.run(["-grayscale"], on: try FixturePhoto(width: 83, height: 61).encoded())
        let squaredError = zip(luma.output, plain.output).reduce(0) {
            $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1))
        }
        #expect(luma.output.count == plain.output.count)
        #expect(squaredError / plain.output.count < 10)
    }

    @Test
    func `a picture that outgrows its room is written again, the same`() throws {
        let picture = Scene.noise.picture(width: 40, height: 40)
        let coding = PictureCoding(quality: 100, sampling: .yuv444)
        let bytes = try picture.encoded(coding)
        for room in [1, 100, bytes.count - 1, bytes.count, bytes.count + 1] {
            #expect(try picture.encoded(coding, expectedByteCount: room) == bytes)
        }
    }

    @Test
    func `libjpeg's refusal is an error with its words`() {
        let picture = Scene.flat.picture(width: 8, height: 8)
        var coding = PictureCoding()
        coding.scans = .script([.init([0], 0...0)])
        #expect(throws: FixtureError.self) { try picture.encoded(coding) }
        #expect(throws: FixtureError.self) { try picture.encoded(PictureCoding(colors: .gray)) }
        #expect(throws: FixtureError.self) { try picture.encoded(PictureCoding(sampling: Sampling((5, 1)))) }
        do {
            _ = try PixelImage(width: 70_000, height: 1, channelCount: 1).encoded(
                PictureCoding(colors: .gray, sampling: .yuv444)
            )
            Issue.record("A width beyond libjpeg's limit was accepted.")
        } catch {
            #expect(error.description.contains("65500"))
        }
    }
}
