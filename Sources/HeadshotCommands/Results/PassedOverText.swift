/// "passed over: 3 hidden files, 1 link to a directory".
enum PassedOverText {
    /// nil when nothing was passed over.
    static func text(_ passedOver: PhotoSources.PassedOver) -> String? {
        let parts = [
            part(passedOver.hiddenCount, "hidden file", "hidden files"),
            part(passedOver.thumbnailStoreCount, "thumbnail store", "thumbnail stores"),
            part(passedOver.directoryLinkCount, "link to a directory", "links to directories"),
            part(passedOver.outputDirectoryCount, "output directory", "output directories"),
            part(passedOver.otherCount, "other file", "other files"),
        ].compactMap { $0 }
        return parts.isEmpty ? nil : "passed over: " + parts.joined(separator: ", ")
    }

    private static func part(_ count: Int, _ singular: String, _ plural: String) -> String? {
        count == 0 ? nil : "\(DisplayText.grouped(count)) \(count == 1 ? singular : plural)"
    }
}
