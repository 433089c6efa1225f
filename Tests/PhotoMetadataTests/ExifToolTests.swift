import ForeignPrograms
import Testing

@testable import PhotoMetadata

/// What we write, read by somebody else.
@Suite(.enabled(if: ForeignProgram.exiftool.isInstalled, "exiftool is not installed"))
struct ExifToolTests {
    private static let withEverything = PhotoFixture(
        segments: [.jfif, .exif(.phone()), .xmp, .comment],
        trailing: [1, 2, 3]
    )

    private static let minimal = [
        "IFD0:Orientation": "6", "IFD0:XResolution": "300", "IFD0:YResolution": "300", "IFD0:ResolutionUnit": "2",
        "ExifIFD:ExifVersion": "0232", "ExifIFD:ColorSpace": "1", "ExifIFD:ExifImageWidth": "16",
        "ExifIFD:ExifImageHeight": "8",
    ]

    @Test(
        "exiftool finds the tags of each policy and nothing else",
        arguments: [
            (.minimal, minimal),
            (.credit, minimal.merging(["IFD0:Artist": "Zoë", "IFD0:Copyright": "Nobody"]) { $1 }),
            (.none, ["IFD0:Orientation": "6"]),
        ] as [(MetadataPolicy, [String: String])]
    )
    func findsNothingElse(policy: MetadataPolicy, expected: [String: String]) throws {
        let photo = Self.withEverything
        let output = photo.rewritten(try photo.plan(policy))
        let found = try ForeignProgram.tags(output.bytes, options: ["-Warning", "-Error", "-all"])
        #expect(found.exifTags == expected)
        #expect(found["ExifTool:Warning"] == nil)
        #expect(found["ExifTool:Error"] == nil)
        #expect(found.keys.filter { $0.hasPrefix("XMP") || $0.hasPrefix("File:Comment") }.isEmpty)
        #expect(found["JFIF:XResolution"] == "96")
    }

    /// EXIF prescribes more tags (ComponentsConfiguration, FlashpixVersion, YCbCrPositioning), which say nothing here.
    @Test("exiftool validates a minimal block but for the tags that are left out on purpose")
    func validates() throws {
        let photo = Self.withEverything
        let output = photo.rewritten(try photo.plan(.minimal))
        let found = try ForeignProgram.tags(output.bytes, options: ["-validate", "-warning", "-a"])
        let warnings = found.filter { $0.key.hasSuffix(":Warning") }.map(\.value)
        #expect(found["ExifTool:Validate"]?.hasPrefix("0 ") == true, "errors: \(found)")
        #expect(warnings.allSatisfy { $0.contains("Missing required JPEG") }, "\(warnings)")
    }

    @Test("exiftool finds the profile, whatever chunks it came in", arguments: [0, 100_000])
    func findsProfile(paddingByteCount: Int) throws {
        var profile = ICCFixture.displayP3
        profile.paddingByteCount = paddingByteCount
        let photo = PhotoFixture(segments: ICCFixture.segments(profile.bytes, chunkByteCount: 3_000))
        let found = try ForeignProgram.tags(photo.rewritten(try photo.plan(.minimal)).bytes)
        #expect(found["ICC_Profile:ProfileDescription"] == "Display P3 by hand")
        #expect(found["ExifTool:Warning"] == nil)
    }
}
