/// What bytes behind a picture turn out to be.
public enum TrailingKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// A further JPEG stream: a multi-picture file's (CIPA DC-007) or an appended one.
    case jpeg
    /// ISO base media (`ftyp`): a motion photo's film.
    case movie
    /// A Samsung trailer ("SEFT" at the end).
    case samsung
    case zip
    /// One byte value repeated.
    case padding
    case unknown
}
