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
        byteCount(
            frame.components.indices.map { component in
                ComponentQuantization(
                    quality: quality, isChroma: frame.isChroma(component), sourceSteps: sourceSteps[component])
            })
    }

    /// About how many bytes of entropy-coded data the picture takes with certain steps, each coefficient to the nearest level: counted
    /// on a sample of its blocks.
    ///
    /// - Parameters:
    ///   - steps: by component, 64 each, natural order, none below the source's.
    ///   - sourceSteps: likewise, as the picture is turned.
    /// - Returns: bytes, without stuffing.
    package borrowing func byteCount(atSteps steps: [[Int]], sourceSteps: [[Int]]) -> Double {
        byteCount(
            zip(steps, sourceSteps).map { steps, source in
                ComponentQuantization(
                    sourceSteps: source,
                    steps: steps,
                    rules: zip(source, steps).map { FrequencyRule(sourceStep: $0, step: $1, rounding: 0.5) }
                )
            })
    }

    private borrowing func byteCount(_ quantization: [ComponentQuantization]) -> Double {
        let portion = frame.blockCount > Self.sampleThreshold ? Portion.sample(period: Self.samplePeriod) : .all
        var sampledBlockCount = 0
        var counts: [SymbolCounts] = []
        for (component, own) in quantization.enumerated() {
            let found = countSymbols(
                of: storage,
                frame,
                component: component,
                quantization: own,
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
