import Foundation
import PhotoNormalization
import Testing

@testable import HeadshotCommands

/// Without a thread libdispatch waited for ever, without a descriptor it ended the process by SIGILL, without memory
/// Swift did: what they need is asked for before they start.
@Suite(
    "A process that may not have all it needs",
    .enabled(if: ChildProcess.isBuilt, "headshot is not built beside the tests"))
struct ProcessLimitTests {
    private static let commands = [
        "--version", "normalize beach.jpg -o out.jpg --force", "normalize 1.jpg 2.jpg 3.jpg -d out --force --jobs 8",
        "normalize . -d out --force", "normalize - < beach.jpg | cat > /dev/null; exit ${PIPESTATUS[0]}",
        "inspect beach.jpg",
    ]

    /// Runs a command under limits, and expects that it ends by itself: done, or with one sentence.
    ///
    /// - Returns: its exit status.
    private func status(_ command: String, under limits: String, in directory: TemporaryDirectory) async throws -> Int32
    {
        // `timeout` is a process of its own, which the limits are not for.
        try directory.write(Array("\(limits)\n\"$HEADSHOT\" \(command)\n".utf8), to: "run.sh")
        let outcome = try await ChildProcess.shell("timeout -s KILL 60 bash run.sh", in: directory)
        #expect(!outcome.wasKilled && [0, 2].contains(outcome.status), "\(limits): \(command): \(outcome)")
        if outcome.status == 2 {
            #expect(outcome.error.wholeMatch(of: /headshot: [^\n]+\(ulimit -[nuv]\)\.\n/) != nil, "\(outcome.error)")
            #expect(outcome.output.isEmpty)
        }
        return outcome.status
    }

    private func photos() throws -> TemporaryDirectory {
        let directory = try TemporaryDirectory()
        for name in ["beach.jpg", "1.jpg", "2.jpg", "3.jpg"] { try directory.write(TestPhotos.camera(), to: name) }
        return directory
    }

    @Test("few descriptors", arguments: commands)
    func descriptors(command: String) async throws {
        let directory = try photos()
        var statuses: [Int32] = []
        // With fewer than seven the system's loader may not find the libraries, or the shell its script.
        for count in [7, 8, 9, 10, 12, 14, 16, 18, 20, 40] {
            statuses.append(try await status(command, under: "ulimit -n \(count)", in: directory))
        }
        #expect(statuses.first == 2)
        #expect(statuses.last == 0)
    }

    #if os(Linux)
        @Test("little address space, from too little for a thread to enough for all", arguments: commands)
        func addressSpace(command: String) async throws {
            let directory = try photos()
            let needed = try await neededAddressSpace(in: directory)
            var statuses: [Int32] = []
            for more in [2_000, 10_000, 30_000, 60_000, 90_000, 130_000, 200_000, 400_000, 1_500_000] {
                statuses.append(try await status(command, under: "ulimit -v \(needed + more)", in: directory))
            }
            #expect(statuses.first == 2)
            #expect(statuses.last == 0)
        }

        /// KB without which the system's loader cannot start the program: it has the libraries of a debug build.
        private func neededAddressSpace(in directory: TemporaryDirectory) async throws -> Int {
            var (least, most) = (10_000, 2_000_000)
            while most - least > 1_000 {
                let middle = (least + most) / 2
                let command = "ulimit -v \(middle); \"$HEADSHOT\" --version"
                let outcome = try await ChildProcess.shell("(\(command))", in: directory)
                let isStarted = outcome.status == 0 || outcome.error.hasPrefix("headshot: ")
                if isStarted { most = middle } else { least = middle }
            }
            return most
        }

        @Test("few threads, for a user who is not root")
        func threads() async throws {
            let directory = try TemporaryDirectory()
            // For root there is no limit on processes; for another user all of his count, whoever started them. So it
            // is one who has no others.
            let isRoot = geteuid() == 0
            let number = Int.random(in: 20_000...60_000)
            let user = isRoot ? "setpriv --reuid \(number) --regid \(number) --clear-groups " : ""
            for count in isRoot ? [1, 2, 3, 4, 5, 6] : [1] {
                let command = count.isMultiple(of: 2) ? "--version" : "inspect missing.jpg"
                let script = "ulimit -u \(count); exec \(user)\"$HEADSHOT\" \(command)"
                let outcome = try await ChildProcess.shell(
                    "timeout -s KILL 60 bash -c '\(script)'", in: directory)
                #expect(outcome.status == 2, "\(count): \(outcome)")
                #expect(
                    outcome.error.wholeMatch(
                        of: /headshot: \d+ threads are needed, and the system gives \d+\. .*\(ulimit -u\)\.\n/) != nil,
                    "\(outcome.error)")
            }
        }
    #endif

    @Test("more jobs than there are threads for are fewer jobs")
    func jobs() {
        let all = RunResources(jobCount: 64, maximumMemoryByteCount: 1 << 30)
        #expect(all == RunResources(jobCount: 64, maximumMemoryByteCount: 1 << 30))
        #expect((1...64).contains(all.jobCount))
        #expect(RunResources(jobCount: 1, maximumMemoryByteCount: .max).memoryByteCount > 0)
    }

    @Test("a photo that needs more memory than the process may have is told of that limit, not of --memory")
    func remedy() async {
        await #expect(processExitsWith: .success) {
            guard ProcessChanges.setMaximumAddressSpace(growth: 600 << 20) else { exit(EXIT_SUCCESS) }
            let resources = RunResources(jobCount: 1, maximumMemoryByteCount: 1 << 40)
            guard resources.isMemoryReduced, resources.memoryByteCount < 600 << 20 else { exit(EXIT_FAILURE) }
            let error = resources.explained(
                .init(code: .memoryLimit, category: .limit, message: "It is large.", remedy: "Raise the limit."))
            exit(error.forCommand.remedy.contains("(ulimit -v)") ? EXIT_SUCCESS : EXIT_FAILURE)
        }
    }
}
