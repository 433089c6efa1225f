import ArgumentParser
import PhotoMetadata
import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("The arguments of normalize")
struct NormalizeRequestTests {
    private func request(_ arguments: String...) throws -> NormalizeRequest {
        try NormalizeRequest(NormalizeCommand.parse(arguments))
    }

    @Test("one photo alone gets the defaults")
    func defaults() throws {
        let request = try request("beach.jpg")
        #expect(request.inputs == [.path(FilePath("beach.jpg"))])
        #expect(request.destination == .besideInput)
        #expect(request.existingOutputs == .fail)
        #expect(request.options.maximumByteCount == .bytes(3_983_616))
        #expect(request.options.metadata == .minimal)
        #expect(request.options.effort == .balanced)
        #expect(request.options.warningPolicy == .standard)
        #expect(request.options.minimumEdge == 48)
        #expect(request.options.limits.maximumPixelCount == 250_000_000)
        #expect(request.maximumMemoryByteCount == 1 << 30)
        #expect(request.jobCount == CurrentProcess.processorCount)
        #expect(request.format == .text)
        #expect(request.verbosity == .normal)
        #expect(!request.options.isProgressive && !request.options.checksItself)
        #expect(!request.preservesTimes && !request.isDryRun)
    }

    @Test("every option reaches the request")
    func options() throws {
        let request = try request(
            "p",
            "q",
            "-d",
            "out",
            "--if-exists",
            "skip",
            "--preserve-times",
            "--max-bytes",
            "50%",
            "--metadata",
            "credit",
            "--effort",
            "best",
            "--progressive",
            "--min-edge",
            "64",
            "--strict",
            "--self-check",
            "--max-pixels",
            "1000",
            "--memory",
            "2GiB",
            "--jobs",
            "3",
            "--dry-run",
            "--json",
            "--verbose"
        )
        #expect(request.inputs.count == 2)
        #expect(request.destination == .directory(FilePath("out")))
        #expect(request.existingOutputs == .skip)
        #expect(request.options.maximumByteCount == .percentOfInput(50))
        #expect(request.options.metadata == .credit)
        #expect(request.options.effort == .best)
        #expect(request.options.warningPolicy == .strict)
        #expect(request.options.minimumEdge == 64)
        #expect(request.options.limits.maximumPixelCount == 1_000)
        #expect(request.maximumMemoryByteCount == 2 << 30)
        #expect(request.jobCount == 3)
        #expect(request.format == .jsonLines)
        #expect(request.verbosity == .verbose)
        #expect(request.options.isProgressive && request.options.checksItself)
        #expect(request.preservesTimes && request.isDryRun)
    }

    @Test("--repair, --force, --quiet and a budget in bytes are read")
    func moreOptions() throws {
        let request = try request("a", "--repair", "--force", "--quiet", "--max-bytes", "1MB", "--preset", "request")
        #expect(request.options.warningPolicy == .repair)
        #expect(request.existingOutputs == .replace)
        #expect(request.verbosity == .quiet)
        #expect(request.options.maximumByteCount == .bytes(1_000_000))
    }

    @Test(
        "the destination follows from the arguments",
        arguments: [
            (["a"], .besideInput), (["-"], .standardOutput), (["-", "-o", "x"], .file(FilePath("x"))),
            (["a", "-o", "-"], .standardOutput), (["a", "b", "-d", "o"], .directory(FilePath("o"))),
            (["a", "b", "--in-place"], .inPlace), (["a", "b", "--dry-run"], .nowhere), (["-", "--dry-run"], .nowhere),
            (["a", "--in-place", "--force"], .inPlace),
        ] as [([String], DestinationChoice)]
    )
    func destinations(arguments: [String], destination: DestinationChoice) throws {
        #expect(try NormalizeRequest(NormalizeCommand.parse(arguments)).destination == destination)
    }

    @Test(
        "options that contradict each other end with status 64 and both names",
        arguments: [
            (["a", "-o", "x", "-d", "y"], ["--output", "--output-directory"]),
            (["a", "-o", "x", "--in-place"], ["--output", "--in-place"]),
            (["a", "-d", "x", "--in-place"], ["--output-directory", "--in-place"]),
            (["a", "--strict", "--repair"], ["--strict", "--repair"]),
            (["a", "--quiet", "--verbose"], ["--quiet", "--verbose"]),
            (["a", "--force", "--if-exists", "skip"], ["--force", "--if-exists skip"]),
            (["a", "--force", "--if-exists", "fail"], ["--force", "--if-exists fail"]),
            (["a", "--in-place", "--if-exists", "skip"], ["--in-place", "--if-exists skip"]),
            (["-", "--in-place"], ["-", "--in-place"]),
            (["-", "a", "-d", "x"], ["-", "--output-directory"]),
            (["a", "b"], ["--output-directory", "--in-place"]),
            (["a", "-"], ["--output-directory", "--in-place"]),
            (["a", "b", "-o", "x"], ["--output", "--output-directory", "--in-place"]),
            (["a", "b", "-o", "-"], ["--output", "--output-directory", "--in-place"]),
            (["a", "--jobs", "0"], ["--jobs", "1"]),
            (["a", "--jobs", "9999999999"], ["--jobs", "1024"]),
            (["a", "--max-pixels", "0"], ["--max-pixels"]),
            (["a", "--min-edge", "0"], ["--min-edge"]),
        ]
    )
    func contradictions(arguments: [String], names: [String]) async throws {
        let (status, recording) = try await Recording.run(["normalize"] + arguments)
        #expect(status == 64)
        #expect(recording.output.isEmpty)
        for name in names { #expect(recording.error.contains(name), "\(recording.error)") }
    }

    @Test(
        "values and options that do not exist end with status 64",
        arguments: [
            ([], "photo"), (["a", "--max-bytes", "lots"], "lots"), (["a", "--memory", "0"], "--memory"),
            (["a", "--metadata", "all"], "minimal"), (["a", "--preset", "poster"], "thumbnail"),
            (["a", "--max-edge", "many"], "--max-edge"), (["a", "--crop", "round"], "square"),
            (["a", "--color", "p3"], "srgb"), (["a", "--if-exists", "ask"], "skip"), (["a", "-o"], "-o"),
            (["a", "--max-pixels", "-1"], "--max-pixels"), (["a", ""], "photo"),
        ]
    )
    func unknown(arguments: [String], name: String) {
        let error = #expect(throws: (any Error).self) { try HeadshotCommand.parseAsRoot(["normalize"] + arguments) }
        guard let error else { return }
        #expect(HeadshotCommand.exitCode(for: error).rawValue == 64)
        #expect(HeadshotCommand.fullMessage(for: error).contains(name))
    }

    @Test("help lists only what works, and the version is told")
    func help() {
        let help = HeadshotCommand.helpMessage(for: NormalizeCommand.self)
        for option in [
            "--output", "--in-place", "--max-bytes", "--json", "--self-check", "--min-edge", "1GiB", "--max-edge",
            "--crop",
            "--no-resize", "--color", "thumbnail",
        ] {
            #expect(help.contains(option))
        }
        #expect(HeadshotCommand.configuration.version == "headshot \(HeadshotVersion.current)")
    }
}
