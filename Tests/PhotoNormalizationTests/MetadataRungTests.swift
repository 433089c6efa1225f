import Fixtures
import PhotoMetadata
import PhotoNormalization
import Testing

struct MetadataRungTests {
    @Test(arguments: LadderPhoto.spliced)
    func `a sound picture within the budget keeps its entropy-coded data byte for byte`(photo: PhotoCase) throws {
        let bytes = try photo.make()
        let output = try normalize(bytes)
        #expect(output.report.method == .metadata)
        #expect(output.report.status == .normalized)
        #expect(output.report.encodeCount == 0)
        #expect(output.report.psnr == nil)
        #expect(output.report.predictedByteCount == output.bytes.count)
        #expect(try entropyCodedData(output.bytes) == entropyCodedData(bytes))
        let decoded = try DecodedPicture(output.bytes)
        #expect(!decoded.hasWarnings)
        #expect(try decoded.showsSame(as: DecodedPicture(bytes)))
    }
}
