import Testing

@testable import JPEGSyntax

struct SignatureCase: Sendable, CustomTestStringConvertible {
    let signature: FileSignature
    let bytes: [UInt8]
    let testDescription: String

    init(_ signature: FileSignature, _ bytes: [UInt8], _ description: String = "") {
        self.signature = signature
        self.bytes = bytes
        testDescription = "\(signature.rawValue) \(description)"
    }

    init(_ signature: FileSignature, _ text: String, _ description: String? = nil) {
        self.init(signature, Array(text.utf8), description ?? String(text.prefix(40)))
    }

    private static func box(_ brands: String) -> [UInt8] {
        [0, 0, 0, UInt8(8 + brands.utf8.count)] + Array("ftyp\(brands)".utf8)
    }

    /// A TIFF file whose first directory has these entries: tag, value (a SHORT).
    private static func tiff(_ entries: [(Int, Int)], isLittleEndian: Bool = true) -> [UInt8] {
        func number(_ value: Int) -> [UInt8] {
            let bytes = JPEGBytes.bigEndian16(value)
            return isLittleEndian ? bytes.reversed() : bytes
        }
        let header = Array((isLittleEndian ? "II" : "MM").utf8) + number(42)
        let offset: [UInt8] = isLittleEndian ? [8, 0, 0, 0] : [0, 0, 0, 8]
        var directory = number(entries.count)
        for (tag, value) in entries {
            directory += number(tag) + number(3)
            directory += [0, 0, 0, 1]
            directory += number(value) + [0, 0]
        }
        return header + offset + directory
    }

