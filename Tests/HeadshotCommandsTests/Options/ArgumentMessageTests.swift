import ArgumentParser
import PhotoNormalization
import Testing

@testable import HeadshotCommands

/// Scripts match what the command says of slips; options come and go, and these sentences stay.
@Suite("What is said of arguments that cannot be meant")
struct ArgumentMessageTests {
    /// What argument-parser finds, and the first line of what it says.
    private static let slips: [(arguments: [String], message: String)] = [
        (["normalize"], "Missing expected argument '<photo> ...'"),
        (["normalize", "-o", "b"], "Missing expected argument '<photo> ...'"),
        (["normalize", ""], "The value '' is invalid for '<photo>'"),
        (["normalize", "a", "--output", ""], "The value '' is invalid for '--output <file>'"),
        (["normalize", "a", "-o"], "Missing value for '-o <file>'"),
        (["normalize", "a", "-oout"], "Unknown option '-oout'"),
        (["normalize", "a", "-x"], "Unknown option '-x'"),
        (["normalize", "a", "--unknown"], "Unknown option '--unknown'"),
        (["normalize", "a", "--Force"], "Unknown option '--Force'. Did you mean '--force'?"),
        (["normalize", "a", "--max-bytes"], "Missing value for '--max-bytes <size|n%>'"),
        (["normalize", "a", "--max-bytes=x"], "The value 'x' is invalid for '--max-bytes <size|n%>'"),
        (["normalize", "a", "--max-bytes", "0%"], "The value '0%' is invalid for '--max-bytes <size|n%>'"),
        (["normalize", "a", "--max-edge", "-1"], "Missing value for '--max-edge <pixels>'"),
        (["normalize", "a", "--max-edge", "x"], "The value 'x' is invalid for '--max-edge <pixels>'"),
        (["normalize", "a", "--memory", "4XB"], "The value '4XB' is invalid for '--memory <size>'"),
        (["normalize", "a", "--jobs", "x"], "The value 'x' is invalid for '--jobs <n>'"),
        (
            ["normalize", "a", "--crop", "round"],
            "The value 'round' is invalid for '--crop <shape>'. Please provide one of 'none' and 'square'."
        ),
        (
            ["normalize", "a", "--preset", "x"],
            "The value 'x' is invalid for '--preset <name>'. Please provide one of 'request', 'profile' or 'thumbnail'."
        ),
        (["inspect"], "Missing expected argument '<photo> ...'"),
        (["inspect", "--jobs", "3", "x"], "Unknown option '--jobs'. Did you mean '--json'?"),
        (["frobnicate"], "Unexpected argument 'frobnicate'"),
        (["--quiet", "normalize", "a"], "Unknown option '--quiet'"),
        (["--", "normalize", "a"], "2 unexpected arguments: 'normalize', 'a'"),
    ]

    @Test("slips are named, and the command's own help is pointed to", arguments: slips)
    func slip(arguments: [String], message: String) throws {
        let error = try #require(throws: (any Error).self) { _ = try HeadshotCommand.parseAsRoot(arguments) }
        #expect(HeadshotCommand.exitCode(for: error).rawValue == 64)
        let lines = HeadshotCommand.fullMessage(for: error).split(separator: "\n")
        #expect(lines.first == "Error: \(message)")
        let command = ["normalize", "inspect"].contains(arguments[0]) ? "headshot \(arguments[0])" : "headshot"
        #expect(lines.contains { $0.hasPrefix("Usage: \(command) ") })
        #expect(lines.last == "  See '\(command) --help' for more information.")
    }

    /// What contradicts itself, and what is said of it.
    private static let contradictions: [(arguments: [String], message: String)] = [
        (["a", "-qv"], "--quiet and --verbose contradict each other; give one of them."),
        (["a", "--strict", "--repair"], "--strict and --repair contradict each other; give one of them."),
        (
            ["a", "--force", "--if-exists", "skip"],
            "--force and --if-exists skip contradict each other; give one of them."
        ),
        (["a", "-o", "b", "--in-place"], "--output and --in-place contradict each other; give one of them."),
        (["-", "-d", "x"], "- and --output-directory contradict each other; give one of them."),
        (
            ["a", "--no-resize", "--max-edge", "4"],
            "--no-resize and --max-edge contradict each other; give one of them."
        ),
        (["a", "b"], "Several photos need a destination: --output-directory or --in-place."),
        (["a", "b", "-o", "c"], "--output takes one photo; for several use --output-directory or --in-place."),
        (["a", "--max-edge", "0"], "--max-edge has to be 1 or more, not 0."),
        (["a", "--min-edge", "0"], "--min-edge has to be 1 or more, not 0."),
        (["a", "--jobs", "0"], "--jobs has to be from 1 to 1024, not 0."),
        (["a", "--timeout", "nan"], "--timeout has to be above 0 and at most 3600 seconds, not nan."),
    ]

    @Test("contradictions name both sides", arguments: contradictions)
    func contradiction(arguments: [String], message: String) async throws {
        let (status, said) = try await Recording.run(["normalize"] + arguments)
        #expect(status == 64)
        #expect(said.output.isEmpty)
        #expect(said.error == "Error: \(message)\nSee 'headshot normalize --help' for more information.\n")
    }

    @Test("the same option twice: the last one counts, and a value may stand behind an equals sign")
    func repetition() throws {
        let command = try NormalizeCommand.parse(["a", "--max-bytes", "50%", "--max-bytes=25%", "--force", "--force"])
        #expect(command.photo.maxBytes?.budget == .percentOfInput(25))
    }
}
