internal import Foundation

/// Photos in a folder, so that they are there again the next time: `KIND/ID.jpg`, with the identifier percent-encoded.
package struct PhotoArchive: Sendable {
    /// The folder, made when it is not there.
    package let path: String

    /// - Throws: when the folder cannot be made.
    package init(path: String) throws {
        self.path = path
        for kind in PhotoKey.Kind.allCases {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(kind.rawValue)", withIntermediateDirectories: true)
        }
    }

    /// Everything that is there. Files with other names are passed over.
    package func load() throws -> [(key: PhotoKey, bytes: [UInt8])] {
        try PhotoKey.Kind.allCases.flatMap { kind in
            let folder = "\(path)/\(kind.rawValue)"
            let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            return try names.compactMap { name -> (key: PhotoKey, bytes: [UInt8])? in
                guard name.hasSuffix(".jpg"), let id = URLText.decoded(name.dropLast(4)) else { return nil }
                let data = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
                return (PhotoKey(kind: kind, id: id), Array(data))
            }
        }
    }

    /// Replaces or, with nil, removes a photo's file. A reader sees the one or the other, never a part.
    package func save(_ key: PhotoKey, _ bytes: [UInt8]?) throws {
        let file = URL(fileURLWithPath: "\(path)/\(key.kind.rawValue)/\(URLText.segment(key.id)).jpg")
        if let bytes {
            try Data(bytes).write(to: file, options: .atomic)
        } else if FileManager.default.fileExists(atPath: file.path) {
            try FileManager.default.removeItem(at: file)
        }
    }
}
