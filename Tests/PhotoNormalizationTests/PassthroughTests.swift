import Fixtures
import PhotoMetadata
import PhotoNormalization
import Testing

struct PassthroughTests {
    @Test(arguments: LadderPhoto.spliced, [MetadataPolicy.minimal, .credit, .none])
    func `what was normalized once conforms`(photo: PhotoCase, policy: MetadataPolicy) throws {
        let options = NormalizationOptions.checked(metadata: policy)
        let first = try normalize(photo.make(), options)
        let second = try normalize(first.bytes, options)
        #expect(second.report.method == .passthrough)
        #expect(second.report.status == .unchanged)
        #expect(second.bytes == first.bytes)
        #expect(second.report.removed.isEmpty)
        #expect(second.report.encodeCount == 0)
    }

    @Test(arguments: [
        PhotoCase("JFIF and nothing else", LadderPhoto.photo { $0.coding.writesJFIF = true }),
        PhotoCase("not even JFIF", LadderPhoto.plain),
        PhotoCase("a profile", LadderPhoto.photo { $0.profile = FixtureProfile(.p3) }),
        PhotoCase(
            "a profile of several segments",
            LadderPhoto.photo { $0.profile = FixtureProfile(.srgb, paddingByteCount: 90_000) }
        ),
        PhotoCase("progressive", LadderPhoto.photo { $0.coding.scans = .progressive }),
        PhotoCase("gray", LadderPhoto.photo { $0.coding.colors = .gray }),
    ])
    func `a photo that is as it should be passes through`(photo: PhotoCase) throws {
        let bytes = try photo.make()
        let output = try normalize(bytes, .checked(metadata: .none))
        #expect(output.report.method == .passthrough)
        #expect(output.bytes == bytes)
    }

    @Test func `a budget of exactly its own bytes lets a photo pass, one byte less does not`() throws {
        let bytes = try normalize(LadderPhoto.plain.encoded()).bytes
        #expect(try normalize(bytes, .checked(maximumByteCount: bytes.count)).report.method == .passthrough)
        let smaller = try normalize(bytes, .checked(maximumByteCount: bytes.count - 1))
        #expect(smaller.report.method == .lossless)
        #expect(smaller.bytes.count < bytes.count)
    }
}
