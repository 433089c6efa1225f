import Foundation
import Testing

@testable import HeadshotCommands

@Suite("One photo through the command")
struct NormalizeRunTests {
    private let photo: [UInt8]
    private let directory: TemporaryDirectory

    init() throws {
        photo = try TestPhotos.camera()
        directory = try TemporaryDirectory()
        try directory.write(photo, to: "beach.jpg")
    }

    private func run(_ arguments: String..., input: [UInt8] = []) async throws -> (status: Int32, recording: Recording)
    {
        let prefix = "\(directory.path)/"
        let resolved = arguments.map { $0.hasPrefix("@") ? prefix + $0.dropFirst() : $0 }
        var (status, recording) = try await Recording.run(["normalize"] + resolved, input: input)
        // Messages are compared without the directory of the test.
        recording.errorBytes = Array(recording.error.replacing(prefix, with: "").utf8)
        if recording.outputBytes.first != 0xFF {
            recording.outputBytes = Array(recording.output.replacing(prefix, with: "").utf8)
        }
        return (status, recording)
    }

    private func object(_ line: String?) throws -> [String: Any] {
        let line = try #require(line)
        return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    @Test("without a destination the output stands beside the photo, which stays as it was")
    func beside() async throws {
        let (status, said) = try await run("@beach.jpg")
        #expect(status == 0)
        #expect(said.outputLines.count == 1)
        #expect(said.output.hasPrefix("beach.jpg → beach.normalized.jpg  normalized ("))
        #expect(said.output.contains("160 × 120"))
        #expect(said.output.contains("removed "))
        #expect(said.error.isEmpty)
        #expect(try directory.names == ["beach.jpg", "beach.normalized.jpg"])
        #expect(try directory.contents("beach.jpg") == photo)
        #expect(try directory.contents("beach.normalized.jpg").starts(with: [0xFF, 0xD8, 0xFF]))
    }

    @Test("an output that exists fails, is skipped or is replaced, as asked")
    func existingOutput() async throws {
        try directory.write([7], to: "beach.normalized.jpg")
        let (failed, message) = try await run("@beach.jpg")
        #expect(failed == 1)
        #expect(message.output.isEmpty)
        #expect(
            message.error.hasPrefix("beach.jpg: Its output beach.normalized.jpg exists. ")
                && message.error.hasSuffix(" (output-exists)\n")
        )
        let (skipped, line) = try await run("@beach.jpg", "--if-exists", "skip")
        #expect(skipped == 0)
        #expect(line.output == "beach.jpg  skipped  output exists\n")
        #expect(try directory.contents("beach.normalized.jpg") == [7])
        let (replaced, _) = try await run("@beach.jpg", "--force")
        #expect(replaced == 0)
        #expect(try directory.contents("beach.normalized.jpg").count > 100)
    }

    @Test("standard input goes to standard output, and results to standard error")
    func pipe() async throws {
        let (status, said) = try await run("-", input: photo)
        #expect(status == 0)
        #expect(said.outputBytes.starts(with: [0xFF, 0xD8, 0xFF]))
        #expect(said.error.hasPrefix("- → -  normalized ") || said.error.hasPrefix("-  normalized "))

        let (again, unchanged) = try await run("-", "--json", input: said.outputBytes)
        #expect(again == 0)
        #expect(unchanged.outputBytes == said.outputBytes)
        let object = try object(unchanged.error.split(separator: "\n").first.map(String.init))
        #expect(object["status"] as? String == "unchanged")
        #expect(object["method"] as? String == "passthrough")
        #expect(object["input"] as? String == "-")
        #expect(object["output"] as? String == "-")
    }

