/// What a frame's components mean, as libjpeg reads it from JFIF, Adobe and component identifiers.
public enum ColorInterpretation: String, Sendable, Hashable, CaseIterable, Codable {
    case gray
    case yCbCr = "ycbcr"
    case rgb
    case cmyk
    case ycck
    /// Two components, or more than four: no meaning is defined.
    case unknown
}
