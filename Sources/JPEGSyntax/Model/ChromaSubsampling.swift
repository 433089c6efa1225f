/// The relation of the chroma components' sampling to luma's, in the usual names.
public enum ChromaSubsampling: String, Sendable, Hashable {
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

extension FrameHeader {
    package var chromaSubsampling: ChromaSubsampling {
        if components.count == 1 { return .gray }
        guard components.count == 3 else { return .other }
        let luma = components[0]
        guard components[1].horizontalSampling == components[2].horizontalSampling,
            components[1].verticalSampling == components[2].verticalSampling,
            components[1].horizontalSampling > 0, components[1].verticalSampling > 0,
            luma.horizontalSampling % components[1].horizontalSampling == 0,
            luma.verticalSampling % components[1].verticalSampling == 0
        else { return .other }
        let horizontal = luma.horizontalSampling / components[1].horizontalSampling
        let vertical = luma.verticalSampling / components[1].verticalSampling
        switch (horizontal, vertical) {
        case (1, 1): return .yuv444
        case (2, 1): return .yuv422
        case (2, 2): return .yuv420
        case (1, 2): return .yuv440
        case (4, 1): return .yuv411
        case (4, 2): return .yuv410
        default: return .other
        }
    }
}
