import Fixtures
import PhotoNormalization
import Testing

struct RestoringTests {
    private static func photo(_ fixture: FixturePhoto, percent: Double = 60) throws -> NormalizedPhoto {
        let options = NormalizationOptions(maximumByteCount: .percentOfInput(percent))
        return try PhotoNormalizer(options: options).normalize(fixture.encoded())
    }

    private static func refusal(_ bytes: [UInt8], _ report: NormalizationReport) -> PhotoError.Code? {
        do throws(PhotoError) {
            _ = try NormalizedPhoto(restoring: bytes, report: report)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: [60, 110] as [Double])
    func `bytes and their report make the photo again`(percent: Double) throws {
        var turned = FixturePhoto.camera(width: 160, height: 120)
        turned.coding.scans = .progressive
        for fixture in [FixturePhoto(width: 160, height: 96), .camera(width: 160, height: 120), turned] {
            let photo = try Self.photo(fixture, percent: percent)
            let again = try NormalizedPhoto(restoring: photo.bytes, report: photo.report)
            let isSame = again.bytes == photo.bytes
            #expect(isSame)
            #expect(again.report == photo.report)
        }
    }

    @Test func `a photo that passed through can be made again as well`() throws {
        let conforming = try Self.photo(.camera(width: 160, height: 120)).bytes
        let photo = try PhotoNormalizer().normalize(conforming)
        #expect(photo.report.status == .unchanged)
        #expect(Self.refusal(photo.bytes, photo.report) == nil)
    }

    @Test func `what does not belong together is refused`() throws {
        let photo = try Self.photo(.camera(width: 160, height: 120))
        let other = try Self.photo(.camera(width: 120, height: 160))
        #expect(Self.refusal(photo.bytes, other.report) == .reportMismatch)
        var report = photo.report
        report.width += 1
        #expect(Self.refusal(photo.bytes, report) == .reportMismatch)
        report = photo.report
        report.maximumByteCount = photo.bytes.count - 1
        #expect(Self.refusal(photo.bytes, report) == .reportMismatch)
        report = photo.report
        report.outputByteCount = nil
        #expect(Self.refusal(photo.bytes, report) == .reportMismatch)
        report = photo.report
        report.status = .unchanged
        #expect(Self.refusal(photo.bytes, report) == .reportMismatch)
        var bytes = Array(photo.bytes.dropLast())
        report = photo.report
        report.outputByteCount = bytes.count
        #expect(Self.refusal(bytes, report) == .reportMismatch)
        bytes = [UInt8](repeating: 0, count: photo.bytes.count)
        #expect(Self.refusal(bytes, photo.report) == .reportMismatch)
    }

    @Test func `bytes may come as a slice, a span or any collection`() throws {
        let bytes = try FixturePhoto.camera(width: 160, height: 120).encoded()
        let normalizer = PhotoNormalizer(options: .request)
        let expected = try normalizer.normalize(bytes)
        let padded = [0] + bytes
        for photo in [
            try normalizer.normalize(padded[1...]), try normalizer.normalize(bytes.span),
            try unsafe normalizer.normalize(bytes.span.bytes), try normalizer.normalize(bytes.lazy.map { $0 }),
        ] {
            let isSame = photo.bytes == expected.bytes
            #expect(isSame)
        }
        #expect(try normalizer.plan(bytes.span) == normalizer.plan(padded[1...]))
        #expect(try PhotoInspector().inspect(bytes.span) == PhotoInspector().inspect(bytes))
    }
}
