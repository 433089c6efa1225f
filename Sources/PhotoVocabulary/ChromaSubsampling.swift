/// The relation of the chroma components' sampling to luma's, in the usual names.
public enum ChromaSubsampling: String, Sendable, Hashable, CaseIterable, Codable {
    case gray
    case yuv444 = "4:4:4"
    case yuv422 = "4:2:2"
    case yuv420 = "4:2:0"
    case yuv440 = "4:4:0"
    case yuv411 = "4:1:1"
    case yuv410 = "4:1:0"
    /// Any other combination, or not three components.
    case other
}
