package import JPEGCodec
internal import JPEGSyntax

/// The size of a picture under certain tables, estimated by counting a sample of its blocks.
package struct SizeEstimate: Sendable, Hashable {
    /// Of entropy-coded data, without stuffing.
    package let byteCount: Double
    /// AC levels that are not 0, for each block of the first component, 0 … 63.
    package let levelsPerBlock: Double
}

extension CoefficientImage {
    /// The picture's size at a quality of the standard's tables (ITU-T T.81, K.1 and K.2), or at the steps of its
    /// coding noise where these are coarser.
    ///
    /// - Parameter quality: 1 … 100, on libjpeg's scale; no steps are finer than the source's noise.
    /// - Returns: an estimate.
    package borrowing func size(atQuality quality: Int) -> SizeEstimate {
        size(
            coding.enumerated().map { component, own in
                let standard = StandardTable.steps(quality: quality, isChroma: frame.isChroma(component))
                let steps = StepTable.coarser(.coarser(standard, own.noiseSteps), own.steps)
                return ComponentQuantization(own.steps, steps) { $0 == 0 ? 0.5 : 0.45 }
            })
    }

    /// The picture's size at the finest steps that make sense, each coefficient rounded to the nearest level.
    package var sizeAtFinestSteps: SizeEstimate {
        size(coding.map { ComponentQuantization($0.steps, $0.finestSteps) { _ in 0.5 } })
    }

    private borrowing func size(_ quantization: [ComponentQuantization]) -> SizeEstimate {
        let portion = Portion(of: frame, period: 8)
        let counts = countSymbols(
            of: storage, frame, quantization, isInterleaved: frame.isInterleaved, portion: portion)
        let code = EntropyCode(counts: counts.map(\.symbols), isInterleaved: frame.isInterleaved)
        return SizeEstimate(
            byteCount: Double(code.unstuffedByteCount) * counts.scale(in: frame),
            levelsPerBlock: Double(counts[0].symbols.nonzeroCount) / Double(max(1, counts[0].blockCount))
        )
    }
}

extension FrameLayout {
    /// Bytes of entropy-coded data that blocks without any level take: two bits each, a difference of 0 and the end of
    /// the block.
    package var leastCodedByteCount: Int { blockCount / 4 }
}

extension ComponentQuantization {
    fileprivate init(_ sourceSteps: StepTable, _ steps: StepTable, rounding: (Int) -> Double) {
        self.init(
            sourceSteps: sourceSteps,
            steps: steps,
            rules: (0..<64).map { index in
                FrequencyRule(sourceStep: sourceSteps[index], step: steps[index], rounding: rounding(index))
            }
        )
    }
}
