/// What is wrong with a TIFF structure. Offsets and byte counts are counted from its start.
package enum TIFFError: Error, Sendable, Hashable {
    /// Neither "II*\0" nor "MM\0*" at the start, or not even that many bytes.
    case notTIFF(byteCount: Int)
    /// A directory that would begin outside the structure.
    case directoryOutside(TIFFDirectory.Kind, offset: Int, byteCount: Int)
    /// A directory whose entries reach over the end; those before the end are read.
    case directoryOverrun(TIFFDirectory.Kind, declaredEntryCount: Int, availableEntryCount: Int)
    /// Two pointers to one directory.
    case directoryLoop(TIFFDirectory.Kind, offset: Int)
    /// An entry of an unknown type.
    case unknownType(TIFFTag, typeCode: UInt16)
    /// A value that would reach over the end.
    case valueOutside(TIFFTag, declaredByteCount: Int)
    /// A pointer to a directory that is not one number of four bytes.
    case invalidPointer(TIFFTag)
    /// A thumbnail that would reach over the end.
    case thumbnailOutside(offset: Int, declaredByteCount: Int)
    case tooManyDirectories(maximum: Int)
    case tooManyEntries(maximum: Int)
}

extension TIFFError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notTIFF(let byteCount):
            "there is no TIFF header in its \(byteCount) bytes"
        case .directoryOutside(let kind, let offset, let byteCount):
            "the \(kind.rawValue) directory at \(offset) is outside its \(byteCount) bytes"
        case .directoryOverrun(let kind, let declared, let available):
            "the \(kind.rawValue) directory declares \(declared) entries and has room for \(available)"
        case .directoryLoop(let kind, let offset):
            "the \(kind.rawValue) directory at \(offset) is pointed to twice"
        case .unknownType(let tag, let typeCode):
            "tag \(tag.number) of the \(tag.directory.rawValue) directory is of the unknown type \(typeCode)"
        case .valueOutside(let tag, let byteCount):
            "the \(byteCount) bytes of tag \(tag.number) of the \(tag.directory.rawValue) directory are outside"
        case .invalidPointer(let tag):
            "tag \(tag.number) of the \(tag.directory.rawValue) directory is no pointer"
        case .thumbnailOutside(let offset, let byteCount):
            "the thumbnail of \(byteCount) bytes at \(offset) reaches over the end"
        case .tooManyDirectories(let maximum):
            "it has more than \(maximum) directories"
        case .tooManyEntries(let maximum):
            "it has more than \(maximum) entries"
        }
    }
}
