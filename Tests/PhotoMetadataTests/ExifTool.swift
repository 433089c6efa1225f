import Foundation
import Testing

/// exiftool, an independent reader.
enum ExifTool {
    static let executable = ["/usr/bin/exiftool", "/usr/local/bin/exiftool", "/opt/homebrew/bin/exiftool"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }
    static var isInstalled: Bool { executable != nil }

    /// What it reads from files: one dictionary each, keys like "IFD0:Orientation", values as they would be printed.
    ///
    /// - Parameters:
    ///   - paths: the files.
    ///   - options: further options than `-j -n -G1`.
    /// - Returns: as many as there are files.
    /// - Throws: when it cannot be run.
    static func read(_ paths: [String], options: [String] = []) throws -> [[String: String]] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(executable))
        process.arguments = ["-j", "-n", "-G1", "-q", "-q"] + options + paths
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let objects = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
        return objects.map { $0.mapValues { "\($0)" } }
    }

    /// What it reads from bytes.
    static func read(_ bytes: [UInt8], options: [String] = []) throws -> [String: String] {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).jpg")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(bytes).write(to: file)
        return try #require(try read([file.path], options: options).first)
    }
}

extension [String: String] {
    /// The tags of the EXIF block, whichever directory they stand in.
    var exifTags: [String: String] {
        filter { key, _ in
            ["IFD0:", "ExifIFD:", "GPS:", "InteropIFD:", "IFD1:", "MakerNotes:"].contains { key.hasPrefix($0) }
        }
    }
}
