internal import JPEGCodec
internal import JPEGSyntax

/// Counts what quantizations of a picture come to: by its blocks, all or a sample.
struct CandidateCounter {
    let storage: CoefficientStorage
    let frame: FrameLayout
    let statistics: CoefficientStatistics
    let segmentByteCount: Int
    /// When counting ends, done or not.
    let workLimit: WorkLimit?

    /// Nothing is counted any more.
    var isOver: Bool { workLimit?.isOver ?? false }

    /// See `EmptyPicture`.
    func smallestFile(_ model: RateModel) -> EncodePlan {
        // The model's choice of the fewest bits will not do: it keeps levels that its sample lacks or that hardly
        // differ. The steps mean nothing here; the source's need the fewest tables.
        let quantization = model.choice(lambda: .infinity).quantization.map {
            ComponentQuantization(
                sourceSteps: $0.sourceSteps,
                steps: $0.sourceSteps,
                rules: [FrequencyRule](repeating: .zero, count: 64)
            )
        }
        return EncodePlan(
            frame: frame,
            quantization: quantization,
            code: EmptyPicture(frame, isInterleaved: statistics.isInterleaved).code,
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
            segmentByteCount: segmentByteCount,
            distortions: model.distortions(of: quantization).map { $0 * statistics.scale }
        )
    }

    func file(_ point: OperatingPoint, _ model: RateModel) -> EncodePlan {
        let quantization = point.quantization(by: model, isWidened: true)
        let (counts, code) = count(quantization, .all)
        return EncodePlan(
            frame: frame,
            quantization: quantization,
            code: code,
            isInterleaved: statistics.isInterleaved || frame.components.count == 1,
            segmentByteCount: segmentByteCount,
            distortions: distortions(quantization, counts, model)
        )
    }

    /// Squared errors by component: from the histogram and the rules, or as counted where levels are refined.
    private func distortions(_ quantization: [ComponentQuantization], _ counts: [ComponentCount], _ model: RateModel)
        -> [Double]
    {
        if quantization.contains(where: { $0.refinement != nil }) { return counts.map(\.squaredError) }
        return model.distortions(of: quantization).map { $0 * statistics.scale }
    }

    func count(
        _ quantization: [ComponentQuantization],
        _ portion: Portion
    ) -> (counts: [ComponentCount], code: EntropyCode) {
        let counts = countSymbols(
            of: storage, frame, quantization, isInterleaved: statistics.isInterleaved, portion: portion,
            workLimit: workLimit)
        return (counts, EntropyCode(counts: counts.map(\.symbols), isInterleaved: statistics.isInterleaved))
    }
}
