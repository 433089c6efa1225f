import Foundation
import Testing

@testable import PhotoMetadata

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

    /// What it reads from the bytes of files.
    static func read(_ files: [[UInt8]], options: [String] = []) throws -> [[String: String]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = try files.enumerated().map { index, bytes in
            let file = folder.appendingPathComponent("\(index).jpg")
            try Data(bytes).write(to: file)
            return file.path
        }
        let found = try read(paths, options: options)
        try #require(found.count == files.count)
        return found
    }

    /// What it reads from the bytes of a file.
    static func read(_ bytes: [UInt8], options: [String] = []) throws -> [String: String] {
        try #require(try read([bytes], options: options).first)
    }
}

extension MinimalEXIF {
    /// The tags of a minimal block, as exiftool calls them.
    static let exifToolNames: Set<String> = [
        "IFD0:Orientation", "IFD0:XResolution", "IFD0:YResolution", "IFD0:ResolutionUnit", "ExifIFD:ExifVersion",
        "ExifIFD:ColorSpace", "ExifIFD:ExifImageWidth", "ExifIFD:ExifImageHeight",
    ]
}

extension [String: String] {
    /// The tags of the EXIF block, whichever directory they stand in.
    var exifTags: [String: String] {
        filter { key, _ in
            ["IFD0:", "ExifIFD:", "GPS:", "InteropIFD:", "IFD1:", "MakerNotes:"].contains { key.hasPrefix($0) }
        }
    }
}
