import Fixtures
import PhotoNormalization
import Testing

/// Photos with steps of 1, of which nearly everything may stay.
struct ExactLumaTests {
    private static func photo(_ sampling: Sampling, quality: Int = 100) throws -> [UInt8] {
        try FixturePhoto(
            width: 512, height: 384, coding: PictureCoding(quality: quality, sampling: sampling)
        ).encoded()
    }

    /// DeadZoneWidening, which fills the budget up, once took the ones of luma's finest frequencies even so.
    @Test(arguments: [Sampling.yuv420, .yuv444], [Effort.balanced, .best])
    func `luma stays as it is where chroma can take all that has to be lost`(
        sampling: Sampling,
        effort: Effort
    ) throws {
        let bytes = try Self.photo(sampling)
        let before = try DecodedPicture(bytes).blocks
        let lossless = try normalize(bytes, .checked(maximumByteCount: bytes.count)).bytes.count
        let maximum = lossless * 96 / 100
        var options = NormalizationOptions.checked(maximumByteCount: maximum)
        options.effort = effort
        let output = try normalize(bytes, options)
        #expect(output.report.method == .requantized && output.bytes.count <= maximum)
        #expect(output.bytes.count > maximum * 97 / 100)
        let after = try DecodedPicture(output.bytes).blocks
        let (isLumaSame, isChromaSame) = (after[0] == before[0], after[1] == before[1])
        #expect(isLumaSame && !isChromaSame)
    }

    @Test func `luma is not spared where chroma would be lost`() throws {
        let bytes = try Self.photo(.yuv420)
        let output = try normalize(bytes, .checked(maximumByteCount: bytes.count / 2))
        let (before, after) = (try DecodedPicture(bytes).blocks, try DecodedPicture(output.bytes).blocks)
        let isLumaSame = after[0] == before[0]
        #expect(!isLumaSame && after[1].contains { $0 != 0 })
    }
}
