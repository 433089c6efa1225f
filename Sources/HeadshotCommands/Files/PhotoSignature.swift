import PhotoNormalization

/// How a photo is told from other files in a directory.
enum PhotoSignature {
    /// Names ending in .jpg, .jpeg, .jpe or .jfif, in any case.
    static func hasPhotoName(_ name: [UInt8]) -> Bool {
        PhotoName.isPhotoEnding(PhotoName.ending(of: name))
    }

    enum Content {
        case photo
        /// A photo of another format: why it is refused.
        case foreignPhoto(PhotoError)
        case other
    }

    /// Looks into a file without a photo's name.
    static func content(of path: FilePath) throws(SystemError) -> Content {
        let start = try beginning(of: path)
        // SOI and the first byte of a marker (ITU-T T.81, B.1.1.2).
        if start.starts(with: [0xFF, 0xD8, 0xFF]) { return .photo }
        return PhotoError.foreignPhoto(start, ending: PhotoName.ending(of: path.lastComponent)).map(
            Content.foreignPhoto)
            ?? .other
    }

    /// A file that cannot be read, by its name.
    static func unreadableContent(of path: FilePath) -> Content {
        PhotoError.foreignPhoto([], ending: PhotoName.ending(of: path.lastComponent)).map(Content.foreignPhoto)
            ?? .other
    }

    /// The first kilobytes; all of a smaller file.
    private static func beginning(of path: FilePath) throws(SystemError) -> [UInt8] {
        let file = try FileDescriptor(opening: path, for: .reading)
        var start: [UInt8] = []
        while start.count < maximumByteCount {
            let room = maximumByteCount - start.count
            if try Transfer.read(file.number, appendingTo: &start, maximumByteCount: room) == 0 { break }
        }
        return start
    }

    private static let maximumByteCount = 4_096
}
