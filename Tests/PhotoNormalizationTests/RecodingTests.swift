import Fixtures
import PhotoMetadata
import PhotoNormalization
import Testing

/// The rungs that code a picture anew: without loss as long as that is enough.
struct RecodingTests {
    @Test(arguments: [
        PhotoCase("arithmetic", LadderPhoto.photo { $0.coding.isArithmetic = true }),
        PhotoCase("progressive arithmetic") {
            try LadderPhoto.photo {
                $0.coding.isArithmetic = true
                $0.coding.scans = .progressive
            }.encoded()
        },
        PhotoCase("stray bytes before the frame header") { try LadderPhoto.plain.encoded().withJunk() },
        PhotoCase("stray bytes before the scan") { try LadderPhoto.plain.encoded().withJunk(beforeMarker: 0xDA) },
    ])
    func `what cannot stay as it is coded is coded anew, pixels identical`(photo: PhotoCase) throws {
        let bytes = try photo.make()
        let output = try normalize(bytes)
        #expect(output.report.method == .lossless)
        #expect(output.report.encodeCount == 1)
        #expect(output.report.psnr == nil)
        let decoded = try DecodedPicture(output.bytes)
        #expect(!decoded.hasWarnings)
        #expect(try decoded.showsSame(as: DecodedPicture(bytes)))
    }

    @Test(arguments: [
        PhotoCase("4:2:0", LadderPhoto.plain),
        PhotoCase("4:4:4", LadderPhoto.photo { $0.coding.sampling = .yuv444 }),
        PhotoCase("gray", LadderPhoto.photo { $0.coding.colors = .gray }),
        PhotoCase("restart markers", LadderPhoto.photo { $0.coding.restartInterval = 1 }),
    ])
    func `better Huffman tables are enough for a photo that is a little too large`(photo: PhotoCase) throws {
        let bytes = try photo.make()
        let ample = try normalize(bytes)
        #expect(ample.report.method == .metadata)
        let output = try normalize(bytes, .checked(maximumByteCount: ample.bytes.count - 1))
        #expect(output.report.method == .lossless)
        #expect(output.bytes.count < ample.bytes.count)
        #expect(try DecodedPicture(output.bytes).showsSame(as: DecodedPicture(bytes)))
    }

    @Test(arguments: PictureCoding.Colors.allCases, [PictureCoding.Scans.interleaved, .separate, .progressive])
    func `quality is spent only when nothing else is enough`(
        colors: PictureCoding.Colors,
        scans: PictureCoding.Scans
    ) throws {
        let photo = LadderPhoto.photo {
            $0.coding = PictureCoding(colors: colors, sampling: colors == .ycbcr ? .yuv420 : .yuv444)
            $0.coding.scans = scans
        }
        let bytes = try photo.encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: bytes.count * 6 / 10))
        let isDrawn = colors != .gray && colors != .ycbcr
        #expect(output.report.method == (isDrawn ? .reencoded : .requantized))
        #expect(output.bytes.count <= bytes.count * 6 / 10)
        #expect(output.report.encodeCount == 1)
        if isDrawn {
            #expect(output.report.psnr == nil)
        } else {
            #expect(try #require(output.report.psnr) > 25)
        }
        #expect(try !DecodedPicture(output.bytes).hasWarnings)
    }
}
