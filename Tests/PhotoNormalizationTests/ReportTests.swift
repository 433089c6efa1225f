import Fixtures
import PhotoMetadata
import PhotoNormalization
import Testing

struct ReportTests {
    /// A budget and the rung it leads to.
    private static let cases: [(name: String, photo: FixturePhoto, share: Double, method: NormalizationReport.Method)] =
        [
            ("metadata", .camera(width: 200, height: 152), 1, .metadata),
            ("lossless", FixturePhoto(width: 200, height: 152), 1.01, .lossless),
            ("requantized", .camera(width: 208, height: 160, orientation: 6), 0.3, .requantized),
            ("reencoded", .camera(width: 200, height: 152, orientation: 6), 0.9, .reencoded),
            ("reencoded, a third of the bytes", .camera(width: 200, height: 152, orientation: 6), 0.3, .reencoded),
        ]

    @Test(arguments: [0, 1, 2, 3, 4])
    func `a plan says what the result will be`(index: Int) throws {
        let (_, photo, share, method) = Self.cases[index]
        let bytes = try photo.encoded()
        let options = NormalizationOptions.checked(maximumByteCount: Int(Double(bytes.count) * share))
        var plan = try PhotoNormalizer(options: options).plan(bytes)
        var report = try normalize(bytes, options).report
        #expect(report.method == method)
        #expect(plan.outputByteCount == nil)
        report.outputByteCount = nil
        // The error is an estimate until it is measured.
        #expect((plan.psnr == nil) == (report.psnr == nil))
        #expect(abs((plan.psnr ?? 0) - (report.psnr ?? 0)) < 0.2)
        plan.psnr = report.psnr
        #expect(plan == report)
    }

    @Test func `the plan of a conforming photo is to leave it`() throws {
        let bytes = try normalize(FixturePhoto(width: 64, height: 48).encoded()).bytes
        let plan = try PhotoNormalizer().plan(bytes)
        #expect(plan.method == .passthrough && plan.status == .unchanged)
        #expect(plan.predictedByteCount == bytes.count)
        #expect(plan.encodeCount == 0)
    }

    @Test func `the report names what was removed and nothing else`() throws {
        var photo = FixturePhoto.camera(width: 160, height: 120)
        photo.hasIPTC = true
        photo.hasC2PA = true
        photo.comment = "private"
        photo.extraSegments = [FixtureSegment(0xE7, "private")]
        photo.trailers = [.film(byteCount: 3_000)]
        let bytes = try photo.encoded()
        let report = try normalize(bytes).report
        #expect(
            report.removed.map(\.rawValue) == [
                "app7", "c2pa", "comment", "exif", "gps", "iptc", "makernote", "motion-photo", "thumbnail",
                "trailing-data",
                "xmp",
            ]
        )
        #expect(report.inputByteCount == bytes.count)
        #expect(report.warnings == [])
    }

    @Test(arguments: [UInt16(1), 2, 3, 4, 5, 6, 7, 8], [MetadataPolicy.minimal, .none, .credit])
    func `the picture is described as people see it`(orientation: UInt16, policy: MetadataPolicy) throws {
        let bytes = try FixturePhoto.camera(width: 160, height: 120, orientation: orientation).encoded()
        let output = try normalize(bytes, .checked(metadata: policy))
        #expect(output.report.orientation == Int(orientation))
        #expect((output.report.inputWidth, output.report.inputHeight) == (160, 120))
        let swaps = orientation >= 5
        #expect((output.width, output.height) == (swaps ? 120 : 160, swaps ? 160 : 120))
    }

    @Test(arguments: [UInt16(2), 3, 4, 5, 6, 7, 8], [1.0, 0.3])
    func `what comes out on any rung is upright`(orientation: UInt16, share: Double) throws {
        let bytes = try FixturePhoto.camera(width: 160, height: 128, orientation: orientation).encoded()
        for policy in [MetadataPolicy.minimal, .none] {
            let options = NormalizationOptions.checked(
                maximumByteCount: Int(Double(bytes.count) * share),
                metadata: policy
            )
            let output = try normalize(bytes, options)
            #expect(output.report.method == (share < 1 ? .requantized : .lossless))
            let again = try normalize(output.bytes, options)
            #expect(again.report.orientation == (policy == .none ? nil : 1))
            #expect((again.report.inputWidth, again.report.inputHeight) == (output.width, output.height))
            #expect((again.width, again.height) == (output.width, output.height))
            #expect(again.report.status == .unchanged)
        }
    }

    @Test(arguments: [UInt16(0), 9, 1_000])
    func `an orientation that means nothing counts as upright, with a warning`(orientation: UInt16) throws {
        var photo = FixturePhoto(width: 160, height: 120)
        photo.exif = FixtureEXIF(orientation: orientation)
        photo.isTurned = false
        let report = try normalize(photo.encoded()).report
        #expect((report.width, report.height) == (160, 120))
        #expect(report.warnings.count == 1)
    }
}
