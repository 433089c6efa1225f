internal import PhotoNormalization

/// A photo's file, as whoever looked into the folder found it.
package struct PhotoFile: Sendable, Hashable {
    /// Opens it. A byte that is no UTF-8 has a scalar of its own, as in the command's arguments.
    package var path: String
    /// Below the folder that was named; "/" between its parts.
    package var relativePath: String
    package var byteCount: Int
    /// When it was last changed: nanoseconds since 1970.
    package var modified: Int

    /// - Parameters:
    ///   - path: opens it.
    ///   - relativePath: below the folder that was named.
    ///   - byteCount: its length.
    ///   - modified: nanoseconds since 1970.
    package init(path: String, relativePath: String, byteCount: Int, modified: Int) {
        self.path = path
        self.relativePath = relativePath
        self.byteCount = byteCount
        self.modified = modified
    }
}

/// The parts of a path that names are looked for in.
enum PhotoPath {
    /// What follows the last slash.
    static func baseName(_ path: Substring) -> Substring {
        path.utf8.lastIndex(of: slash).map { path[path.utf8.index(after: $0)...] } ?? path
    }

    /// The path without the ending of a photo, of whatever format; any other ending belongs to the name, as in
    /// "anna@contoso.com".
    static func withoutEnding(_ path: Substring) -> Substring {
        let name = baseName(path)
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return path }
        let ending = PhotoName.ending(of: Array(name.utf8))
        let isPhoto = PhotoName.isPhotoEnding(ending) || PhotoError.foreignPhoto([], ending: ending) != nil
        return isPhoto ? path[..<dot] : path
    }

    private static let slash = UInt8(ascii: "/")
}
