package import JPEGCodec

extension CoefficientStatistics {
    /// The share of all levels that may lie in the frequencies which halved chroma lacks, for each halved direction: 1
    /// in 20,000. See docs/rate-control.md, as for all constants here.
    private static let acceptableLoss = 0.000_05
    /// 4:4:4 chroma is also halved where a chroma block keeps fewer levels than this, on average, at frequencies of two
    /// periods a block and above. The bits that three of four blocks take besides their levels are worth more in luma.
    private static let fewLevels = 1.8
    /// Above this share of the lossless size chroma is halved only if no level is lost by it.
    private static let smallShare = 0.42

    /// Whether halving chroma makes a better picture within the budget that a model was made for.
    ///
    /// - Parameters:
    ///   - frame: the picture's.
    ///   - halved: the frame with halved chroma.
    ///   - model: of these statistics.
    /// - Returns: false where fine details of color would be lost that the budget can keep.
    package func gainsByHalvingChroma(of frame: FrameLayout, to halved: FrameLayout, _ model: RateModel) -> Bool {
        let choice = model.choice(lambda: model.lambda(above: Double(8 * model.availableByteCount) / scale))
        let halvesAcross = halved.maximumHorizontalSampling > frame.maximumHorizontalSampling
        let halvesDown = halved.maximumVerticalSampling > frame.maximumVerticalSampling
        func chromaLevelCount(from first: Int) -> Double {
            model.nonzeroCount(choice) { component, frequency in
                frame.isChroma(component)
                    && (halvesAcross && frequency % 8 >= first || halvesDown && frequency / 8 >= first)
            }
        }
        let lostCount = chromaLevelCount(from: 4)
        guard model.perception.share < Self.smallShare else { return lostCount == 0 }
        let directionCount = (halvesAcross ? 1.0 : 0) + (halvesDown ? 1 : 0)
        if lostCount < directionCount * Self.acceptableLoss * max(1, model.nonzeroCount(choice)) { return true }
        let chromaBlockCount = components.indices.filter { frame.isChroma($0) }
            .reduce(0) { $0 + components[$1].magnitudes.blockCount }
        return directionCount == 2 && chromaLevelCount(from: 2) < Self.fewLevels * Double(chromaBlockCount)
    }
}
