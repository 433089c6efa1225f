import Foundation

@testable import HeadshotCommands

/// A directory of its own for a test; gone afterwards.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "headshot-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        // A test that failed may have left nothing to remove.
        try? FileManager.default.removeItem(atPath: path)
    }

    func file(_ name: String) -> FilePath { FilePath("\(path)/\(name)") }

    /// Writes a file, and the directories above it.
    @discardableResult
    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> FilePath {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(Array(bytes)).write(to: url)
        return file(name)
    }

    func contents(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: "\(path)/\(name)")))
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    func setModification(_ name: String, secondsAgo: Double) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -secondsAgo)],
            ofItemAtPath: "\(path)/\(name)"
        )
    }

    /// Everything in it, sorted.
    var names: [String] {
        get throws { try FileManager.default.subpathsOfDirectory(atPath: path).sorted() }
    }
}
