import Foundation
import ServiceFixtures
import Testing

/// A program that somebody else wrote.
struct Program {
    /// nil when it is not installed.
    let executable: String?

    init(_ name: String) {
        executable = HelperProcess.path(of: name)
    }

    var isInstalled: Bool { executable != nil }

    static let openssl = Program("openssl")
    static let python = Program("python3")
    static let curl = Program("curl")

    /// Runs the program to its end; what it says goes through files, so that no pipe fills up.
    func run(_ arguments: [String], in folder: TemporaryFolder) throws -> (status: Int32, output: String) {
        let file = folder.file(UUID().uuidString)
        try Data().write(to: URL(fileURLWithPath: file))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(executable))
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: file))
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOfFile: file, encoding: .utf8))
    }
}
