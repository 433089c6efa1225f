import Testing

@testable import JPEGSyntax

struct TrailingCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let kind: TrailingKind
    var isMotionPhoto = false

    private static func samsung(type: UInt8, directory: String = "SEFH") -> [UInt8] {
        let entry: [UInt8] = [0, 0, type, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0]
        return [9, 9, 9] + Array(directory.utf8) + [106, 0, 0, 0, 1, 0, 0, 0] + entry + [24, 0, 0, 0]
            + Array("SEFT".utf8)
    }

    static let all = [
        TrailingCase(testDescription: "a JPEG", bytes: [0xFF, 0xD8, 0xFF, 0xE0], kind: .jpeg),
        TrailingCase(testDescription: "a JPEG behind zeros", bytes: [0, 0, 0, 0xFF, 0xD8, 0xFF], kind: .jpeg),
        TrailingCase(
            testDescription: "a film",
            bytes: [0, 0, 0, 24] + Array("ftypmp42".utf8),
            kind: .movie,
            isMotionPhoto: true
        ),
        TrailingCase(
            testDescription: "Samsung's trailer with a film",
            bytes: samsung(type: 0x30),
            kind: .samsung,
            isMotionPhoto: true
        ),
        TrailingCase(testDescription: "Samsung's trailer without a film", bytes: samsung(type: 0x01), kind: .samsung),
        TrailingCase(
            testDescription: "Samsung's trailer with a broken directory",
            bytes: samsung(type: 0x30, directory: "SEFX"),
            kind: .samsung
        ),
        TrailingCase(
            testDescription: "Samsung's trailer with a length beyond the file",
            bytes: [255, 255, 255, 255] + Array("SEFT".utf8),
            kind: .samsung
        ),
        TrailingCase(testDescription: "a ZIP archive", bytes: Array("PK\u{3}\u{4}".utf8) + [0], kind: .zip),
        TrailingCase(testDescription: "zeros", bytes: [0, 0, 0, 0, 0], kind: .padding),
        TrailingCase(testDescription: "0xFF", bytes: [0xFF, 0xFF], kind: .padding),
        TrailingCase(testDescription: "one byte", bytes: [10], kind: .padding),
        TrailingCase(testDescription: "anything", bytes: [1, 2, 3], kind: .unknown),
        TrailingCase(testDescription: "half a signature", bytes: [0, 0xFF, 0xD8], kind: .unknown),
    ]
}

@Suite struct TrailingDataTests {
    @Test("Bytes behind EOI are told by what they are", arguments: TrailingCase.all)
    func kind(of example: TrailingCase) throws {
        let bytes = JPEGBytes.gray(trailing: example.bytes)
        let structure = try structure(bytes)
        let trailing = try #require(structure.trailingData)
        #expect(trailing.kind == example.kind)
        #expect(trailing.byteRange == bytes.count - example.bytes.count..<bytes.count)
        #expect(structure.isMotionPhoto == example.isMotionPhoto)
    }

    @Test(
        "XMP makes a motion photo of bytes behind the picture, and only of those",
        arguments: [
            ("GCamera:MotionPhoto=\"1\"", true),
            ("GCamera:MicroVideo='1'", true),
            ("<GCamera:MotionPhoto>1</GCamera:MotionPhoto>", true),
            ("GCamera:MotionPhoto=\"0\"", false),
            ("GCamera:MotionPhotoVersion=\"1\"", false),
            ("GCamera:MotionPhoto=\"", false),
            ("M", false),
        ]
    )
    func motionPhotoXMP(packet: String, claims: Bool) throws {
        let segment: (inout JPEGBytes) -> Void = { $0.segment(0xE1, text: "http://ns.adobe.com/xap/1.0/\0" + packet) }
        #expect(try structure(JPEGBytes.gray(trailing: [1, 2, 3], segment)).isMotionPhoto == claims)
        #expect(try !structure(JPEGBytes.gray(segment)).isMotionPhoto)
    }
}
