import Fixtures
import PhotoNormalization
import Testing

@testable import HeadshotCommands

/// "It has 200 × 33 pixels", it said of a photo of 600 × 100 under --max-edge 200, and to use a larger photo.
@Suite("Remedies that name options")
struct RemedyTests {
    private func refusal(_ photo: [UInt8], _ options: [String]) async throws -> (status: Int32, text: String) {
        let directory = try TemporaryDirectory()
        try directory.write(photo, to: "wide.jpg")
        let arguments = ["normalize", "\(directory.path)/wide.jpg", "-o", "\(directory.path)/out.jpg"]
        let (status, said) = try await Recording.run(arguments + options)
        return (status, said.error.replacing("\(directory.path)/", with: ""))
    }

    @Test("a photo that an option makes too small is told its size, the option, and the smallest value that works")
    func edge() async throws {
        let photo = try FixturePhoto(width: 600, height: 100).encoded()
        let (status, text) = try await refusal(photo, ["--max-edge", "200"])
        #expect(status == 1)
        #expect(
            text == """
                wide.jpg: With an edge of at most 200 its 600 × 100 pixels would become 200 × 33; Microsoft Graph wants \
                at least 48 each way. Use --max-edge 285 or more. (too-small)

                """)
        #expect(try await refusal(photo, ["--max-edge", "284"]).status == 1)
        #expect(try await refusal(photo, ["--max-edge", "285"]).status == 0)
    }

    @Test("a photo that is too small for --min-edge is told that")
    func minimum() async throws {
        let photo = try FixturePhoto(width: 600, height: 100).encoded()
        let (status, text) = try await refusal(photo, ["--min-edge", "101"])
        #expect(status == 1)
        #expect(
            text == """
                wide.jpg: It has 600 × 100 pixels; at least 101 were asked for each way. \
                Use a photo of at least 101 × 101 pixels, or lower --min-edge. (too-small)

                """)
        #expect(try await refusal(photo, ["--min-edge", "100"]).status == 0)
    }

    @Test("a photo that is too small by itself is told the size that Microsoft Graph wants")
    func small() async throws {
        let (_, text) = try await refusal(FixturePhoto(width: 600, height: 40).encoded(), [])
        #expect(text.hasSuffix(" Use a photo of at least 48 × 48 pixels, better 648 × 648. (too-small)\n"))
    }

    @Test("remedies of the command name an option, and are for errors of the library")
    func options() {
        let codes = Set(ErrorCatalog.all.map(\.code))
        for (code, remedy) in PhotoError.commandRemedies {
            #expect(codes.contains(code))
            #expect(remedy.contains("--"), "\(code)")
        }
    }
}
