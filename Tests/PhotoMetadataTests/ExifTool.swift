import ForeignPrograms
import Foundation
import Testing

@testable import PhotoMetadata

extension ForeignProgram {
    /// What exiftool reads from files: one dictionary each, keys like "IFD0:Orientation", values as they would be
    /// printed.
    ///
    /// - Parameters:
    ///   - paths: the files.
    ///   - options: further options than `-j -n -G1`.
    /// - Returns: as many as there are files.
    /// - Throws: when it cannot be run.
    static func tags(_ paths: [String], options: [String] = []) throws -> [[String: String]] {
        let output = try exiftool.run(["-j", "-n", "-G1", "-q", "-q"] + options + paths).output
        let objects = try #require(try JSONSerialization.jsonObject(with: Data(output)) as? [[String: Any]])
        return objects.map { $0.mapValues { "\($0)" } }
    }

    /// What it reads from the bytes of files.
    static func tags(_ files: [[UInt8]], options: [String] = []) throws -> [[String: String]] {
        let folder = try TemporaryFolder()
        let paths = try files.enumerated().map { try folder.write($1, name: "\($0).jpg").path }
        let found = try tags(paths, options: options)
        try #require(found.count == files.count)
        return found
    }

    /// What it reads from the bytes of a file.
    static func tags(_ bytes: [UInt8], options: [String] = []) throws -> [String: String] {
        try #require(try tags([bytes], options: options).first)
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
