/// What directories held besides photos.
struct SkippedFiles: Sendable, Hashable {
    /// Names that start with a dot, `._*` and our own temporaries among them.
    var hiddenCount = 0
    /// `Thumbs.db` and `@eaDir`.
    var thumbnailStoreCount = 0
    var directoryLinkCount = 0
    /// Files that are no photos, by name and by content.
    var otherCount = 0
    /// The directory that outputs go to.
    var outputDirectoryCount = 0

    mutating func add(_ other: SkippedFiles) {
        hiddenCount += other.hiddenCount
        thumbnailStoreCount += other.thumbnailStoreCount
        directoryLinkCount += other.directoryLinkCount
        otherCount += other.otherCount
        outputDirectoryCount += other.outputDirectoryCount
    }

    /// "passed over: 3 hidden files, 1 link to a directory"; nil when nothing was.
    var text: String? {
        let parts = [
            Self.part(hiddenCount, "hidden file", "hidden files"),
            Self.part(thumbnailStoreCount, "thumbnail store", "thumbnail stores"),
            Self.part(directoryLinkCount, "link to a directory", "links to directories"),
            Self.part(outputDirectoryCount, "output directory", "output directories"),
            Self.part(otherCount, "other file", "other files"),
        ].compactMap { $0 }
        return parts.isEmpty ? nil : "passed over: " + parts.joined(separator: ", ")
    }

    private static func part(_ count: Int, _ singular: String, _ plural: String) -> String? {
        count == 0 ? nil : "\(DisplayText.grouped(count)) \(count == 1 ? singular : plural)"
    }
}
