/// A directory (IFD) of a TIFF structure, with what could be read of it.
package struct TIFFDirectory: Sendable, Hashable {
    package let kind: Kind
    /// Counted from the start of the TIFF structure.
    package let offset: Int
    /// Where the pointer to this directory stands, counted from the start of the TIFF structure.
    package let pointerOffset: Int
    /// In file order.
    package let entries: [TIFFEntry]
    /// Where the pointer to the next directory stands; nil when the structure ends before it.
    package let nextPointerOffset: Int?

    /// The first entry with a tag: readers that disagree on repeated tags mostly take the first.
    package subscript(tag: UInt16) -> TIFFEntry? {
        entries.first { $0.tag == tag }
    }

    /// The bytes of the table itself: entry count, entries, and the pointer to the next directory.
    package var table: Range<Int> {
        offset..<(nextPointerOffset.map { $0 + 4 } ?? offset + 2 + 12 * entries.count)
    }

    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// IFD0.
        case image
        case exif
        case gps
        case interoperability
        /// IFD1.
        case thumbnail
        /// IFD2 and on: not for EXIF, but seen.
        case further
    }
}

/// A tag and the directory in which it stands.
package struct TIFFTag: Sendable, Hashable {
    package let directory: TIFFDirectory.Kind
    package let number: UInt16

    package init(_ directory: TIFFDirectory.Kind, _ number: UInt16) {
        self.directory = directory
        self.number = number
    }
}

extension TIFFTag {
    static let imageWidth = TIFFTag(.image, 0x0100)
    static let imageHeight = TIFFTag(.image, 0x0101)
    static let orientation = TIFFTag(.image, 0x0112)
    static let xResolution = TIFFTag(.image, 0x011A)
    static let yResolution = TIFFTag(.image, 0x011B)
    static let resolutionUnit = TIFFTag(.image, 0x0128)
    static let make = TIFFTag(.image, 0x010F)
    static let model = TIFFTag(.image, 0x0110)
    static let dateTime = TIFFTag(.image, 0x0132)
    static let artist = TIFFTag(.image, 0x013B)
    static let copyright = TIFFTag(.image, 0x8298)
    static let exifPointer = TIFFTag(.image, 0x8769)
    static let gpsPointer = TIFFTag(.image, 0x8825)
    static let exifVersion = TIFFTag(.exif, 0x9000)
    static let dateTimeOriginal = TIFFTag(.exif, 0x9003)
    static let makerNote = TIFFTag(.exif, 0x927C)
    static let colorSpace = TIFFTag(.exif, 0xA001)
    static let pixelXDimension = TIFFTag(.exif, 0xA002)
    static let pixelYDimension = TIFFTag(.exif, 0xA003)
    static let interoperabilityPointer = TIFFTag(.exif, 0xA005)
    static let interoperabilityIndex = TIFFTag(.interoperability, 0x0001)
    /// Microsoft's: nothing.
    static let padding = TIFFTag(.exif, 0xEA1C)
    static let relatedImageWidth = TIFFTag(.interoperability, 0x1001)
    static let relatedImageHeight = TIFFTag(.interoperability, 0x1002)
    static let thumbnailStripOffsets = TIFFTag(.thumbnail, 0x0111)
    static let thumbnailOffset = TIFFTag(.thumbnail, 0x0201)
    static let thumbnailByteCount = TIFFTag(.thumbnail, 0x0202)
}
