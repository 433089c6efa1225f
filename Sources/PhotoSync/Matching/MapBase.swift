/// Where the photos are that a table names.
package struct MapBase: Sendable, Hashable {
    private let folder: String
    private let standsForDrives: Bool

    /// - Parameters:
    ///   - table: the path of the table's file, whose folder it is when there is no other.
    ///   - base: the folder that was named instead; stands for a drive or a server, too.
    package init(table: String, base: String?) {
        standsForDrives = base != nil
        folder = base ?? String(table.dropLast(PhotoPath.baseName(table[...]).count))
    }

    /// - Parameter written: a path, with `/` or `\` between its parts.
    /// - Returns: where the photo is; nil for a drive or a server that nothing stands for.
    func path(_ written: String) -> String? {
        let bytes = written.utf8.map { $0 == UInt8(ascii: "\\") ? Self.slash : $0 }
        let rootCount = Self.rootCount(bytes)
        if rootCount > 0, !standsForDrives { return nil }
        let parts = bytes.dropFirst(rootCount).split(separator: Self.slash).filter { $0 != [UInt8(ascii: ".")] }
        let path = String(decoding: Array(parts.joined(separator: [Self.slash])), as: UTF8.self)
        if rootCount == 0, bytes.first == Self.slash { return "/" + path }
        // A folder's own path stays as it was named, so that it is the one that files were found below.
        return folder.isEmpty || folder == "." ? path : folder + (folder.hasSuffix("/") ? "" : "/") + path
    }

    private static let slash = UInt8(ascii: "/")

    /// Bytes of a drive ("C:") or of a server and its share ("//server/share"); 0 for neither.
    private static func rootCount(_ path: [UInt8]) -> Int {
        if path.count > 1, path[1] == UInt8(ascii: ":"), Character(Unicode.Scalar(path[0])).isLetter { return 2 }
        guard path.count > 2, path[0] == slash, path[1] == slash, path[2] != slash else { return 0 }
        guard let server = path[2...].firstIndex(of: slash) else { return path.count }
        return path[(server + 1)...].firstIndex(of: slash) ?? path.count
    }
}
