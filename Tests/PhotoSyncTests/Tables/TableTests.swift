import PhotoNormalization
import Testing

@testable import PhotoSync

/// What a table says, and where it is refused.
struct TableTests {
    struct Example: Sendable, CustomTestStringConvertible {
        var description: String
        var bytes: [UInt8]
        var encoding = TextEncoding.utf8
        var rows: [[String]] = [["user", "photo"], ["jörg@contoso.com", "a;b.jpg"]]

        var testDescription: String { description }

        init(_ description: String, _ bytes: [UInt8], _ encoding: TextEncoding = .utf8) {
            self.description = description
            self.bytes = bytes
            self.encoding = encoding
        }
    }

    private static let text = "user;photo\r\njörg@contoso.com;\"a;b.jpg\"\r\n"

    static let examples = [
        Example("UTF-8", Array(text.utf8)),
        Example("UTF-8 with a byte order mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
        Example(
            "UTF-16, low byte first", [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }, .utf16),
        Example(
            "UTF-16, big end first", [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }, .utf16),
        Example("Windows-1252", text.unicodeScalars.map { UInt8($0.value) }, .windows1252),
        Example("sep=", Array(("sep=;\r\n" + text).utf8)),
        Example("old line ends", Array(text.replacing("\r\n", with: "\r").utf8)),
        Example("tabs", Array(text.replacing("r;p", with: "r\tp").replacing("com;", with: "com\t").utf8)),
        Example("empty lines", Array(("\n\n" + text + "\r\n\n").utf8)),
    ]

    @Test(arguments: examples) func `a table says the same however it was saved`(_ example: Example) throws {
        let table = try Table(example.bytes, name: "people.csv")
        let rows = (0..<table.rowCount).map { row in table.header.indices.map { table.value(row: row, column: $0) } }
        #expect([table.header] + rows == example.rows)
        #expect(table.encoding == example.encoding)
    }

    static let refusals: [(String, String, String)] = [
        ("", "csv-empty", "1:1"),
        (";;\r\n1;2;3", "csv-empty", "1:1"),
        ("sep=|\nuser|photo", "csv-separator", "1:1"),
        ("user;name, first\n", "csv-separator", "1:10"),
        ("user;photo\n\"anna;a.jpg\nbert;b.jpg\n", "csv-open-quote", "2:1"),
        ("user;photo\nanna;a \"b\".jpg\n", "csv-stray-quote", "2:8"),
        ("user;photo\n\"anna\nbert\" ;b.jpg\n", "csv-text-behind-quote", "3:6"),
        ("user;photo;User \n", "csv-header-twice", "1:12"),
        ("user;photo\nwę;ę.jpg\n\nę;b;c\n", "csv-row-length", "4:5"),
        ("user;photo\r\nanna\r\n", "csv-row-length", "2:5"),
        ("user\0\n", "csv-encoding", "1:5"),
    ]

    @Test(arguments: refusals) func `a defect is named where it stands`(text: String, code: String, place: String)
        throws
    {
        let error = try #require(throws: SyncError.self) { try Table(Array(text.utf8), name: "people.csv") }
        #expect(error.code.rawValue == code)
        #expect(error.place?.description == "people.csv:\(place)")
    }

    @Test func `a defect is told in one line`() throws {
        let error = try #require(throws: SyncError.self) {
            try Table(Array("user;photo\n\"anna\nbert\" ;b.jpg\n".utf8), name: "people.csv")
        }
        #expect(
            error.description
                == "people.csv:3:6: Text stands behind the quotation mark that ends a field; the field began in line "
                + "2, column 1. Double a quotation mark that is meant, or close the one before. "
                + "(csv-text-behind-quote)")
    }

    @Test func `columns count characters, and rows know their lines`() throws {
        let table = try Table(Array("user;photo\n\"ä\r\nö\";x\rbert;b.jpg".utf8), name: "people.csv")
        #expect((0..<table.rowCount).map(table.line(ofRow:)) == [2, 4])
        #expect(table.place(row: 0, column: 1) == TextPlace(file: "people.csv", line: 3, column: 4))
        #expect(table.place(row: nil, column: 1) == TextPlace(file: "people.csv", line: 1, column: 6))
        #expect(table.value(row: 0, column: 0) == "ä\r\nö")
    }
}
