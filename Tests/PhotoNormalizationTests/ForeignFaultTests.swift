import Fixtures
import JPEGSyntax
import PhotoMetadata
import PhotoNormalization
import Testing

/// Photos that other tools stumbled over, judged by Pillow.
struct ForeignFaultTests {
    private static func plain(_ change: (inout FixturePhoto) -> Void) throws -> [UInt8] {
        var photo = FixturePhoto(width: 192, height: 128)
        photo.coding.quality = 95
        change(&photo)
        return try photo.encoded()
    }

    /// A profile of a gray curve of gamma 1.
    private static let linearGray: FixtureSegment = {
        func number(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
        let curve = Array("curv".utf8) + number(0) + number(1) + [1, 0, 0, 0]
        let white = Array("XYZ ".utf8) + number(0) + number(0xF6D6) + number(0x10000) + number(0xD32D)
        let text = Array("desc".utf8) + number(0) + number(5) + Array("gray\0".utf8) + [UInt8](repeating: 0, count: 79)
        let tags = [("desc", text), ("wtpt", white), ("kTRC", curve)]
        var table = number(tags.count)
        var data: [UInt8] = []
        for (name, bytes) in tags {
            table += Array(name.utf8) + number(132 + 12 * tags.count + data.count) + number(bytes.count)
            data += bytes
        }
        var header = number(132 + 12 * tags.count + data.count) + number(0) + [2, 0x10, 0, 0]
        header += Array("mntrGRAYXYZ ".utf8) + [UInt8](repeating: 0, count: 12) + Array("acsp".utf8)
        header += [UInt8](repeating: 0, count: 28) + number(0xF6D6) + number(0x10000) + number(0xD32D)
        header += [UInt8](repeating: 0, count: 128 - header.count)
        return FixtureSegment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + header + table + data)
    }()

    @Test(.enabled(if: Pillow.isInstalled), arguments: [false, true])
    func `inks mean the same with and without Adobe's segment`(adobe: Bool) throws {
        // They came out black: without the segment they were taken for what the inks cover.
        var bytes = try Self.plain {
            $0.coding = PictureCoding(colors: .cmyk, quality: 95, sampling: .yuv444)
            $0.coding.writesAdobe = true
        }
        if !adobe {
            let start = try #require(bytes.offset(ofMarker: [0xEE]))
            bytes.removeSubrange(start..<(start + 16))
        }
        let output = try normalize(bytes)
        #expect(psnr(try Pillow.shown(output.bytes), try Pillow.shown(bytes)) > 30)
    }

    @Test(.enabled(if: Pillow.isInstalled))
    func `gray goes through its profile's curve into sRGB's`() throws {
        let bytes = try Self.plain {
            $0.coding.colors = .gray
            $0.extraSegments = [Self.linearGray]
        }
        var options = NormalizationOptions.checked()
        options.color = .srgb
        let output = try normalize(bytes, options)
        #expect(output.report.removed.contains(.icc) && output.report.method == .reencoded)
        #expect(psnr(try Pillow.shown(output.bytes), try Pillow.shown(bytes)) > 34)
        #expect(try normalize(bytes).report.method == .metadata)
    }

    @Test(arguments: MetadataPolicy.allCases)
    func `a profile for other colors goes, with a warning`(policy: MetadataPolicy) throws {
        let bytes = try Self.plain { $0.extraSegments = [Self.linearGray] }
        let output = try normalize(bytes, .checked(metadata: policy))
        #expect(output.report.warnings.map(\.code) == ["icc-mismatch"])
        #expect(output.report.removed.contains(.icc) && output.bytes.offset(ofMarker: [0xE2]) == nil)
    }

    @Test func `a profile that says sRGB goes where its bytes are needed for the picture`() throws {
        let bytes = try Self.plain { $0.profile = FixtureProfile(.srgb, paddingByteCount: 3_000) }
        var options = NormalizationOptions.checked(maximumByteCount: 8_000)
        let output = try normalize(bytes, options)
        #expect(output.report.removed.contains(.icc) && output.bytes.count <= 8_000)
        options.metadata = .keep
        #expect(try normalize(bytes, options).bytes.offset(ofMarker: [0xE2]) != nil)
        // Where nothing has to be lost for it, it stays.
        #expect(try normalize(bytes).bytes.offset(ofMarker: [0xE2]) != nil)
    }