    @Test("a directory of --output that is missing is an error, one of --output-directory is made")
    func missingDirectories() async throws {
        let (failed, said) = try await run("@beach.jpg", "-o", "@new/out.jpg")
        #expect(failed == 2)
        #expect(
            said.error
                == "beach.jpg: The output's directory does not exist. Make the directory first. (cannot-write)\n"
        )
        let (status, _) = try await run("@beach.jpg", "-d", "@new/deep")
        #expect(status == 0)
        #expect(try directory.names == ["beach.jpg", "new", "new/deep", "new/deep/beach.jpg"])
    }

    @Test("with the photo on standard output, JSON is alone on standard error")
    func pureJSON() async throws {
        let (status, said) = try await run("-", "--json", "--verbose", input: [1, 2, 3])
        #expect(status == 1)
        #expect(said.output.isEmpty)
        let lines = said.error.split(separator: "\n")
        #expect(lines.count == 1)
        #expect(try object(lines.first.map(String.init))["status"] as? String == "rejected")
    }

    @Test("what comes from standard input can go to a file")
    func standardInputToFile() async throws {
        let (status, said) = try await run("-", "-o", "@out.jpg", input: photo)
        #expect(status == 0)
        #expect(said.output.hasPrefix("- → out.jpg  normalized"))
        #expect(try directory.contents("out.jpg").count > 100)
    }

    @Test("no photo is written to a terminal, as gzip writes none", arguments: [["-"], ["@beach.jpg", "-o", "-"]])
    func terminal(arguments: [String]) async throws {
        // The controlling end of a terminal is one, too.
        let terminal = try FileDescriptor(opening: FilePath("/dev/ptmx"), for: .writing)
        let number = terminal.number
        try #require(CurrentProcess.isTerminal(number))
        let resolved = arguments.map { $0.hasPrefix("@") ? "\(directory.path)/" + $0.dropFirst() : $0 }
        let (status, said) = try await Recording.run(["normalize"] + resolved, input: photo) { $0.output = number }
        #expect(status == 64)
        #expect(said.error.hasPrefix("Error: A photo is not written to a terminal; "))
        let (dryStatus, _) = try await Recording.run(["normalize", "--dry-run"] + resolved, input: photo) {
            $0.output = number
        }
        #expect(dryStatus == 0)
    }

    @Test("in place, the photo is replaced once and then left alone")
    func inPlace() async throws {
        let path = directory.file("beach.jpg")
        try FileDescriptor(opening: path, for: .reading).setPermissions(0o640)
        let (status, said) = try await run("@beach.jpg", "--in-place", "--preserve-times")
        #expect(status == 0)
        #expect(said.output.hasPrefix("beach.jpg  normalized ("))
        let replaced = try FileStatus(of: path)
        #expect(replaced.permissions == 0o640)
        #expect(try directory.contents("beach.jpg") != photo)

        let (again, unchanged) = try await run("@beach.jpg", "--in-place")
        #expect(again == 0)
        #expect(unchanged.output.hasPrefix("beach.jpg  unchanged  "))
        #expect(try FileStatus(of: path).identity == replaced.identity)
        #expect(try FileStatus(of: path).times.modificationSeconds == replaced.times.modificationSeconds)
        #expect(try directory.names == ["beach.jpg"])
    }

    @Test("in place, a link stays a link, and what it names is replaced")
    func inPlaceThroughLink() async throws {
        try directory.link("link.jpg", to: "beach.jpg")
        let (status, _) = try await run("@link.jpg", "--in-place")
        #expect(status == 0)
        #expect(try FileStatus(of: directory.file("link.jpg"), followsLinks: false).kind == .symbolicLink)
        #expect(try directory.contents("beach.jpg") != photo)
    }

    @Test("times are the photo's when they are to be preserved")
    func times() async throws {
        try directory.setModification("beach.jpg", secondsAgo: 1_000_000)
        let (status, _) = try await run("@beach.jpg", "-o", "@out.jpg", "--preserve-times")
        #expect(status == 0)
        let (photo, output) = (try FileStatus(of: directory.file("beach.jpg")), directory.file("out.jpg"))
        #expect(try FileStatus(of: output).times.modificationSeconds == photo.times.modificationSeconds)
        #expect(try FileStatus(of: output).times.modificationNanoseconds == photo.times.modificationNanoseconds)
    }

    @Test("a dry run says what would be done, and writes nothing")
    func dryRun() async throws {
        let (status, said) = try await run("@beach.jpg", "--dry-run", "--json")
        #expect(status == 0)
        let object = try object(said.outputLines.first)
        #expect(object["status"] as? String == "normalized")
        #expect(object["output"] is NSNull)
        #expect(object["outputByteCount"] is NSNull)
        #expect(object["dryRun"] as? Bool == true)
        #expect(try #require(object["predictedByteCount"] as? Int) > 100)
        let (_, text) = try await run("@beach.jpg", "--dry-run")
        #expect(text.output.hasPrefix("beach.jpg  to normalize ("))
        #expect(try directory.names == ["beach.jpg"])
    }

    @Test("the line of a photo that was repaired says how much of it is made up")
    func repair() async throws {
        try directory.write(photo.dropLast(photo.count / 3), to: "half.jpg")
        let (status, said) = try await run("@half.jpg", "-o", "@out.jpg", "--repair")
        #expect(status == 0)
        #expect(said.outputLines.count == 1)
        #expect(said.output.contains(/\d+ % of the picture, from MCU row \d+ of \d+ on, is partly invented\./))
    }

    @Test("a budget in percent is of each input, and is kept")
    func percentage() async throws {
        let (status, said) = try await run("@beach.jpg", "-o", "@out.jpg", "--max-bytes", "25%", "--json")
        #expect(status == 0)
        let object = try object(said.outputLines.first)
        #expect(object["maximumByteCount"] as? Int == photo.count / 4)
        #expect(object["method"] as? String == "requantized")
        #expect(try directory.contents("out.jpg").count <= photo.count / 4)
        #expect(try directory.contents("out.jpg").count == object["outputByteCount"] as? Int)
    }

    @Test("--quiet says nothing, --verbose says more")
    func verbosity() async throws {
        let (_, quiet) = try await run("@beach.jpg", "-o", "@1.jpg", "--quiet")
        #expect(quiet.output.isEmpty && quiet.error.isEmpty)
        let (_, verbose) = try await run("@beach.jpg", "-o", "@2.jpg", "--verbose")
        #expect(verbose.outputLines.count == 1)
        #expect(verbose.error.contains("  budget 3,983,616 bytes, predicted "))
        let (status, error) = try await run("@missing.jpg", "--quiet")
        #expect(status == 1)
        #expect(error.error == "missing.jpg: There is no such file. Check the name. (cannot-read)\n")
        let (_, json) = try await run("@missing.jpg", "--quiet", "--json")
        #expect(json.outputLines.count == 1 && json.error.isEmpty)
    }

    #if os(Linux)
        @Test("a disk that is full is an error that tells so")
        func fullDisk() async throws {
            let (status, said) = try await run("@beach.jpg", "-o", "/dev/full")
            #expect(status == 2)
            #expect(said.output.isEmpty)
            #expect(
                said.error == "beach.jpg: The disk is full. Make room, or write to another one. (cannot-write)\n"
            )
        }
    #endif
}
