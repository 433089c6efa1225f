import Fixtures
import Foundation
import Testing

@testable import HeadshotCommands

@Suite("Many photos through the command")
struct NormalizeBatchTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        for (index, photo) in try TestPhotos.series().enumerated() {
            try directory.write(photo, to: "in/\(index % 3)/\(index).jpg")
        }
        try directory.write(ForeignFormat.png.bytes, to: "in/0/a.jpg")
        try directory.write(ForeignFormat.heic.bytes, to: "in/2/z.jpeg")
        try directory.write(ForeignFormat.heic.bytes, to: "in/zz.jpg")
        try directory.write(TestPhotos.camera().dropLast(2_000), to: "in/1/half.jpg")
        try directory.write([], to: "in/1/.hidden")
    }

    private func run(_ arguments: String..., change: (inout Console) -> Void = { _ in }) async throws -> (
        status: Int32, recording: Recording
    ) {
        let resolved = arguments.map { $0.hasPrefix("@") ? "\(directory.path)/" + $0.dropFirst() : $0 }
        return try await Recording.run(["normalize"] + resolved, change: change)
    }

    private func objects(_ recording: Recording) throws -> [[String: Any]] {
        try recording.outputLines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    private var outputs: [String] {
        get throws { try directory.names.filter { $0.hasPrefix("out/") && $0.hasSuffix("jpg") } }
    }

    @Test("a tree is kept, the bad ones are told and the others are done")
    func tree() async throws {
        let (status, said) = try await run("@in", "-d", "@out")
        #expect(status == 1)
        #expect(said.outputLines.count == 12)
        let expected = (0..<12).map { "out/\($0 % 3)/\($0).jpg" }.sorted()
        #expect(try outputs == expected)
        let lines = said.error.split(separator: "\n")
        #expect(lines.count == 6)
        #expect(lines.dropLast(2).allSatisfy { $0.hasPrefix("\(directory.path)/in/") && $0.hasSuffix(")") })
        #expect(lines[4] == "16 photos: 12 normalized, 4 rejected (2 HEIC, 1 PNG, 1 damaged)")
        #expect(lines[5] == "passed over: 1 hidden file")
    }

    @Test("results come in the order of the inputs, and outputs are the same, on any number of jobs")
    func order() async throws {
        let (_, one) = try await run("@in", "-d", "@out1", "--json", "--jobs", "1")
        let (_, many) = try await run("@in", "-d", "@out", "--json", "--jobs", "7")
        let names = { (recording: Recording) in try objects(recording).compactMap { $0["input"] as? String } }
        #expect(try names(one) == names(many))
        #expect(try names(many) == names(many).sorted())
        #expect(try names(many).count == 16)
        for name in try outputs {
            #expect(try directory.contents(name) == directory.contents("out1" + name.dropFirst(3)))
        }
    }

    @Test("a second run over the outputs changes nothing")
    func idempotence() async throws {
        _ = try await run("@in", "-d", "@out")
        let (status, said) = try await run("@out", "--in-place", "--json")
        #expect(status == 0)
        #expect(try objects(said).count == 12)
        #expect(try objects(said).allSatisfy { $0["status"] as? String == "unchanged" })
        #expect(said.error == "12 photos: 12 unchanged\n")
    }

    @Test("a run that was stopped is taken up again with --if-exists skip")
    func resume() async throws {
        _ = try await run("@in/0", "@in/1", "-d", "@out")
        let (status, said) = try await run("@in/0", "@in/1", "@in/2", "-d", "@out", "--if-exists", "skip")
        #expect(status == 1)
        #expect(said.error.contains("15 photos: 4 normalized, 8 skipped, 3 rejected ("))
    }

    @Test("two photos with one output end with status 64 before anything is written")
    func collision() async throws {
        try directory.write(TestPhotos.camera(), to: "other/0.jpg")
        let before = try directory.names
        let (status, said) = try await run("@in/0/0.jpg", "@other/0.jpg", "-d", "@out")
        #expect(status == 64)
        #expect(said.output.isEmpty)
        #expect(said.error.contains("in/0/0.jpg and ") && said.error.contains("other/0.jpg have one output"))
        #expect(try directory.names == before)
    }

    @Test("outputs into the directory of the photos end with status 64")
    func sameDirectory() async throws {
        let before = try directory.names
        let (status, said) = try await run("@in/0", "-d", "@in/0")
        #expect(status == 64)
        #expect(said.error.contains("--in-place"))
        #expect(try directory.names == before)
    }

    @Test("a directory without photos has a code and status 1, and the others are done")
    func noPhotos() async throws {
        try directory.write([1], to: "empty/notes.txt")
        let (status, said) = try await run("@empty", "@in/0/0.jpg", "-d", "@out", "--json")
        #expect(status == 1)
        let objects = try objects(said)
        #expect((objects[0]["error"] as? [String: Any])?["code"] as? String == "no-photos")
        #expect(objects[1]["status"] as? String == "normalized")
        #expect(said.error.contains("(no-photos)"))
    }

    private static let iPhone: [(String, ForeignFormat?)] = [
        ("IMG_1.HEIC", .heic), ("IMG_2.heic", .heic), ("screen.png", .png), ("deep/er.tif", .tiff), ("x.DNG", .tiff),
        ("no-ending", .webp), ("clip.mov", .zip), ("page.html", .html), ("IMG_1.AAE", nil), ("empty.heif", nil),
    ]

    /// "holds no photos", it said of a folder of an iPhone.
    @Test("photos of other formats in a directory are counted, told to programs one by one, and make the status 1")
    func foreignPhotos() async throws {
        for (name, format) in Self.iPhone { try directory.write(format?.bytes ?? [], to: "phone/\(name)") }
        let expected = "3 HEIC, 1 PNG, 1 TIFF, 1 WebP, 1 camera raw: not JPEG"
        for command in ["normalize", "inspect"] {
            let (status, said) = try await Recording.run(
                [command, "\(directory.path)/phone"] + (command == "normalize" ? ["-d", "\(directory.path)/out"] : []))
            #expect(status == 1)
            if command == "normalize" {
                #expect(said.output.isEmpty)
                #expect(said.error == "\(expected)\npassed over: 3 other files\n")
            } else {
                #expect(said.output.contains("Not JPEG"))
                #expect(said.output.contains("3 HEIC, 1 PNG, 1 TIFF, 1 WebP, 1 camera raw"))
            }
        }
        try directory.write(TestPhotos.camera(), to: "phone/IMG_3.JPG")
        let (status, said) = try await run("@phone", "-d", "@out")
        #expect(status == 1)
        #expect(said.error == "1 photo: 1 normalized\n\(expected)\npassed over: 3 other files\n")
        let (quietStatus, quiet) = try await run("@phone", "-d", "@out", "--force", "--quiet")
        #expect(quietStatus == 1)
        #expect(quiet.error == "\(expected)\n")
        let (_, verbose) = try await run("@phone", "-d", "@out", "--force", "--verbose")
        #expect(verbose.error.contains("/phone/IMG_1.HEIC: This is not a JPEG but HEIC. Export it as a JPEG first. "))

        let (jsonStatus, json) = try await run("@phone", "-d", "@out", "--force", "--json", "--quiet")
        #expect(jsonStatus == 1)
        #expect(json.error.isEmpty)
        let objects = try objects(json)
        #expect(objects.count == 8)
        #expect(objects.compactMap { $0["input"] as? String } == objects.compactMap { $0["input"] as? String }.sorted())
        let codes = objects.compactMap { ($0["error"] as? [String: Any])?["code"] as? String }
        #expect(codes == [String](repeating: "not-a-jpeg", count: 7))
        let (_, inspected) = try await Recording.run(["inspect", "\(directory.path)/phone", "--json"])
        let formats = try self.objects(inspected).compactMap { $0["format"] as? String }
        #expect(formats.sorted() == ["HEIC", "HEIC", "HEIC", "JPEG", "PNG", "TIFF", "WebP", "camera raw"])
    }

    @Test("a progress bar is drawn on a terminal, and taken away before anything else is said")
    func progress() async throws {
        let (_, said) = try await run("@in", "-d", "@out") { $0.progressWidth = 60 }
        #expect(said.error.contains("\r"))
        #expect(said.error.contains("15 of 16"))
        #expect(said.error.contains("\r\u{1B}[K16 photos: "))
        let (_, quiet) = try await run("@in", "-d", "@out", "--force", "--quiet") { $0.progressWidth = 60 }
        #expect(!quiet.error.contains("\r"))
    }

    @Test(
        "an interrupted run leaves whole outputs and no temporary files, and says so",
        .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"),
        arguments: [("INT", 130), ("TERM", 130), ("KILL", 137)] as [(String, Int32)]
    )
    func interruption(signal: String, status: Int32) async throws {
        for index in 0..<40 { try directory.write(directory.contents("in/0/9.jpg"), to: "in/more/\(index).jpg") }
        // The first line of the results is read, and no further: the program stops soon after it, at the latest when
        // the pipe is full.
        let command = """
            set -m
            mkfifo pipe
            "$HEADSHOT" normalize in -d out --json --jobs 2 > pipe & child=$!
            exec 3< pipe
            read -r line <&3
            kill -\(signal) $child
            cat <&3 > rest
            wait $child
            """
        let outcome = try await ChildProcess.shell(command, in: directory)
        #expect(outcome.status == status)
        let rest = try directory.contents("rest").count { $0 == UInt8(ascii: "\n") }
        #expect(rest < 55)
        if signal != "KILL" {
            #expect(outcome.error.contains("interrupted; "))
            #expect(try directory.names.allSatisfy { !$0.contains(".headshot-") })
        }
        let (check, said) = try await run("@out", "--dry-run", "--json")
        #expect(check == 0)
        #expect(try objects(said).allSatisfy { $0["status"] as? String == "unchanged" })
    }
}
