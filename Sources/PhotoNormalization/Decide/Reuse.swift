/// What of a photo can be handed on byte for byte.
enum Reuse: Sendable, Hashable {
    /// The whole file.
    case file
    /// The coded picture, behind new metadata segments: so many bytes in all.
    case codedPicture(byteCount: Int)
    /// Its coefficients have to be coded anew.
    case nothing
}
