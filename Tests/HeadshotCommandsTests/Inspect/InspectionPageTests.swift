import Fixtures
import Testing

@testable import HeadshotCommands

@Suite("inspect for people")
struct InspectionPageTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
    }

    private func inspect(_ bytes: [UInt8], _ options: String...) async throws -> (status: Int32, said: Recording) {
        let file = try directory.write(bytes, to: "photo.jpg")
        let (status, said) = try await Recording.run(["inspect", file.lossyText] + options)
        return (status, said)
    }

    @Test("a photo's page tells what it is, what is private in it, and what would become of it")
    func page() async throws {
        let (status, said) = try await inspect(try TestPhotos.camera())
        #expect(status == 0)
        #expect(said.error.isEmpty)
        let lines = said.outputLines
        #expect(lines.first == "\(directory.path)/photo.jpg")
        for line in [
            "  Coding     baseline (SOF0), 8 bits, 1 scan",
            "  Quality    92 on libjpeg's scale",
            "  Camera     Fixture Works FW-24, FW 28mm f/1.8",
            "  Private    GPS position, MakerNote, thumbnail, XMP, serial number",
            "    It would leave out: EXIF, GPS position, MakerNote, thumbnail, XMP.",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        #expect(lines.contains { $0.hasPrefix("  Size       160 × 120 pixels, ") })
        #expect(lines.contains { $0.hasPrefix("  ✓ Accepted: normalize would make it ") })
    }

    /// A terminal of 80 columns broke the reason of a refusal in the middle of a word.
    @Test("no line is longer than a terminal is wide", arguments: InspectionExample.all)
    func width(example: InspectionExample) async throws {
        for options in [[], ["--strict"]] {
            let (_, said) = try await Recording.run(["inspect", "-"] + options, input: example.bytes())
            #expect(!said.output.isEmpty || !said.error.isEmpty)
            for line in said.outputLines { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test("a refused photo has a page too, with the reason, the remedy and the code")
    func refusedPage() async throws {
        let (status, said) = try await inspect(try TestPhotos.camera().truncated(to: 0.7))
        #expect(status == 1)
        #expect(said.output.contains("  Camera     Fixture Works FW-24"))
        let verdict = said.output.split(separator: "✗ Rejected: ").last?.split(separator: "\n").map {
            $0.drop { $0 == " " }
        }
        let sentence = try #require(verdict).joined(separator: " ")
        #expect(sentence.wholeMatch(of: /Its data .*\. Copy or download .* with --repair\. \(truncated\)/) != nil)
    }

    @Test("what has no markers has no page, but a line on standard error")
    func noPage() async throws {
        let (status, said) = try await inspect(ForeignFormat.base64.bytes)
        #expect(status == 1)
        #expect(said.output.isEmpty)
        #expect(
            said.error.hasSuffix(
                ": This is a JPEG as base64 text, not its bytes."
                    + " Decode it first, with base64 --decode for instance. (not-a-jpeg)\n"))
    }

    @Test("texts of a photo cannot move the cursor")
    func escapes() async throws {
        var photo = FixturePhoto.camera(width: 64, height: 64)
        photo.exif?.model = "\u{1B}[2J\u{1B}]0;title\u{7}\r\n  ✓ Conforms"
        let (_, said) = try await inspect(try photo.encoded())
        #expect(said.output.contains("\\u{1B}[2J"))
        #expect(!said.outputBytes.contains { $0 < 0x20 && $0 != 0x0A })
        #expect(!said.outputLines.contains("  ✓ Conforms"))
    }

    @Test("--strict takes a warning for a refusal")
    func strict() async throws {
        let stray = try TestPhotos.camera().withJunk()
        let (accepted, page) = try await inspect(stray)
        #expect(accepted == 0)
        #expect(page.output.contains("  Warning    5 bytes between markers belong to nothing. (extraneous-data)"))
        let (refused, said) = try await inspect(stray, "--strict")
        #expect(refused == 1)
        #expect(said.output.contains("(warning-refused)"))
    }

    @Test("a directory has a summary, and a line for each photo that would be rejected")
    func summary() async throws {
        try directory.write(try TestPhotos.camera(), to: "in/a.jpg")
        try directory.write(try TestPhotos.camera(), to: "in/deeper/b.jpeg")
        try directory.write(ForeignFormat.html.bytes, to: "in/page.jpg")
        try directory.write(try TestPhotos.camera().truncated(to: 0.7), to: "in/cut.jpg")
        try directory.write([1, 2, 3], to: "in/notes.txt")
        let (status, said) = try await Recording.run(["inspect", "\(directory.path)/in"])
        #expect(status == 1)
        let lines = said.outputLines
        #expect(lines.first?.hasPrefix("4 photos, ") == true)
        #expect(lines.contains("  Normalize  2 metadata"))
        #expect(lines.contains("  Rejected   1 HTML, 1 damaged"))
        #expect(lines.contains("  Colors     3 YCbCr 4:2:0"))
        #expect(lines.contains("  Cameras    3 Fixture Works FW-24"))
        #expect(lines.contains { $0.hasPrefix("  Private    GPS position in 3, MakerNote in 3, XMP in 3") })
        let errors = said.error.split(separator: "\n")
        #expect(errors.count == 3)
        #expect(errors.contains { $0.contains("in/page.jpg: ") && $0.hasSuffix("(not-a-jpeg)") })
        #expect(errors.contains { $0.contains("in/cut.jpg: ") && $0.hasSuffix("(truncated)") })
        #expect(errors.last == "passed over: 1 other file")
    }
}
