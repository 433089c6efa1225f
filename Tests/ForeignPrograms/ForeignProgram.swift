package import Foundation

/// A program that somebody else wrote, to judge what we write. Tests that need one are skipped where it is not
/// installed.
package struct ForeignProgram: Sendable {
    package let name: String
    private let path: String?

    /// - Parameter name: looked for in the folders of PATH, and where installers put programs that are not there.
    package init(_ name: String) {
        self.name = name
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
        path = (folders + ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]).map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    package var isInstalled: Bool { path != nil }

    package static let cjpeg = ForeignProgram("cjpeg")
    package static let djpeg = ForeignProgram("djpeg")
    package static let jpegtran = ForeignProgram("jpegtran")
    package static let exiftool = ForeignProgram("exiftool")

    /// What a run gave.
    package struct Answer: Sendable {
        package let status: Int32
        package let output: [UInt8]
        package let messages: String
    }

    /// It cannot be run, or did not end.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Runs it to its end; what it reads and says goes through files, so that no pipe fills up.
    ///
    /// - Parameters:
    ///   - arguments: what it is called with.
    ///   - input: its standard input.
    ///   - timeLimit: seconds after which it is ended.
    /// - Returns: what it wrote and said.
    /// - Throws: `Failure`, and what the files throw.
    package func run(_ arguments: [String], input: [UInt8] = [], timeLimit: TimeInterval = 300) throws -> Answer {
        guard let path else { throw Failure(description: "\(name) is not installed") }
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: folder.write(input, name: "input"))
        let files = try ["output", "messages"].map { try folder.write([], name: $0) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        try process.run()
        let deadline = Date(timeIntervalSinceNow: timeLimit)
        let watch = Thread { [process] in
            while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.5) }
            if process.isRunning { process.terminate() }
        }
        watch.start()
        process.waitUntilExit()
        guard process.terminationReason == .exit || Date() < deadline else {
            throw Failure(description: "\(name) did not end within \(timeLimit) s: \(arguments)")
        }
        return Answer(
            status: process.terminationStatus,
            output: try Self.contents(of: files[0]),
            messages: String(decoding: try Self.contents(of: files[1]), as: UTF8.self)
        )
    }

    /// Runs it with a file of these bytes as its last argument.
    package func run(_ arguments: [String] = [], on bytes: [UInt8]) throws -> Answer {
        let folder = try TemporaryFolder()
        return try run(arguments + [folder.write(bytes, name: "input.jpg").path])
    }

    /// What it makes of a file of these bytes; nil when it failed or had something to say. jpegtran may have: it warns
    /// of its input,
    /// and ends with 2 then.
    package func output(_ arguments: [String] = [], on bytes: [UInt8]) throws -> [UInt8]? {
        let answer = try run(arguments, on: bytes)
        let isDone =
            name == "jpegtran" ? [0, 2].contains(answer.status) : answer.status == 0 && answer.messages.isEmpty
        return isDone ? answer.output : nil
    }

    /// Not by `Data(contentsOf:)`: it leaks what it had allocated for an empty file, and the address sanitizer says so.
    private static func contents(of file: URL) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        return [UInt8](try handle.readToEnd() ?? Data())
    }
}
