import Fixtures
import PhotoMetadata
import PhotoNormalization
import Testing

/// Damaged metadata are no reason to refuse a sound picture; only `keep` refuses what it cannot correct.
struct DamagedMetadataTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let segments: [FixtureSegment]
        let warning: PhotoWarning.Code
        /// What `keep` makes of it.
        let isKept: Bool
        /// How the photo is turned in spite of all.
        let orientation: Int?

        init(
            _ description: String,
            _ segments: [FixtureSegment],
            warning: PhotoWarning.Code,
            isKept: Bool,
            orientation: Int? = nil
        ) {
            testDescription = description
            (self.segments, self.warning, self.isKept) = (segments, warning, isKept)
            self.orientation = orientation
        }
    }

    /// A block of one directory; each entry a tag, a type, a number of values, and four bytes.
    private static func exif(
        _ entries: [(UInt16, UInt16, UInt32, UInt32)],
        declaredCount: Int? = nil,
        next: UInt32 = 0,
        more: [UInt8] = []
    ) -> FixtureSegment {
        var writer = ByteWriter()
        writer.append("Exif\0\0MM\0*")
        writer.append(UInt32(8))
        writer.append(UInt16(declaredCount ?? entries.count))
        for (tag, type, count, value) in entries {
            writer.append(tag)
            writer.append(type)
            writer.append(count)
            writer.append(value)
        }
        writer.append(next)
        writer.append(more)
        return FixtureSegment(0xE1, writer.bytes)
    }

    private static let turned: (UInt16, UInt16, UInt32, UInt32) = (0x0112, 3, 1, 6 << 16)
    private static func pointer(_ target: UInt32) -> (UInt16, UInt16, UInt32, UInt32) { (0x8769, 4, 1, target) }

    private static func profile(_ numbers: [(UInt8, UInt8)], _ bytes: [UInt8]) -> [FixtureSegment] {
        numbers.map { FixtureSegment(0xE2, "ICC_PROFILE\0", [$0.0, $0.1] + bytes) }
    }

    private static let cases = [
        Case("no TIFF header", [FixtureSegment(0xE1, "Exif\0\0nonsense")], warning: "exif-broken", isKept: false),
        Case("nothing behind the name", [FixtureSegment(0xE1, "Exif\0\0")], warning: "exif-broken", isKept: false),
        Case(
            "a first directory outside", [FixtureSegment(0xE1, "Exif\0\0MM\0*", [0, 1, 0, 0])],
            warning: "exif-broken", isKept: false),
        Case(
            "more entries declared than there are", [exif([turned], declaredCount: 900)],
            warning: "exif-broken", isKept: false, orientation: 6),
        Case(
            "a directory that points to itself", [exif([turned, pointer(8)])],
            warning: "exif-broken", isKept: false, orientation: 6),
        Case(
            "a chain of directories that closes", [exif([turned], next: 8)],
            warning: "exif-broken", isKept: true, orientation: 6),
        Case(
            "a thumbnail larger than its segment",
            [
                exif(
                    [turned], next: 26,
                    more: [0, 2, 2, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0, 60, 2, 2, 0, 4, 0, 0, 0, 1, 0, 9, 0, 0, 0, 0, 0, 0])
            ],
            warning: "exif-broken", isKept: true, orientation: 6),
        Case(
            "a value outside", [exif([(0x010F, 2, 40_000, 26), turned])],
            warning: "exif-broken", isKept: false, orientation: 6),
        Case(
            "an unknown type", [exif([(0x010F, 99, 1, 0), turned])],
            warning: "exif-broken", isKept: true, orientation: 6),
        Case(
            "an orientation that is text", [exif([(0x0112, 2, 2, 0x3600_0000)])], warning: "orientation-invalid",
            isKept: true),
        Case("two orientations", [exif([(0x0112, 3, 2, 0x0006_0006)])], warning: "orientation-invalid", isKept: true),
        Case("no orientation in its tag", [exif([(0x0112, 3, 0, 0)])], warning: "orientation-invalid", isKept: true),
        Case("an orientation of 9", [exif([(0x0112, 3, 1, 9 << 16)])], warning: "orientation-invalid", isKept: true),
        Case(
            "a profile without its second chunk", profile([(1, 3), (3, 3)], [1, 2, 3]),
            warning: "icc-incomplete", isKept: true),
        Case("a chunk of the profile twice", profile([(1, 2), (1, 2)], [1]), warning: "icc-incomplete", isKept: true),
        Case("chunks numbered from 0", profile([(0, 2), (1, 2)], [1, 2]), warning: "icc-incomplete", isKept: true),
        Case(
            "a profile of nonsense", profile([(1, 1)], [UInt8](repeating: 0x55, count: 500)),
            warning: "icc-invalid", isKept: true),
    ]

    @Test(arguments: cases, MetadataPolicy.allCases)
    func `a sound picture is normalized whatever its metadata are`(example: Case, policy: MetadataPolicy) throws {
        var photo = FixturePhoto(width: 96, height: 64)
        photo.extraSegments = example.segments
        let bytes = try photo.encoded()
        let options = NormalizationOptions.checked(metadata: policy)
        if policy == .keep, !example.isKept {
            #expect(refusal(bytes, options)?.code == "metadata-unpatchable")
            return
        }
        let output = try normalize(bytes, options)
        #expect(output.report.warnings.map(\.code) == [example.warning])
        let isTurned = example.orientation != nil
        #expect(output.report.method == (isTurned ? .lossless : .metadata))
        #expect((output.width, output.height) == (isTurned ? (64, 96) : (96, 64)))
        if policy != .none {
            let exif = try OrientationPhoto.exif(output.bytes)
            #expect(exif.pixelXDimension == output.width && exif.pixelYDimension == output.height)
            if case .invalid = exif.orientation { Issue.record("the orientation is not valid") }
        }
        let again = try normalize(output.bytes, options)
        #expect(again.report.status == .unchanged)
        #expect(refusal(bytes, .checked(metadata: policy, warnings: .strict))?.code == "warning-refused")
    }
}
