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

    /// libjpeg keeps all coefficients, however many scans there are: the first one does not have all of them.
    var mayHaveFurtherScans: Bool {
        frame.codingProcess.isProgressive || structure.scans.count > 1
            || structure.scans.first.map { $0.components.count < frame.components.count } ?? false
    }

    /// All coefficients take more memory than allowed.
    func isTooLargeToKeep(_ limits: ResourceLimits) -> Bool {
        frame.coefficientByteCount > limits.maximumCoefficientByteCount
    }

    /// - Parameter change: of the pixels; nil: none.
    /// - Returns: bytes of the output's coefficients, which decoding it again takes where it has several scans.
    func outputCoefficientByteCount(with change: PictureChange?) -> Int {
        guard let change else { return frame.coefficientByteCount }
        return 2 * Self.sampleCount(change, hasChroma: frame.components.count > 1)
    }

    static func sampleCount(_ change: PictureChange, hasChroma: Bool) -> Int {
        let lumaCount = (change.width + 15) * (change.height + 15)
        return lumaCount + (hasChroma ? 2 * lumaCount / (change.reduction.across * change.reduction.down) : 0)
    }

    /// - Parameter change: of the pixels; nil: none.
    /// - Returns: bytes of coefficients, and of rendered samples before their forward DCT, that normalizing takes.
    func coefficientByteCount(with change: PictureChange?) -> Int {
        guard let change else { return frame.coefficientByteCount }
        // Of a single scan only one MCU row is kept.
        let kept = mayHaveFurtherScans ? frame.coefficientByteCount : 0
        return kept + 2 * 2 * Self.sampleCount(change, hasChroma: frame.components.count > 1)
    }
}
