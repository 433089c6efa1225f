import Fixtures
import JPEGCodec
import Testing

struct RoundTripTests {
    @Test(arguments: CodecCase.all)
    func `coefficients read, written and read again are equal`(codecCase: CodecCase) throws {
        let first = try decode(codecCase.photo.encoded())
        #expect(first.warnings.isEmpty)
        let bytes = try CodingParameters(rewriting: first)
            .write(segments: [], capacity: 1 << 20, provider: CopyingProvider(first))
        let second = try decode(bytes)

        #expect(second.warnings.isEmpty)
        #expect(second.frame.components == first.frame.components)
        #expect((second.frame.width, second.frame.height) == (first.frame.width, first.frame.height))
        #expect(!second.frame.isArithmetic && !second.frame.isProgressive)
        #expect(second.quantizationSteps == first.quantizationSteps)
        #expect(Coefficients(of: second) == Coefficients(of: first))
    }

    @Test(arguments: CodecCase.all.filter { $0.photo.coding.sampling.fitsOneScan })
    func `a progressive file holds the same coefficients`(codecCase: CodecCase) throws {
        let first = try decode(codecCase.photo.encoded())
        let bytes = try CodingParameters(rewriting: first, isProgressive: true)
            .write(segments: [], capacity: 1 << 20, provider: CopyingProvider(first))
        let second = try decode(bytes)

        #expect(second.frame.isProgressive)
        #expect(second.warnings.isEmpty)
        #expect(Coefficients(of: second) == Coefficients(of: first))
    }

    @Test func `the frame says how the file is coded`() throws {
        let frame = try decode(
            CodecCase("", size: (75, 59)) { ($0.scans, $0.isArithmetic) = (.progressive, true) }.photo.encoded()
        ).frame
        #expect(frame.isProgressive && frame.isArithmetic && frame.hasMultipleScans)
        #expect((frame.width, frame.height, frame.widthInMCUs, frame.heightInMCUs) == (75, 59, 5, 4))
        #expect(frame.colorSpace == .yCbCr)
        #expect(frame.components.map(\.widthInBlocks) == [10, 5, 5])
        #expect(frame.components.map(\.heightInBlocks) == [8, 4, 4])
        #expect(frame.blockCount == 10 * 8 + 2 * 5 * 4)
    }

    @Test(
        arguments: [
            (.gray, .gray), (.ycbcr, .yCbCr), (.rgb, .rgb), (.cmyk, .cmyk), (.ycck, .ycck),
        ] as [(PictureCoding.Colors, FrameLayout.ColorSpace)]
    )
    func `the header alone tells the color space`(colors: PictureCoding.Colors, expected: FrameLayout.ColorSpace) throws
    {
        let photo = CodecCase("", size: (16, 16)) {
            ($0.colors, $0.sampling, $0.writesAdobe) = (colors, .yuv444, colors == .ycck)
        }.photo
        #expect(try FrameLayout(readingHeaderOf: photo.encoded()).colorSpace == expected)
    }

    @Test func `segments are written behind SOI in the order given`() throws {
        let image = try decode(CodecCase("", size: (16, 16)) { _ in }.photo.encoded())
        let segments = [
            CodedSegment(marker: 0xE1, payload: [1, 2, 3]),
            CodedSegment(marker: 0xFE, payload: []),
            CodedSegment(marker: 0xE2, payload: [UInt8](repeating: 7, count: 65_533)),
        ]
        let bytes = try CodingParameters(rewriting: image)
            .write(segments: segments, capacity: 1 << 20, provider: CopyingProvider(image))
        let expected: [UInt8] =
            [0xFF, 0xD8, 0xFF, 0xE1, 0, 5, 1, 2, 3, 0xFF, 0xFE, 0, 2, 0xFF, 0xE2, 0xFF, 0xFF]
            + [UInt8](repeating: 7, count: 65_533)
        #expect(bytes.prefix(expected.count) == expected[...])
        #expect(bytes.suffix(2) == [0xFF, 0xD9])
    }
}
