/// What a photo's EXIF block says, as far as anybody downstream asks (CIPA DC-008).
package struct EXIFBlock: Sendable, Hashable {
    package let orientation: OrientationField
    package let resolution: Resolution?
    /// Tag 0xA001: 1 for sRGB, 65535 for anything else; nil when absent or no number.
    package let colorSpace: Int?
    /// The interoperability index is "R03", DCF's name for files in Adobe RGB.
    package let isOptionFile: Bool
    /// DCF's way to say that the picture is in Adobe RGB: the interoperability index is "R03", unless the color space
    /// is 1, sRGB. Some cameras write a color space of 2 instead.
    package let declaresAdobeRGB: Bool
    /// Tags 0xA002 and 0xA003; nil when absent or no numbers.
    package let pixelXDimension: Int?
    package let pixelYDimension: Int?
    /// As found, the NUL at the end included.
    package let artist: [UInt8]?
    package let copyright: [UInt8]?
    package let cameraMake: String?
    package let cameraModel: String?
    /// When the photo was taken (else when the file was changed), as found: "2024:05:17 10:20:30" in local time.
    package let dateTime: String?
    /// A GPS directory with an entry, or a pointer to one that cannot be read.
    package let hasGPS: Bool
    package let hasMakerNote: Bool
    package let hasThumbnail: Bool
    /// Every tag, in file order, unreadable ones included.
    package let tags: [TIFFTag]
    /// The structure itself; its offsets count from `headerByteCount` on.
    package let walk: TIFFWalk
    /// Bytes of the payload before the TIFF structure: 6, or 5 where a writer left out a zero.
    package let headerByteCount: Int
    /// The payload begins with exactly "Exif\0\0".
    package let hasStandardHeader: Bool
    /// Bytes that nothing in the structure points to, and how many of them are not zero.
    package let unreferencedByteCount: Int
    package let unreferencedNonzeroByteCount: Int

    /// Reads a block.
    ///
    /// - Parameter payload: of the APP1 segment, "Exif\0\0" included.
    /// - Throws: `TIFFError` when not even IFD0 can be reached. Damage further on is told in `walk.problems`.
    package init(reading payload: Span<UInt8>) throws(TIFFError) {
        headerByteCount = Self.headerByteCount(ofPayload: payload)
        hasStandardHeader = payload.matches(Self.signature)
        let tiff = payload.extracting(headerByteCount...)
        let walk = try TIFFWalk(tiff)
        self.walk = walk
        unreferencedByteCount = walk.unreferencedByteCount(in: tiff) { _ in true }
        unreferencedNonzeroByteCount = walk.unreferencedByteCount(in: tiff) { $0 != 0 }
        orientation = OrientationField(of: walk, in: tiff)
        resolution = Resolution(of: walk, in: tiff)
        let colorSpace = walk.integer(.colorSpace, in: tiff)
        self.colorSpace = colorSpace
        isOptionFile = walk.text(.interoperabilityIndex, in: tiff) == "R03"
        declaresAdobeRGB = colorSpace == 2 || colorSpace != 1 && isOptionFile
        pixelXDimension = walk.integer(.pixelXDimension, in: tiff)
        pixelYDimension = walk.integer(.pixelYDimension, in: tiff)
        artist = walk.textBytes(.artist, in: tiff)
        copyright = walk.textBytes(.copyright, in: tiff)
        cameraMake = walk.text(.make, in: tiff)
        cameraModel = walk.text(.model, in: tiff)
        dateTime = walk.text(.dateTimeOriginal, in: tiff) ?? walk.text(.dateTime, in: tiff)
        // A pointer without a value points to nothing.
        hasGPS = walk[.gpsPointer].map { $0.count > 0 } ?? false && walk[.gps].map { !$0.entries.isEmpty } ?? true
        hasMakerNote = walk[.makerNote] != nil
        hasThumbnail = walk[.thumbnailOffset] != nil || walk[.thumbnailStripOffsets] != nil
        tags = walk.directories.flatMap { directory in
            directory.entries.map { TIFFTag(directory.kind, $0.tag) }
        }
    }

    private static func headerByteCount(ofPayload payload: Span<UInt8>) -> Int {
        let isShort =
            ByteOrder(mark: payload.extracting(min(6, payload.count)...)) == nil
            && ByteOrder(mark: payload.extracting(min(5, payload.count)...)) != nil
        return min(isShort ? 5 : 6, payload.count)
    }

    /// Some readers look for the signature in small letters, too, and a few bytes further on; what they find there is
    /// not looked at here.
    static func isHidden(in payload: Span<UInt8>) -> Bool {
        (0...4).contains { start in
            let found = payload.copy(of: start..<(start + 5))
            return zip(found, signature).allSatisfy { $0 == $1 || $0 | 0x20 == $1 | 0x20 && $1 != 0 }
                && found.count == 5
        }
    }

    /// "Exif\0\0"
    static let signature: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
}

/// The orientation tag as found.
package enum OrientationField: Sendable, Hashable {
    case absent
    case valid(Orientation)
    /// Outside 1 … 8, or (nil) not one whole number.
    case invalid(Int?)

    fileprivate init(of walk: TIFFWalk, in tiff: Span<UInt8>) {
        guard walk[.orientation] != nil else {
            self = .absent
            return
        }
        let value = walk.integer(.orientation, in: tiff)
        self =
            value.flatMap { UInt8(exactly: $0) }.flatMap { Orientation(rawValue: $0) }.map { .valid($0) }
            ?? .invalid(value)
    }
}
