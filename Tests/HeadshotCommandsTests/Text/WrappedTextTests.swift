import Testing

@testable import HeadshotCommands

@Suite("Wrapped text")
struct WrappedTextTests {
    @Test(
        "lines break between words, and a word that is too long has a line of its own",
        arguments: [
            ("", 10, 0, [""]),
            ("one", 10, 0, ["one"]),
            ("one two three", 7, 0, ["one two", "three"]),
            ("one two three", 8, 0, ["one two", "three"]),
            ("one two three", 8, 2, ["one", "two", "three"]),
            ("a verylongword b", 6, 0, ["a", "verylongword", "b"]),
            ("× × ×", 3, 0, ["× ×", "×"]),
        ]
    )
    func lines(text: String, width: Int, indentation: Int, lines: [String]) {
        #expect(DisplayText.wrapped(text, width: width, indentation: indentation) == lines)
    }
}
