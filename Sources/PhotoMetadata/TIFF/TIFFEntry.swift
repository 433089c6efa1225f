/// One entry of a TIFF directory (TIFF 6.0, section 2; CIPA DC-008, 4.6.2).
package struct TIFFEntry: Sendable, Hashable {
    package let tag: UInt16
    /// The type as declared, known or not.
    package let typeCode: UInt16
    /// Values, as declared.
    package let count: Int
    /// Where the entry's 12 bytes stand, counted from the start of the TIFF structure.
    package let offset: Int
    /// Where the value stands, counted from the start of the TIFF structure; nil when its type is unknown or it would
    /// reach over the end.
    package let value: Range<Int>?

    package var type: TIFFType? { TIFFType(rawValue: typeCode) }

    /// The value stands in the entry itself.
    package var isInline: Bool { value.map { $0.lowerBound == offset + 8 } ?? false }
}

/// The type of an entry's values.
package enum TIFFType: UInt16, Sendable, Hashable, CaseIterable {
    case byte = 1
    case ascii = 2
    case short = 3
    case long = 4
    case rational = 5
    case signedByte = 6
    case undefined = 7
    case signedShort = 8
    case signedLong = 9
    case signedRational = 10
    case float = 11
    case double = 12
    case directory = 13
    /// Exif 3.0.
    case utf8 = 129

    /// Bytes of one value.
    package var byteCount: Int {
        switch self {
        case .byte, .ascii, .signedByte, .undefined, .utf8: 1
        case .short, .signedShort: 2
        case .long, .signedLong, .float, .directory: 4
        case .rational, .signedRational, .double: 8
        }
    }
}
