import ArgumentParser
import Testing

@testable import HeadshotCommands

@Suite("Arguments that are read without argument-parser")
struct PlainArgumentsTests {
    /// What people and scripts write.
    private static let plain: [[String]] = [
        ["beach.jpg"],
        ["-"],
        ["-", "-o", "-"],
        ["a", "b", "-d", "out"],
        ["a b.jpg", "--output", "c d.jpg", "--force"],
        ["--max-bytes", "1MB", "-o", "-", "beach.jpg"],
        ["a", "--max-bytes", "50%", "--max-bytes", "25%"],
        ["a", "--max-edge", "648", "--crop", "square", "--color", "srgb"],
        ["a", "--preset", "thumbnail", "--metadata", "credit", "--effort", "best", "--progressive"],
        ["a", "--preset", "profile", "--metadata", "keep", "--effort", "fast", "--no-resize", "--crop", "none"],
        ["a", "--in-place", "--if-exists", "replace", "--preserve-times"],
        ["a", "--output-directory", "out", "--if-exists", "skip", "--dry-run", "--json"],
        ["a", "-q"], ["a", "--quiet"], ["-v", "a"], ["--verbose", "a"],
        ["a", "--strict", "--self-check", "--min-edge", "1"],
        ["a", "--repair", "--max-pixels", "1000000", "--max-input", "20MiB", "--max-scans", "7"],
        ["a", "--timeout", "2.5", "--memory", "512MiB", "--jobs", "4"],
        ["a", "--timeout", "1e2", "--jobs", "+3"],
        ["\u{10FEFF}.jpg", "ä", "--force", "--force"],
        ["a", "--max-edge", "0"],
        ["a", "--strict", "--repair", "-o", "x", "--in-place"],
    ]

    @Test("they mean what argument-parser says they mean", arguments: plain)
    func agreement(arguments: [String]) throws {
        let own = try #require(NormalizeArguments(plain: ["normalize"] + arguments))
        #expect(try own == NormalizeCommand.parse(arguments).arguments)
    }

    @Test("every option is among the cases")
    func completeness() {
        let help = HeadshotCommand.helpMessage(for: NormalizeCommand.self)
        let names = Set(help.split { !($0.isLetter || $0 == "-") }.filter { $0.hasPrefix("--") }.map { String($0) })
        let known = names.subtracting(["--help", "--version"])
        #expect(known.count > 25)
        for name in known { #expect(Self.plain.contains { $0.contains(name) }, "\(name)") }
    }

    @Test(
        "what holds a surprise is left to argument-parser",
        arguments: [
            [], ["normalize"], ["inspect", "a"], ["--version"], ["normalize", "--help"], ["normalize", "a", "-h"],
            ["normalize", "a", "--max-bytes"], ["normalize", "a", "--max-bytes=1MB"],
            ["normalize", "a", "--max-edge", "-1"],
            ["normalize", "a", "--max-edge", "x"], ["normalize", "a", "--crop", "round"], ["normalize", "a", "-oout"],
            ["normalize", "a", "-qv"], ["normalize", "--", "-a"], ["normalize", "a", "--unknown"], ["normalize", ""],
            ["normalize", "a", "--output", ""], ["normalize", "a", "--Force"], ["normalize", "-o", "b"],
        ] as [[String]])
    func surprises(arguments: [String]) {
        #expect(NormalizeArguments(plain: arguments) == nil)
    }
}
