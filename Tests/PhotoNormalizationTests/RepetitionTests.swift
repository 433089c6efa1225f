import Fixtures
import PhotoMetadata
import PhotoNormalization
import Testing

/// The same again, and once more on what came out.
struct RepetitionTests {
    private static let photos = [
        PhotoCase("what a phone writes", .camera(width: 200, height: 152)),
        PhotoCase("turned", .camera(width: 200, height: 152, orientation: 8)),
        PhotoCase("progressive") {
            var photo = FixturePhoto.camera(width: 200, height: 152)
            photo.coding.scans = .progressive
            return try photo.encoded()
        },
        PhotoCase("arithmetic") {
            var photo = FixturePhoto.camera(width: 200, height: 152)
            photo.coding.isArithmetic = true
            return try photo.encoded()
        },
        PhotoCase("gray with a comment") {
            var photo = FixturePhoto(width: 200, height: 152)
            photo.coding.colors = .gray
            photo.comment = "private"
            return try photo.encoded()
        },
        PhotoCase("CMYK") {
            var photo = FixturePhoto(width: 200, height: 152)
            photo.coding = PictureCoding(colors: .cmyk, sampling: .yuv444)
            photo.coding.writesAdobe = true
            return try photo.encoded()
        },
        PhotoCase("YCCK", photo(.ycck)),
        PhotoCase("RGB", photo(.rgb)),
        PhotoCase("stray bytes") { try FixturePhoto(width: 200, height: 152).encoded().withJunk() },
    ]

    private static func photo(_ colors: PictureCoding.Colors) -> FixturePhoto {
        var photo = FixturePhoto.camera(width: 200, height: 152)
        photo.coding = PictureCoding(colors: colors, sampling: .yuv444)
        photo.coding.writesAdobe = true
        return photo
    }

    @Test(arguments: photos, [MetadataPolicy.minimal, .credit, .none])
    func `a second run leaves every result as it is`(photo: PhotoCase, policy: MetadataPolicy) throws {
        let bytes = try photo.make()
        for share in [2, 0.97, 0.5, 0.3] {
            let options = NormalizationOptions.checked(
                maximumByteCount: Int(Double(bytes.count) * share),
                metadata: policy
            )
            let first = try normalize(bytes, options)
            let second = try normalize(first.bytes, options)
            #expect(second.report.status == .unchanged, "after \(first.report.method) at \(share)")
            #expect(second.bytes == first.bytes)
            // Under the default budget, too.
            #expect(try normalize(first.bytes, .checked(metadata: policy)).bytes == first.bytes)
        }
    }

    @Test(arguments: photos)
    func `the same bytes and options give the same result`(photo: PhotoCase) throws {
        let bytes = try photo.make()
        let options = NormalizationOptions.checked(maximumByteCount: bytes.count / 2)
        let first = try normalize(bytes, options)
        let second = try normalize(bytes, options)
        #expect(first.bytes == second.bytes)
        #expect(first.report == second.report)
    }

    @Test func `checking does not change the result`() throws {
        let bytes = try FixturePhoto.camera(width: 200, height: 152).encoded()
        for share in [2, 0.5] {
            var options = NormalizationOptions.checked(maximumByteCount: Int(Double(bytes.count) * share))
            let checked = try normalize(bytes, options)
            options.checksItself = false
            #expect(try normalize(bytes, options).bytes == checked.bytes)
        }
    }
}
