import Foundation
import Testing

@testable import HeadshotCommands

@Suite("Left-over temporary files")
struct StaleTemporariesTests {
    /// A process that has ended.
    private func endedProcess() throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "exit 0"]
        try process.run()
        process.waitUntilExit()
        return process.processIdentifier
    }

    @Test("only files of a process that is gone, an hour old, are removed")
    func removal() throws {
        let directory = try TemporaryDirectory()
        let gone = try endedProcess()
        let own = CurrentProcess.identifier
        for name in [".headshot-\(gone)-1", ".headshot-\(own)-1", "headshot-\(gone)-1", ".headshot-\(gone)-1.jpg"] {
            try directory.write([1], to: name)
            try directory.setModification(name, secondsAgo: 3_700)
        }
        try directory.write([1], to: ".headshot-\(gone)-2")
        try directory.setModification(".headshot-\(gone)-2", secondsAgo: 3_400)
        try directory.write([1], to: ".headshot-\(gone)-3/x")
        try directory.setModification(".headshot-\(gone)-3", secondsAgo: 3_700)

        let before = try directory.names
        StaleTemporaries.remove(in: FilePath(directory.path))
        #expect(try directory.names == before.filter { $0 != ".headshot-\(gone)-1" })
    }

    @Test(
        "names that are not ours have no process",
        arguments: [
            (".headshot-12-3", 12), (".headshot-12", nil), (".headshot--3", nil), (".headshot-0-3", nil),
            (".headshot--1-3", nil), (".headshot-12-3-4", nil), (".headshot-x-3", nil), (".headshot-+12-3", nil),
            (".headshot-99999999999-3", nil), ("headshot-12-3", nil),
        ] as [(String, Int32?)]
    )
    func names(name: String, process: Int32?) {
        #expect(TemporaryName.process(of: Array(name.utf8)) == process)
    }
}
