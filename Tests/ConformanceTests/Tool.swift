import Foundation
import Testing

/// A program that somebody else wrote, to judge what we write.
struct Tool {
    /// The program; nil when it is not installed.
    let executable: URL?

    init(_ name: String) {
        executable = ["/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"].map { URL(fileURLWithPath: $0 + name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    var isInstalled: Bool { executable != nil }

    static let djpeg = Tool("djpeg")
    static let jpegtran = Tool("jpegtran")
    static let exiftool = Tool("exiftool")

    /// What a run gave.
    struct Run {
        let status: Int32
        let output: Data
        let messages: String
    }

    /// Runs the program to its end; what it says goes through files, so that no pipe fills up.
    func run(_ arguments: [String], in folder: URL) throws -> Run {
        let name = UUID().uuidString
        let (output, messages) = (
            folder.appendingPathComponent(name + ".out"), folder.appendingPathComponent(name + ".err")
        )
        for file in [output, messages] { try Data().write(to: file) }
        defer { for file in [output, messages] { try? FileManager.default.removeItem(at: file) } }
        let process = Process()
        let executable: URL = try #require(self.executable)
        process.executableURL = executable
        process.arguments = arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        try process.run()
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus,
            output: try Data(contentsOf: output),
            messages: try String(contentsOf: messages, encoding: .utf8)
        )
    }
}

/// A folder that is gone when nobody holds it any more.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("headshot-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ bytes: [UInt8], name: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(bytes).write(to: file)
        return file
    }
}