    static let images = [
        SignatureCase(.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        SignatureCase(.gif, "GIF89a"),
        SignatureCase(.webP, "RIFF\u{10}\0\0\0WEBPVP8 "),
        SignatureCase(.heic, box("heic\0\0\0\0mif1heic")),
        SignatureCase(.heic, box("mif1\0\0\0\0mif1heic"), "by compatible brands"),
        SignatureCase(.avif, box("avif\0\0\0\0mif1")),
        SignatureCase(.avif, box("mif1\0\0\0\0miafavif"), "by compatible brands"),
        SignatureCase(.movie, box("isom\0\0\0\0mp42")),
        SignatureCase(.movie, box("qt  \0\0\0\0qt  ")),
        SignatureCase(.movie, [0, 0, 0, 8] + Array("wide".utf8)),
        SignatureCase(.jpeg2000, box("jp2 \0\0\0\0")),
        SignatureCase(.jpeg2000, [0xFF, 0x4F, 0xFF, 0x51], "codestream"),
        SignatureCase(.jpeg2000, [0, 0, 0, 12] + Array("jP  \r\n".utf8) + [0x87, 0x0A]),
        SignatureCase(.jpegXL, [0xFF, 0x0A, 1, 2], "codestream"),
        SignatureCase(.jpegXL, [0, 0, 0, 12] + Array("JXL \r\n".utf8) + [0x87, 0x0A]),
        SignatureCase(.jpegLS, [0xFF, 0xD8, 0xFF, 0xF7, 0, 11]),
        SignatureCase(.bmp, Array("BM".utf8) + Array(repeating: 0, count: 12) + [40, 0, 0, 0]),
        SignatureCase(.ico, [0, 0, 1, 0, 2, 0, 16, 16]),
        SignatureCase(.psd, "8BPS\0\u{1}"),
        SignatureCase(.tiff, tiff([(0x0100, 8), (0x0106, 2)])),
        SignatureCase(.tiff, tiff([], isLittleEndian: false), "empty"),
        SignatureCase(.tiff, [0x49, 0x49, 43, 0, 8, 0, 0, 0], "BigTIFF"),
        SignatureCase(.tiff, [0x49, 0x49, 42, 0, 255, 255, 255, 255], "with its directory beyond the file"),
    ]

    static let raws = [
        SignatureCase(.raw, box("crx \0\0\0\u{1}crx isom"), "CR3"),
        SignatureCase(.raw, [0x49, 0x49, 42, 0, 16, 0, 0, 0] + Array("CR".utf8) + [2, 0], "CR2"),
        SignatureCase(.raw, tiff([(0x00FE, 1), (0x010F, 1), (0x014A, 1)], isLittleEndian: false), "NEF"),
        SignatureCase(.raw, tiff([(0x00FE, 1), (0x010F, 1), (0x014A, 1)]), "ARW"),
        SignatureCase(.raw, tiff([(0xC612, 1)]), "DNG"),
        SignatureCase(.raw, tiff([(0x0106, 32_803)]), "color filter array"),
        SignatureCase(.raw, [0x49, 0x49, 0x55, 0, 8, 0, 0, 0], "RW2"),
        SignatureCase(.raw, Array("IIRO".utf8) + [8, 0, 0, 0], "ORF"),
        SignatureCase(.raw, "FUJIFILMCCD-RAW 0201", "RAF"),
        SignatureCase(.raw, "FOVb\0\0\0\0", "X3F"),
    ]

    static let documents = [
        SignatureCase(.empty, []),
        SignatureCase(.pdf, "%PDF-1.7"),
        SignatureCase(.zip, "PK\u{3}\u{4}"),
        SignatureCase(.gzip, [0x1F, 0x8B, 8, 0]),
        SignatureCase(.html, "<!DOCTYPE html><html>"),
        SignatureCase(.html, "\u{FEFF}\r\n  <HTML><head>"),
        SignatureCase(.html, "<!-- error --><html>"),
        SignatureCase(.html, "<h1>404 Not Found</h1>"),
        SignatureCase(.svg, "<svg xmlns='http://www.w3.org/2000/svg'>"),
        SignatureCase(.svg, "<?xml version='1.0'?>\n<!DOCTYPE svg>"),
        SignatureCase(.xml, "<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>"),
        SignatureCase(.json, "{\"error\": {\"code\": 404}}"),
        SignatureCase(.json, " [ {} ]"),
        SignatureCase(.json, "{}"),
        SignatureCase(.text, "{ this is no JSON }"),
        SignatureCase(.text, "Not found\r\n"),
        SignatureCase(.text, "Größe: 3 × 4 · 日本"),
        SignatureCase(.text, "helloworld"),
        SignatureCase(.text, "   "),
        SignatureCase(.text, [0xFF, 0xFE, 0x41, 0], "UTF-16"),
        SignatureCase(.text, String(repeating: "é", count: 4_000), "cut in a character"),
        SignatureCase(.text, " " + String(repeating: "é", count: 4_000), "cut in another character"),
        SignatureCase(.base64JPEG, "/9j/4AAQSkZJRgABAQAAAQABAAD"),
        SignatureCase(.base64JPEG, "\"/9j/4AAQSkZJRgABAQAAAQABAAD/\"", "in quotes"),
        SignatureCase(.base64JPEG, "_9j_4AAQSkZJRgABAQAAAQ", "for URLs"),
        SignatureCase(.base64JPEG, "data:image/jpeg;base64,/9j/4AAQ"),
        SignatureCase(.base64JPEG, "DATA:image/jpg;name=a;BASE64,/9j/4AAQ"),
        SignatureCase(.base64, "data:image/png;base64,iVBORw0KGgo="),
        SignatureCase(.base64, String(repeating: "iVBORw0KGgoAAAANSUhEUgAA\r\n", count: 4), "in lines"),
        SignatureCase(.text, "data:text/plain,hello"),
        SignatureCase(.text, String(repeating: "abcdefgh", count: 10), "of letters"),
        SignatureCase(.unknown, [0xFF, 0xD8, 0xFF, 0xE0], "a JPEG"),
        SignatureCase(.unknown, [0, 1, 2, 3]),
        SignatureCase(.unknown, [0x80, 0x81, 0x82]),
        SignatureCase(.unknown, [0x41, 0, 0x42]),
        SignatureCase(.unknown, [0x0A, 0xFF, 0xD8, 0xFF, 0xE0], "a JPEG behind a line feed"),
    ]
}

@Suite struct FileSignatureTests {
    @Test(
        "A file is told by its first bytes",
        arguments: SignatureCase.images + SignatureCase.raws + SignatureCase.documents
    )
    func signature(of example: SignatureCase) {
        #expect(fileSignature(example.bytes) == example.signature)
    }

    @Test("Every signature has an example")
    func complete() {
        let all = SignatureCase.images + SignatureCase.raws + SignatureCase.documents
        #expect(Set(all.map(\.signature)) == Set(FileSignature.allCases))
    }

    @Test("The beginning of a file, however short, is told or unknown")
    func prefixes() {
        for example in SignatureCase.images + SignatureCase.raws + SignatureCase.documents where !example.bytes.isEmpty
        {
            for length in 1...min(example.bytes.count, 64) {
                #expect(fileSignature(Array(example.bytes.prefix(length))) != .empty)
            }
        }
    }

    @Test("What is no JPEG is refused by its name", arguments: SignatureCase.images + SignatureCase.documents)
    func refused(_ example: SignatureCase) {
        if example.bytes.starts(with: [0xFF, 0xD8]) { return }
        #expect(refusal(example.bytes) == .notJPEG(example.signature))
    }
}
