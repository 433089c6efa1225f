internal import JPEGSyntax
internal import PhotoPixels

extension ImageProperties {
    /// Bytes of chroma that may be halved, after what it is made of.
    var halvedChromaByteCount: Int {
        frame.components.count == 3 ? 2 * 2 * ((frame.width + 31) / 2) * ((frame.height + 31) / 2) : 0
    }

    /// - Parameter change: of the pixels; nil: none.
    /// - Returns: bytes of coefficients, and of samples that wait to become some, that normalizing takes.
    func coefficientByteCount(with change: PictureChange?) -> Int {
        guard let change else { return frame.coefficientByteCount }
        // Of a single scan no more than a row of MCUs is kept.
        let kept = structure.scans.count > 1 ? frame.coefficientByteCount : 0
        let lumaCount = (change.width + 15) * (change.height + 15)
        let chromaCount =
            frame.components.count == 1 ? 0 : 2 * lumaCount / (change.reduction.across * change.reduction.down)
        return kept + 2 * 2 * (lumaCount + chromaCount)
    }
}
