/// Why an output's metadata could not be made. A source's broken metadata is no error: see `PhotoWarning`.
package enum MetadataError: Error, Sendable, Hashable {
    case outOfMemory
    /// libexif's block is longer than a segment can be, or empty.
    case invalidBlockSize(byteCount: Int)
    /// Under `keep`: the EXIF block says something untrue and is too broken to be corrected in place.
    case unpatchableEXIF(reason: String)
}
