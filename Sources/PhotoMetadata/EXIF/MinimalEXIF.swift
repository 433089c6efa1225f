/// What goes into a fresh EXIF block.
package struct MinimalEXIF: Sendable, Hashable {
    package var orientation: Orientation
    /// nil: the block holds nothing but the orientation.
    package var picture: Picture?

    package struct Picture: Sendable, Hashable {
        /// Pixels of the picture as it will be stored.
        package var width: Int
        package var height: Int
        package var resolution: Resolution
        /// False writes ColorSpace 65535 (uncalibrated) instead of 1.
        package var isSRGB: Bool
        /// Text without a NUL at its end; nil leaves the tag out.
        package var artist: [UInt8]?
        package var copyright: [UInt8]?

        package init(
            width: Int,
            height: Int,
            resolution: Resolution,
            isSRGB: Bool,
            artist: [UInt8]? = nil,
            copyright: [UInt8]? = nil
        ) {
            self.width = width
            self.height = height
            self.resolution = resolution
            self.isSRGB = isSRGB
            self.artist = artist
            self.copyright = copyright
        }
    }

    package init(orientation: Orientation, picture: Picture?) {
        self.orientation = orientation
        self.picture = picture
    }
}

/// Artist and copyright notices on their way into an output.
enum CreditText {
    /// The longest text that is taken over, in bytes without the NUL.
    static let maximumByteCount = 2_000

    /// An artist: up to the first NUL, without spaces at the end, cut between characters; nil when nothing is left.
    static func artist(_ found: [UInt8]?) -> [UInt8]? {
        found.flatMap { bounded($0.prefix { $0 != 0 }) }
    }

    /// A copyright notice: EXIF separates the photographer's from the editor's by a NUL.
    static func copyright(_ found: [UInt8]?) -> [UInt8]? {
        guard let found else { return nil }
        let parts = found.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false).prefix(2)
        guard let photographer = parts.first else { return nil }
        guard let editor = parts.dropFirst().first, bounded(editor) != nil else { return bounded(photographer) }
        return bounded(photographer + [0] + editor)
    }

    private static func bounded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        var text = text.prefix(maximumByteCount + 1)
        if text.count > maximumByteCount {
            // The first byte that is cut off may continue a character of UTF-8.
            while let last = text.last, last & 0xC0 == 0x80 { text.removeLast() }
            text.removeLast()
        }
        while let last = text.last, last == 0x20 || last == 0 { text.removeLast() }
        return text.contains { $0 != 0x20 && $0 != 0 } ? Array(text) : nil
    }
}
