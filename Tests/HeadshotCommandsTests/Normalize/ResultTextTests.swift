import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("Results for people")
struct ResultTextTests {
    private let plain = ResultLine(nameWidth: 0, style: TextStyle(isEnabled: false))
    private let columns = ResultLine(nameWidth: 34, style: TextStyle(isEnabled: false))

    @Test("a single photo takes one line without padding")
    func single() {
        let expected =
            "beach.jpg → beach.normalized.jpg  normalized (requantized)  7.98 MB → 3.98 MB  6000 × 4000  49.1 dB  "
            + "removed exif, gps, thumbnail  1 warning"
        #expect(plain.text(.requantized) == expected)
        #expect(plain.text(.unchanged) == "p/ok.jpg → out/ok.jpg  unchanged  2.10 KB  64 × 48")
    }

    @Test(
        "what was done to a photo unasked is a notice, not a warning",
        arguments: [
            (["chroma-halved"], "1 notice"),
            (["chroma-halved", "not-enlarged"], "2 notices"),
            (["sos-parameters", "chroma-halved", "exif-broken"], "2 warnings, 1 notice"),
        ]
    )
    func notices(codes: [PhotoWarning.Code], expected: String) {
        let result = PhotoResult.requantized(warnings: codes.map { PhotoWarning(code: $0, message: "It is so.") })
        #expect(plain.text(result).hasSuffix("thumbnail  \(expected)"))
        let words = ResultDetails.lines(result).prefix(codes.count).map { $0.contains("  notice: ") }
        #expect(words == codes.map { $0 != "sos-parameters" && $0 != "exif-broken" })
    }

    /// "1 warning" it said of a picture that was gray but for its first rows; the rest was told with --verbose only.
    @Test("what was made up of a damaged picture stands in its line")
    func damage() {
        let warnings = [
            PhotoWarning(code: "truncated-data", message: "Its data end; 94 % of the picture is partly invented."),
            PhotoWarning(code: "truncated-file", message: "It ends; 94 % of the picture is partly invented."),
            PhotoWarning(code: "exif-broken", message: "It is so."),
        ]
        #expect(
            plain.text(.requantized(warnings: warnings)).hasSuffix(
                "thumbnail  Its data end; 94 % of the picture is partly invented.  2 further warnings"))
    }

    @Test("several photos stand in columns")
    func aligned() {
        let lines = [PhotoResult.requantized, .unchanged, .skipped].map(columns.text)
        #expect(lines[1].hasPrefix("p/ok.jpg                            unchanged"))
        #expect(lines[0].split(separator: "6000 × 4000")[0].count == lines[1].split(separator: "64 × 48")[0].count)
        #expect(lines[0].hasPrefix("beach.jpg → beach.normalized.jpg    normalized (requantized)  7.98 MB → 3.98 MB"))
        #expect(lines[2] == "s.jpg                               skipped  output exists")
    }

    @Test("a dry run names no output, and a photo in place is named once")
    func names() {
        var result = PhotoResult.requantized
        result.isDryRun = true
        #expect(plain.text(result).hasPrefix("beach.jpg  to normalize (requantized)"))
        result.isDryRun = false
        result.output = result.input
        #expect(plain.text(result).hasPrefix("beach.jpg  normalized (requantized)"))
    }

    @Test("a rejection is one line: name, sentence, remedy, code")
    func rejection() {
        let result = PhotoResult.rejected(.damaged, input: FilePath("a\nb.jpg"))
        #expect(plain.text(result) == "a\\nb.jpg: The picture is damaged. Get another copy. (corrupt)")
    }

    @Test("colors do not change the columns")
    func colors() {
        let colored = ResultLine(nameWidth: 34, style: TextStyle(isEnabled: true))
        let text = colored.text(.requantized)
        #expect(text.contains("\u{1B}[32mnormalized\u{1B}[0m"))
        #expect(ResultLine.visibleWidth(text) == columns.text(.requantized).count)
    }

    @Test("colors are for terminals, and never under NO_COLOR")
    func style() {
        let allowed = { (isTerminal: Bool, variables: [String: String]) in
            TextStyle.isAllowed(isTerminal: isTerminal, environment: { variables[$0] })
        }
        #expect(allowed(true, [:]))
        #expect(allowed(true, ["NO_COLOR": "", "TERM": "xterm"]))
        #expect(!allowed(true, ["NO_COLOR": "1"]))
        #expect(!allowed(true, ["TERM": "dumb"]))
        #expect(!allowed(false, [:]))
    }

    @Test(
        "nothing in a name can move the cursor or turn the line around",
        arguments: [
            (Array("Füße 🏖.jpg".utf8), "Füße 🏖.jpg"), (Array("a\u{1B}[2Jb".utf8), "a\\u{1B}[2Jb"),
            (Array("\r\n\t".utf8), "\\r\\n\\t"), ([0x61, 0xFF], "a\\xFF"), (Array("\u{202E}gpj".utf8), "\\u{202E}gpj"),
            (Array("\u{9B}\u{7F}".utf8), "\\u{9B}\\u{7F}"), (Array("\u{2028}".utf8), "\\u{2028}"),
        ] as [([UInt8], String)]
    )
    func escaping(bytes: [UInt8], text: String) {
        #expect(DisplayText.escaped(FilePath(bytes: bytes)) == text)
    }

    @Test(
        "sizes have three digits and are never rounded up",
        arguments: [
            (0, "0 B"), (999, "999 B"), (1_000, "1.00 KB"), (99_999, "99.9 KB"), (999_999, "999 KB"),
            (3_983_616, "3.98 MB"), (3_999_999, "3.99 MB"), (12_345_678, "12.3 MB"), (5_010_000_000, "5.01 GB"),
        ]
    )
    func sizes(count: Int, text: String) {
        #expect(DisplayText.byteCount(count) == text)
    }

    @Test(
        "long numbers are grouped",
        arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000")]
    )
    func grouping(number: Int, text: String) {
        #expect(DisplayText.grouped(number) == text)
    }

    @Test(
        "decibels are rounded to a tenth",
        arguments: [(49.126, "49.1"), (49.96, "50.0"), (0, "0.0"), (.infinity, "∞"), (.nan, "∞"), (-1.25, "-1.3")]
    )
    func decibels(value: Double, text: String) {
        #expect(DisplayText.oneDecimal(value) == text)
    }

    @Test("the progress bar fits the terminal")
    func progress() {
        let line = ProgressBar.line(done: 1_234, total: 20_000, rejectedCount: 12, width: 80)
        #expect(line == "━" + String(repeating: "─", count: 29) + "  1,234 of 20,000  12 rejected")
        for width in 0...80 {
            #expect(ProgressBar.line(done: 5, total: 9, rejectedCount: 1, width: width).count <= max(0, width - 1))
        }
        #expect(ProgressBar.line(done: 9, total: 9, rejectedCount: 0, width: 20) == "━━━━━━━━━━━  9 of 9")
    }

    @Test("details tell the budget, the prediction and the warnings")
    func details() {
        #expect(
            ResultDetails.lines(.requantized) == [
                "  warning: The scan header is \"odd\". (sos-parameters)",
                "  budget 3,983,616 bytes, predicted 3,983,050, written 3,983,001",
                "  stored 4000 × 6000, orientation 6, 1 encode, 123 ms",
            ]
        )
    }
}
