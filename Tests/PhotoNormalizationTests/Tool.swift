import Foundation

/// A program that judges what we write. Tests that need one are skipped where it is not installed.
enum Tool: String {
    case cjpeg
    case djpeg
    case jpegtran

    var isInstalled: Bool { path != nil }

    private var path: String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/\(rawValue)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs the program with a file of these bytes as its last argument.
    ///
    /// - Returns: what it wrote; nil when it failed, or djpeg had something to say.
    func run(_ arguments: [String] = [], on bytes: [UInt8]) throws -> [UInt8]? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "headshot-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["input.jpg", "output", "messages"].map { folder.appending(path: $0) }
        try Data(bytes).write(to: files[0])
        for file in files[1...] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: path ?? "")
        process.arguments = arguments + [files[0].path]
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        let isSilent = try self == .jpegtran || contents(of: files[2]).isEmpty
        // jpegtran ends with 2 when it warned of something in its input.
        let isDone = process.terminationStatus == 0 || self == .jpegtran && process.terminationStatus == 2
        return isDone && isSilent ? try contents(of: files[1]) : nil
    }

    /// Not by `Data(contentsOf:)`: it leaks what it had allocated for an empty file, and the address sanitizer says so.
    private func contents(of file: URL) throws -> [UInt8] {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        return [UInt8](try handle.readToEnd() ?? Data())
    }
}
