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
    /// - Parameters:
    ///   - quality: 1 … 100, on libjpeg's scale.
    ///   - sourceNoiseSteps: by component, 64 each, natural order: no step is finer.
    ///   - sourceSteps: by component, 64 each, natural order, as the picture is turned.
    /// - Returns: an estimate.
    package borrowing func size(
        atQuality quality: Int,
        coarserThan sourceNoiseSteps: [[Int]],
        sourceSteps: [[Int]]
    ) -> SizeEstimate {
        size(
            frame.components.indices.map { component in
                let standard = StandardTable.steps(quality: quality, isChroma: frame.isChroma(component))
                let coarser = zip(standard, sourceNoiseSteps[component]).map { max($0, $1) }
                return ComponentQuantization(steps: coarser, sourceSteps: sourceSteps[component])
            })
    }

    /// The picture's size at certain steps, each coefficient rounded to the nearest level.
    ///
    /// - Parameters:
    ///   - steps: by component, 64 each, natural order, none below the source's.
    ///   - sourceSteps: by component, 64 each, natural order, as the picture is turned.
    /// - Returns: an estimate.
    package borrowing func size(atSteps steps: [[Int]], sourceSteps: [[Int]]) -> SizeEstimate {
        size(
            zip(steps, sourceSteps).map { steps, source in
                ComponentQuantization(
                    sourceSteps: source,
                    steps: steps,
                    rules: zip(source, steps).map { FrequencyRule(sourceStep: $0, step: $1, rounding: 0.5) }
                )
            })
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
    /// Certain steps, or the source's where these are coarser.
    fileprivate init(steps wanted: [Int], sourceSteps: [Int]) {
        let steps = zip(wanted, sourceSteps).map { max($0, $1) }
        self.init(
            sourceSteps: sourceSteps,
            steps: steps,
            rules: (0..<64).map { index in
                FrequencyRule(sourceStep: sourceSteps[index], step: steps[index], rounding: index == 0 ? 0.5 : 0.45)
            }
        )
    }
}
