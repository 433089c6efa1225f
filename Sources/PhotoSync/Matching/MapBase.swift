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
        var rest = Substring(written.replacing("\\", with: "/"))
        if let drive = rest.prefixMatch(of: /[A-Za-z]:\/*|\/\/[^\/]+\/[^\/]+(\/+|$)/) {
            guard standsForDrives else { return nil }
            rest = rest[drive.range.upperBound...]
        }
        let isAbsolute = rest.hasPrefix("/")
        let parts = rest.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        if isAbsolute { return "/" + parts }
        // A folder's own path stays as it was named, so that it is the one that files were found below.
        return folder.isEmpty || folder == "." ? parts : folder + (folder.hasSuffix("/") ? "" : "/") + parts
    }
}
