package import JPEGCodec

extension CoefficientStatistics {
    /// The part of all levels that may be lost for each direction in which chroma is halved: those that halved chroma has no
    /// frequencies for. Half or twice of it is about as good on photos at a quarter to seven tenths of their bytes; with a hundred times as
    /// much photos of colorful noise lose a lot.
    private static let acceptableLoss = 0.000_05
    /// Chroma of full resolution is also halved where its blocks have fewer levels than this, on average, at two periods a block and
    /// above: what four blocks take besides their levels is worth more in luma. Four photos, at 13 parts of their bytes, were better with
    /// half of their chroma up to 0.8 to 1.8 levels; beyond it hardly matters.
    private static let fewLevels = 1.8
    /// The part of the lossless size that may stay up to which details of color are given away at all. Of what keeps more, nothing is but what
    /// nobody has.
    private static let smallShare = 0.42

    /// Half of a picture's chroma leaves a better picture within the budget that a model was made for.
    ///
    /// - Parameters:
    ///   - frame: the picture's.
    ///   - halved: what it would become.
    ///   - model: of these statistics.
    /// - Returns: false where fine details of color would stay.
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
