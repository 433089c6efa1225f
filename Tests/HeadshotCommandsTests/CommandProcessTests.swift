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
