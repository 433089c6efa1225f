import JPEGCodec
import JPEGRateControl
import JPEGSyntax
import Testing

struct SizePredictionTests {
    @Test(arguments: PhotoCase.all)
    func `the unstuffed size of unchanged coefficients is predicted to the byte`(photoCase: PhotoCase) throws {
        let photo = try CodedPhoto(photoCase.photo)
        let file = photo.unchanged
        #expect(try unstuffedByteCount(photo.write(file)) == file.unstuffedByteCount)
    }

    @Test(arguments: PhotoCase.all, [0.5, 0.8])
    func `the unstuffed size of requantized coefficients is predicted to the byte`(
        photoCase: PhotoCase,
        share: Double
    ) throws {
        let photo = try CodedPhoto(photoCase.photo)
        let maximum = photo.budget(share: share)
        let file = try photo.requantized(maximumByteCount: maximum)
        let bytes = try photo.write(file)
        #expect(try unstuffedByteCount(bytes) == file.unstuffedByteCount)
        #expect(file.unstuffedByteCount <= maximum)

        let again = try CodedPhoto(bytes: bytes)
        #expect(again.image.warnings.isEmpty)
        #expect(again.sourceSteps == file.quantization.map(\.steps))
        let expected = RequantizedCoefficients(image: photo.image, quantization: file.quantization)
        let isEqual = expected.equal(again.image)
        #expect(isEqual)
    }

    @Test func `metadata segments count in full`() throws {
        let photo = try CodedPhoto(PhotoCase("", size: (64, 48)) { _ in }.photo)
        let with = EncodePlan(
            unchanged: photo.image,
            statistics: photo.statistics,
            segmentByteCount: 1_234
        )
        #expect(with.unstuffedByteCount == photo.unchanged.unstuffedByteCount + 1_234)
    }
}
