import Testing

@testable import PhotoMetadata

@Suite struct SourceMetadataTests {
    @Test(
        "What is inside is named",
        arguments: [
            ([.jfif], []),
            ([.text(0xE0, "JFIF\0", [1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9])], [.thumbnail]),
            ([.jfif, .text(0xE0, "JFXX\0", [0x10, 0xFF, 0xD8])], [.thumbnail]),
            ([.exif(.phone())], [.exif, .gps, .makerNote, .thumbnail]),
            ([.exif(TIFFFixture(image: [.short(.orientation, 1)]))], [.exif]),
            ([.exif(TIFFFixture(image: [.long(.gpsPointer, 9_999)]))], [.exif, .gps]),
            ([.xmp], [.xmp]),
            ([.text(0xE1, "http://ns.adobe.com/xap/1.0/\0<a exif:GPSLatitude='1'/>")], [.gps, .xmp]),
            ([.text(0xE1, "http://ns.adobe.com/xmp/extension/\0")], [.xmp]),
            ([.text(0xE2, "MPF\0")], [.multiPicture]),
            (ICCFixture.segments(ICCFixture.sRGB.bytes), [.icc]),
            ([.text(0xEB, "JP\0\u{1}\0\0\0\u{1}\0\0\0\0jumb c2pa")], [.c2pa]),
            ([.text(0xEB, "JP\0\u{1}\0\0\0\u{1}\0\0\0\0jumb other")], [.application(11)]),
            ([.text(0xED, "Photoshop 3.0\0", Array("8BIM".utf8) + [4, 4, 0, 0])], [.iptc]),
            ([.text(0xED, "Photoshop 3.0\0", Array("8BIM".utf8) + [3, 0xED, 0, 0])], [.application(13)]),
            ([.adobe(1)], []),
            ([.comment], [.comment]),
            ([.text(0xE5, "Something"), .text(0xEF, "")], [.application(15), .application(5)]),
        ] as [([MetadataSegment], [RemovedItem])]
    )
    func namesContents(segments: [MetadataSegment], expected: [RemovedItem]) throws {
        #expect(try PhotoFixture(segments: segments).read().metadata.contents.sorted() == expected)
    }

    @Test("Bytes behind the picture are named, a film among them too")
    func namesTrailingData() throws {
        let film: [UInt8] = [0, 0, 0, 24] + Array("ftypmp42".utf8) + Array(repeating: 0, count: 12)
        #expect(try PhotoFixture(trailing: film).read().metadata.contents == [.motionPhoto, .trailingData])
        #expect(try PhotoFixture(trailing: [7, 8, 9]).read().metadata.contents == [.trailingData])
    }

    @Test(
        "The orientation is read from any integer type; what it is not counts as upright",
        arguments: [
            (.short, [0, 6], .rotated90, 6, false), (.byte, [8], .rotated270, 8, false),
            (.long, [0, 0, 0, 3], .rotated180, 3, false),
            (.signedShort, [0, 2], .mirrored, 2, false), (.short, [0, 0], .upright, 0, true),
            (.short, [0, 9], .upright, 9, true),
            (.signedByte, [0xFF], .upright, -1, true), (.long, [1, 0, 0, 6], .upright, 0x0100_0006, true),
            (.ascii, [0x36, 0], .upright, nil, true), (.short, [0, 6, 0, 6], .upright, nil, true),
            (.short, [], .upright, nil, true),
        ] as [(TIFFType, [UInt8], Orientation, Int?, Bool)]
    )
    func readsOrientation(type: TIFFType, value: [UInt8], expected: Orientation, tag: Int?, isInvalid: Bool) throws {
        for byteOrder in ByteOrder.allCases {
            let entry = TIFFFixture.Entry(tag: TIFFTag.orientation.number, type: type, value: value)
            let photo = PhotoFixture(segments: [.exif(TIFFFixture(byteOrder: byteOrder, image: [entry]))])
            let metadata = try photo.read().metadata
            #expect(metadata.orientation == expected)
            #expect(metadata.orientationTag == tag)
            #expect(metadata.warnings.map(\.code) == (isInvalid ? ["orientation-invalid"] : []))
        }
    }

    @Test("The first readable block counts")
    func takesFirstBlock() throws {
        let photo = PhotoFixture(segments: [
            .text(0xE1, "Exif\0\0nonsense"), .exif(.phone(orientation: 3)), .exif(.phone(orientation: 6)),
        ])
        let metadata = try photo.read().metadata
        #expect(metadata.orientation == .rotated180)
        #expect(metadata.exifBlockCount == 3)
        #expect(metadata.warnings.map(\.code) == ["exif-broken"])
    }

    @Test("A header that lacks a zero is read")
    func readsShortHeader() throws {
        let payload = Array("Exif\0".utf8) + TIFFFixture.phone(orientation: 8).bytes
        let metadata = try PhotoFixture(segments: [MetadataSegment(marker: 0xE1, payload: payload)]).read().metadata
        #expect(metadata.orientation == .rotated270)
        #expect(metadata.exif?.hasStandardHeader == false)
    }

    @Test("Profiles that decoders pass over give a warning")
    func warnsOfProfiles() throws {
        var gray = ICCFixture.sRGB
        gray.colorSpace = "GRAY"
        let incomplete = Array(ICCFixture.segments(ICCFixture.sRGB.bytes, chunkByteCount: 100).dropLast())
        let invalid = ICCFixture.segments(Array(ICCFixture.sRGB.bytes.dropLast()))
        let cases: [([MetadataSegment], [String], Bool)] = [
            (ICCFixture.segments(gray.bytes), ["icc-mismatch"], false), (incomplete, ["icc-incomplete"], false),
            (invalid, ["icc-invalid"], false), (ICCFixture.segments(ICCFixture.sRGB.bytes), [], true),
        ]
        for (segments, codes, isKept) in cases {
            let metadata = try PhotoFixture(segments: segments).read().metadata
            #expect(metadata.warnings.map(\.code.rawValue) == codes)
            #expect((metadata.iccProfile != nil) == isKept)
        }
    }

    @Test("What EXIF tells for a report is read")
    func readsTags() throws {
        let exif = try #require(try PhotoFixture(segments: [.exif(.phone())]).read().metadata.exif)
        #expect(exif.cameraMake == "Made-up")
        #expect(exif.cameraModel == "Phone 7")
        #expect(exif.dateTime == "2024:05:17 10:20:30")
        #expect(exif.colorSpace == 1)
        #expect(exif.artist == Array("Zoë\0".utf8))
        #expect(exif.pixelXDimension == 16)
        #expect(exif.pixelYDimension == 8)
        #expect(exif.tags.count == 24)
    }
}
