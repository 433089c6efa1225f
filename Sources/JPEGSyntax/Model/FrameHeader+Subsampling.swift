extension FrameHeader {
    /// What the components' sampling factors come to.
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
