import Testing

@testable import JPEGSyntax

struct KindCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let marker: UInt8
    let payload: [UInt8]
    let kind: MarkerSegment.Kind

    init(_ description: String, _ marker: UInt8, _ text: String, _ rest: [UInt8] = [], _ kind: MarkerSegment.Kind) {
        testDescription = description
        self.marker = marker
        payload = Array(text.utf8) + rest
        self.kind = kind
    }

    static let all = [
        KindCase("JFIF", 0xE0, "JFIF\0", [1, 1, 0, 0, 1, 0, 1, 0, 0], .jfif(hasThumbnail: false)),
        KindCase(
            "JFIF with a thumbnail",
            0xE0,
            "JFIF\0",
            [1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9],
            .jfif(hasThumbnail: true)
        ),
        KindCase("JFIF, one byte short", 0xE0, "JFIF\0", [1, 1, 0, 0, 1, 0, 1, 0], .otherApplication(0)),
        KindCase("JFXX", 0xE0, "JFXX\0", [0x10], .jfxx),
        KindCase("AVI1", 0xE0, "AVI1", [], .otherApplication(0)),
        KindCase("Exif", 0xE1, "Exif\0\0", [], .exif),
        KindCase("Exif, one zero", 0xE1, "Exif\0MM", [], .exif),
        KindCase("Exif in APP2", 0xE2, "Exif\0\0", [], .otherApplication(2)),
        KindCase("XMP", 0xE1, "http://ns.adobe.com/xap/1.0/\0", [], .xmp),
        KindCase("extended XMP", 0xE1, "http://ns.adobe.com/xmp/extension/\0", [], .extendedXMP),
        KindCase("cut signature", 0xE1, "http://ns.adobe.com/xap", [], .otherApplication(1)),
        KindCase("ICC", 0xE2, "ICC_PROFILE\0", [2, 3], .icc(sequenceNumber: 2, count: 3)),
        KindCase("ICC without numbers", 0xE2, "ICC_PROFILE\0", [2], .otherApplication(2)),
        KindCase("MPF", 0xE2, "MPF\0", [], .multiPicture),
        KindCase("JUMBF", 0xEB, "JP", [0, 1, 0, 0, 0, 1], .jumbf),
        KindCase("Photoshop", 0xED, "Photoshop 3.0\0", [], .photoshop),
        KindCase("Adobe", 0xEE, "Adobe", [0, 100, 0, 0, 0, 0, 2], .adobe(transform: 2)),
        KindCase("Adobe, one byte short", 0xEE, "Adobe", [0, 100, 0, 0, 0, 0], .otherApplication(14)),
        KindCase("empty APP7", 0xE7, "", [], .otherApplication(7)),
        KindCase("comment", 0xFE, "Exif\0\0", [], .comment),
        KindCase("reserved", 0xF3, "abc", [], .reserved),
    ]
}

@Suite struct SegmentKindTests {
    @Test("An application segment is told by its marker and signature", arguments: KindCase.all)
    func kind(of example: KindCase) throws {
        let structure = try structure(JPEGBytes.gray { $0.segment(example.marker, example.payload) })
        #expect(structure.segments[1].kind == example.kind)
        #expect(structure.segments[1].payload.count == example.payload.count)
    }

    @Test("A signature does not reach into the next segment")
    func signatureAcrossSegments() throws {
        let bytes = JPEGBytes.gray { file in
            file.segment(0xE1, text: "Exif")
            file.segment(0xE1, text: "")
        }
        #expect(try structure(bytes).segments[1].kind == .otherApplication(1))
    }
}
