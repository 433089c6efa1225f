internal import JPEGSyntax
internal import PhotoPixels

extension ImageProperties {
    /// - Parameter change: of the pixels; nil: none.
    /// - Returns: bytes of halved chroma, which is held beside the full chroma, where chroma may be halved; else 0.
    func halvedChromaByteCount(with change: PictureChange?) -> Int {
        guard frame.components.count > 1 else { return 0 }
        let mayBeHalved: Bool
        if let change {
            mayBeHalved = change.reduction.across * change.reduction.down < 4
        } else {
            let chroma = frame.components[1]
            mayBeHalved =
                2 * chroma.horizontalSampling > frame.maximumHorizontalSampling
                || 2 * chroma.verticalSampling > frame.maximumVerticalSampling
        }
        guard mayBeHalved else { return 0 }
        let (width, height) = change.map { ($0.width, $0.height) } ?? (frame.width, frame.height)
        return 2 * 2 * ((width + 31) / 2) * ((height + 31) / 2)
    }

    /// - Parameter change: of the pixels; nil: none.
    /// - Returns: bytes of coefficients, and of rendered samples before their forward DCT, that normalizing takes.
    func coefficientByteCount(with change: PictureChange?) -> Int {
        guard let change else { return frame.coefficientByteCount }
        // Of a single scan only one MCU row is kept.
        let kept = structure.scans.count > 1 ? frame.coefficientByteCount : 0
        let lumaCount = (change.width + 15) * (change.height + 15)
        let chromaCount =
            frame.components.count == 1 ? 0 : 2 * lumaCount / (change.reduction.across * change.reduction.down)
        return kept + 2 * 2 * (lumaCount + chromaCount)
    }
}
