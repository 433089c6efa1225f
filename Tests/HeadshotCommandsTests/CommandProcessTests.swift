import Foundation
import Testing

@testable import HeadshotCommands

@Suite("The program", .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
struct CommandProcessTests {
    @Test(
        "the exit status tells what happened",
        arguments: [
            ("\"$HEADSHOT\" --version", 0), ("\"$HEADSHOT\" --help", 0), ("\"$HEADSHOT\" normalize --help", 0),
            ("\"$HEADSHOT\" normalize", 64), ("\"$HEADSHOT\" frobnicate", 64),
            ("\"$HEADSHOT\" normalize a --nothing", 64),
            ("\"$HEADSHOT\" normalize a.jpg --strict --repair", 64), ("\"$HEADSHOT\" normalize missing.jpg", 1),
            ("\"$HEADSHOT\" normalize . --in-place", 1), ("\"$HEADSHOT\" normalize . ", 64),
            ("\"$HEADSHOT\" normalize a.jpg -d /proc/nothing", 2), ("\"$HEADSHOT\" normalize a.jpg -o .", 64),
        ]
    )
    func exitStatus(command: String, status: Int32) async throws {
        let outcome = try await ChildProcess.shell(command, in: TemporaryDirectory())
        #expect(outcome.status == status)
        #expect(!outcome.wasKilled)
        #expect(outcome.error.isEmpty == (status == 0))
    }

    @Test("the version is one line")
    func version() async throws {
        let outcome = try await ChildProcess.shell("\"$HEADSHOT\" --version", in: TemporaryDirectory())
        #expect(outcome.output == "headshot \(HeadshotVersion.current)\n")
    }

    @Test("a signal while waiting for input ends with status 130", arguments: ["INT", "TERM", "HUP"])
    func interruption(signal: String) async throws {
        // More than a pipe holds: when it is written, the program is reading. The pipe stays open.
        let command = """
            mkfifo pipe
            "$HEADSHOT" normalize - < pipe & child=$!
            exec 3> pipe
            head -c 300000 /dev/zero >&3
            kill -\(signal) $child
            wait $child
            """
        // Without job control a shell lets its background processes ignore SIGINT.
        let directory = try TemporaryDirectory()
        let outcome = try await ChildProcess.shell("set -m\n" + command, in: directory)
        #expect(outcome.status == 130)
        #expect(outcome.output.isEmpty)
        #expect(try directory.names == ["pipe"])
    }

    #if os(Linux)
        /// Opening it kept a thread waiting, and so the first signal: only the second one ended the program.
        @Test("a signal while a FIFO has no writer ends with status 130")
        func unconnectedFIFO() async throws {
            let command = """
                set -m
                mkfifo pipe
                "$HEADSHOT" normalize pipe -o out.jpg & child=$!
                for n in {1..500}; do ls -l /proc/$child/fd | grep -q "/pipe$" && break; sleep 0.02; done
                kill -INT $child
                wait $child
                """
            let directory = try TemporaryDirectory()
            let outcome = try await ChildProcess.shell(command, in: directory)
            #expect(outcome.status == 130)
            #expect(outcome.error.contains("interrupted; 1 of 1 not done\n"))
            #expect(try directory.names == ["pipe"])
        }
    #endif

    @Test("a FIFO whose writer comes later is read to its end")
    func lateWriter() async throws {
        let directory = try TemporaryDirectory()
        try directory.write(TestPhotos.camera(), to: "beach.jpg")
        let command = """
            mkfifo pipe
            "$HEADSHOT" normalize pipe -o out.jpg & child=$!
            sleep 0.3
            { head -c 1000 beach.jpg; sleep 0.3; tail -c +1001 beach.jpg; } > pipe
            wait $child
            """
        let outcome = try await ChildProcess.shell(command, in: directory)
        #expect(outcome.status == 0)
        #expect(try directory.contents("out.jpg").count > 100)
    }

    /// It was rejected as `output-exists`: whether the output is there had been asked before the photo was read.
    @Test("an output that another run writes meanwhile is skipped, as one that was there before")
    func outputOfAnotherRun() async throws {
        let directory = try TemporaryDirectory()
        try directory.write(TestPhotos.camera(), to: "beach.jpg")
        let command = """
            mkfifo pipe
            "$HEADSHOT" normalize pipe -o out.jpg --if-exists skip & child=$!
            exec 3> pipe
            sleep 0.5
            echo other > out.jpg
            cat beach.jpg >&3
            exec 3>&-
            wait $child
            """
        let outcome = try await ChildProcess.shell(command, in: directory)
        #expect(outcome.status == 0)
        #expect(outcome.output == "pipe  skipped  output exists\n")
        #expect(try directory.contents("out.jpg") == Array("other\n".utf8))
        #expect(try directory.names == ["beach.jpg", "out.jpg", "pipe"])
    }

    /// With standard input and output closed results went into a pipe of our own; with -o - the photo did, and was lost
    /// with status 0.
    @Test(
        "descriptors that were closed at the start are errors, and no other file gets their numbers",
        arguments: [
            (
                "normalize - -o out.jpg <&-", 1, "",
                "-: It cannot be read: bad file descriptor. Check the file and its disk. (cannot-read)\n"
            ),
            (
                "normalize beach.jpg -o out.jpg --json >&-", 2, "",
                "headshot: results cannot be written: bad file descriptor\n"
            ),
            (
                "normalize beach.jpg -o out.jpg --json <&- >&-", 2, "",
                "headshot: results cannot be written: bad file descriptor\n"
            ),
            (
                "normalize beach.jpg -o - >&-", 2, "",
                "beach.jpg: The output cannot be written: bad file descriptor. Check the directory and its disk. (cannot-write)\n"
            ),
            ("normalize missing.jpg -o out.jpg --json 2>&- | wc -l", 0, "1\n", ""),
            // The photo has arrived: that nobody is told of it is no failure.
            ("normalize beach.jpg -o - 2>&- > photo.jpg", 0, "", ""),
            ("normalize - -o - < beach.jpg 2>/dev/full > photo.jpg", 0, "", ""),
        ] as [(String, Int32, String, String)])
    func closedDescriptors(arguments: String, status: Int32, output: String, error: String) async throws {
        let directory = try TemporaryDirectory()
        try directory.write(TestPhotos.camera(), to: "beach.jpg")
        let outcome = try await ChildProcess.shell("\"$HEADSHOT\" \(arguments)", in: directory)
        #expect(outcome.status == status)
        #expect(outcome.output.filter { $0 != " " } == output)
        #expect(outcome.error == error)
    }

    @Test("a signal that was ignored at the start stays ignored")
    func ignored() async throws {
        let command = """
            mkfifo pipe
            trap '' HUP
            "$HEADSHOT" normalize - < pipe & child=$!
            exec 3> pipe
            kill -HUP $child
            exec 3>&-
            wait $child
            """
        let outcome = try await ChildProcess.shell(command, in: TemporaryDirectory())
        #expect(outcome.status == 1)
        #expect(outcome.error.hasPrefix("-: "))
    }

    @Test("nobody reads the results: a quiet end")
    func brokenPipe() async throws {
        let command = """
            for n in {1..300}; do echo no > $n.jpg; done
            "$HEADSHOT" normalize . -d out --json --quiet | head -n 1 > first
            echo "${PIPESTATUS[0]}"
            """
        let outcome = try await ChildProcess.shell(command, in: TemporaryDirectory())
        #expect(outcome.output == "2\n")
        #expect(outcome.error.isEmpty)
    }

    #if os(Linux)
        @Test("results that cannot be written are an error")
        func fullOutput() async throws {
            let command = "echo no > a.jpg; \"$HEADSHOT\" normalize a.jpg --json > /dev/full"
            let outcome = try await ChildProcess.shell(command, in: TemporaryDirectory())
            #expect(outcome.status == 2)
            #expect(outcome.error == "headshot: results cannot be written: no space left on device\n")
        }
    #endif

    @Test("a name that is no UTF-8 reaches the file, and the JSON stays valid")
    func rawName() async throws {
        let command = """
            name=$'caf\\xe9.jpg'
            echo no > "$name"
            "$HEADSHOT" normalize "$name" --json
            """
        let outcome = try await ChildProcess.shell(command, in: TemporaryDirectory())
        let line = try #require(outcome.output.split(separator: "\n").first)
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["input"] as? String == "caf\u{FFFD}.jpg")
        #expect(object?["inputByteCount"] as? Int == 3)
        #expect(outcome.error.hasPrefix("caf\\xE9.jpg: "))
    }
}
