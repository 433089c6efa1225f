import Fixtures
import JPEGCodec
import Testing

struct DestinationTests {
    private static let cases = [
        CodecCase("4:2:0", size: (75, 59)) { _ in },
        CodecCase("gray", size: (64, 48)) { $0.colors = .gray },
        CodecCase("CMYK", size: (40, 24)) { ($0.colors, $0.sampling) = (.cmyk, .yuv444) },
        CodecCase("a single block", size: (1, 1)) { $0.colors = .gray },
    ]

    @Test(arguments: cases, [false, true])
    func `a destination of exactly the right capacity is enough`(codecCase: CodecCase, isProgressive: Bool) throws {
        let image = try decode(codecCase.photo.encoded())
        let parameters = CodingParameters(rewriting: image, isProgressive: isProgressive)
        let provider = CopyingProvider(image)
        let bytes = try parameters.write(segments: [], capacity: 1 << 20, provider: provider)
        #expect(try parameters.write(segments: [], capacity: bytes.count, provider: provider) == bytes)
        for capacity in [bytes.count - 1, bytes.count / 2, 2, 1] {
            #expect(throws: CodecError.destinationFull) {
                try parameters.write(segments: [], capacity: capacity, provider: provider)
            }
        }
    }
}