    @Test(.enabled(if: Pillow.isInstalled))
    func `Adobe RGB that only EXIF tells is shown as it is meant`() throws {
        let bytes = try Self.plain {
            $0.exif = FixtureEXIF(orientation: 1)
            $0.exif?.colorSpace = 2
        }
        var options = NormalizationOptions.checked()
        let kept = try normalize(bytes, options)
        #expect(kept.report.warnings.map(\.code) == ["profile-added"])
        options.color = .srgb
        let converted = try normalize(bytes, options)
        #expect(psnr(try Pillow.shown(kept.bytes), try Pillow.shown(converted.bytes)) > 34)
    }

    @Test(.enabled(if: Pillow.isInstalled), arguments: MetadataPolicy.allCases)
    func `a photo that only XMP turns is turned`(policy: MetadataPolicy) throws {
        let bytes = try Self.plain {
            $0.extraSegments = [.xmp(" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\" tiff:Orientation=\"6\"")]
        }
        let output = try normalize(bytes, .checked(metadata: policy))
        #expect((output.width, output.height) == (128, 192))
        #expect(output.report.warnings.map(\.code) == ["orientation-from-xmp"])
        // Pillow would turn it once more by an orientation that had been left.
        let size = try Pillow.run(
            """
            from PIL import Image, ImageOps
            print('%d %d' % ImageOps.exif_transpose(Image.open(path)).size, end='')
            """, on: output.bytes)
        #expect(String(decoding: size, as: UTF8.self) == "128 192")
        #expect(try normalize(output.bytes, .checked(metadata: policy)).report.status == .unchanged)
    }

    /// A table in a slot that nothing is coded by.
    private static let unusedTable = FixtureSegment(
        0xDB, [3] + Array("Anna Muster".utf8) + [UInt8](repeating: 0x41, count: 53))

    @Test(arguments: [MetadataPolicy.minimal, .none])
    func `no name that is planted anywhere passes`(policy: MetadataPolicy) throws {
        let name = "Anna Muster"
        let plants: [FixtureSegment] =
            [.comment(name), .xmp(" photoshop:Credit=\"\(name)\""), unusedTable(in: 0xDB)]
            + (1...15).filter { $0 != 2 && $0 != 14 }.map { FixtureSegment(0xE0 + UInt8($0), name) }
            + [FixtureSegment(0xE0, "JFXX\0\(name)"), FixtureSegment(0xE1, "Exif\0\0\(name)")]
            + [FixtureSegment(0xE2, "MPF\0\(name)"), FixtureSegment(0xED, "Photoshop 3.0\0\(name)")]
        for plant in plants {
            let bytes = try Self.plain { $0.extraSegments = [plant] }
            let output = try normalize(bytes, .checked(metadata: policy))
            #expect(!output.bytes.contains(Array(name.utf8)), "\(plant.marker)")
            #expect(output.report.method == .metadata)
        }
    }

    private func unusedTable(in marker: UInt8) -> FixtureSegment { Self.unusedTable }

    @Test func `an HDR photo that loses its gain map says so`() throws {
        let bytes = try Self.plain {
            $0.extraSegments = [
                FixtureSegment(0xE2, "urn:iso:std:iso:ts:21496:-1\0", [0, 0, 0, 0]),
                .xmp(" xmlns:hdrgm=\"http://ns.adobe.com/hdr-gain-map/1.0/\" hdrgm:Version=\"1.0\""),
            ]
            $0.hasSecondPicture = true
        }
        for policy in MetadataPolicy.allCases {
            let output = try normalize(bytes, .checked(metadata: policy))
            #expect(output.report.removed.contains(.gainMap))
            #expect(output.report.warnings.map(\.code).contains("gain-map-removed"))
            #expect(!output.bytes.contains(Array("21496".utf8)) && !output.bytes.contains(Array("hdrgm:Version".utf8)))
        }
    }
}
