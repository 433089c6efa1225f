package import JPEGCodec

extension CoefficientImage {
    /// About how many bytes of entropy-coded data the picture takes at a quality of the standard's tables (ITU-T T.81, K.1 and
    /// K.2), or at its own steps where these are coarser: counted on a sample of its blocks.
    ///
    /// - Parameters:
    ///   - quality: 1 … 100, on libjpeg's scale.
    ///   - sourceSteps: by component, 64 each, natural order, as the picture is turned.
    /// - Returns: bytes, without stuffing.
    package borrowing func byteCount(atQuality quality: Int, sourceSteps: [[Int]]) -> Double {
        let portion = frame.blockCount > Self.sampleThreshold ? Portion.sample(period: Self.samplePeriod) : .all
        var sampledBlockCount = 0
        var counts: [SymbolCounts] = []
        for component in frame.components.indices {
            let found = countSymbols(
                of: storage,
                frame,
                component: component,
                quantization: ComponentQuantization(
                    quality: quality, isChroma: frame.isChroma(component), sourceSteps: sourceSteps[component]),
                isInterleaved: frame.isInterleaved,
                portion: portion
            ).symbols
            // Each block codes one difference of DC.
            sampledBlockCount += found.dc.reduce(0, +)
            counts.append(found)
        }
        let code = EntropyCode(counts: counts, isInterleaved: frame.isInterleaved)
        let scale = Double(frame.blockCount) / Double(max(1, sampledBlockCount))
        return Double(code.unstuffedByteCount) * (portion == .all ? 1 : scale)
    }

    private static var sampleThreshold: Int { 20_000 }
    private static var samplePeriod: Int { 8 }
}

extension ComponentQuantization {
    /// The standard's tables as libjpeg scales them.
    fileprivate init(quality: Int, isChroma: Bool, sourceSteps: [Int]) {
        let percentage = quality < 50 ? 5_000 / max(1, quality) : 200 - 2 * quality
        let table = isChroma ? PerceptualWeights.annexKChroma : PerceptualWeights.annexKLuma
        let steps = (0..<64).map { index in
            max(sourceSteps[index], min(255, max(1, (table[index] * percentage + 50) / 100)))
        }
        self.init(
            sourceSteps: sourceSteps,
            steps: steps,
            rules: (0..<64).map { index in
                FrequencyRule(sourceStep: sourceSteps[index], step: steps[index], rounding: index == 0 ? 0.5 : 0.45)
            }
        )
    }
}
