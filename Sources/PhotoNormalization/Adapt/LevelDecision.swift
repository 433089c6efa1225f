internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax

/// Decides whether a photo's coefficients are told more finely than by its levels, see `SampleRounding`: where its steps are small,
/// and something has to be lost.
struct LevelDecision {
    let options: NormalizationOptions
    private var effort: SearchEffort { SearchEffort(options.effort) }

    init(options: NormalizationOptions) { self.options = options }

    /// Bits of the budget for each block from which on it is done: with fewer, steps become so large that it hardly matters which of two
    /// levels is nearer.
    private static let leastBitsPerBlock = 25.0

    /// The photo with its levels in parts, or as it is.
    func adapt(_ adapted: consuming AdaptedPhoto) -> AdaptedPhoto {
        let headerPlan = adapted.headerPlan
        return AdaptedPhoto(photo: adapt(adapted.photo, headerPlan), headerPlan: headerPlan)
    }

    private func adapt(_ photo: consuming ValidatedPhoto, _ headerPlan: HeaderPlan) -> ValidatedPhoto {
        let planner = PhotoPlanner(options: options)
        let ownSteps = photo.image.isFromFile.indices.filter { photo.image.isFromFile[$0] }
            .map { (finest: photo.finestSteps[$0], source: photo.quantizationSteps[$0]) }
        guard photo.change == nil, ownSteps.allSatisfy({ $0.finest == $0.source }),
            isWorthIt(photo.image.frame, ownSteps.map(\.source), headerPlan),
            !headerPlan.keepsEntropyCodedData || photo.hasEntropyWarning,
            planner.unchangedFile(of: photo, within: planner.budget(headerPlan)) == nil
        else { return photo }
        return ValidatedPhoto(
            splittingLevelsOf: photo,
            samplePeriod: effort.statisticsPeriod(of: photo.image.frame)
        )
    }

    private func isWorthIt(_ frame: FrameLayout, _ steps: [[Int]], _ headerPlan: HeaderPlan) -> Bool {
        let byteCount = Double(headerPlan.maximumByteCount)
        return effort.splitsLevels(of: frame, share: byteCount / Double(max(1, headerPlan.inputByteCount)))
            && SampleRounding.helps(steps) && 8 * byteCount > Self.leastBitsPerBlock * Double(frame.blockCount)
    }

    /// Of how many blocks one is looked at while a photo is decoded.
    ///
    /// - Parameters:
    ///   - frame: the photo's.
    ///   - properties: the photo's.
    ///   - headerPlan: the photo's.
    /// - Returns: nil: all are, in small pictures, in those of which little has to go, where rare levels matter, and where no effort is
    ///   spared; but not where they will be looked at again in parts.
    func decodingSamplePeriod(_ frame: FrameLayout, _ properties: ImageProperties, _ headerPlan: HeaderPlan) -> Int? {
        let steps = properties.structure.quantizationTables.compactMap { $0.map { $0.steps.map { Int($0) } } }
        if isWorthIt(frame, steps, headerPlan) { return SearchEffort.balanced.statisticsPeriod(of: frame) }
        return headerPlan.mayBeLossless ? nil : effort.statisticsPeriod(of: frame)
    }
}

extension ValidatedPhoto {
    fileprivate init(splittingLevelsOf photo: consuming ValidatedPhoto, samplePeriod: Int?) {
        source = photo.source
        properties = photo.properties
        quantizationSteps = photo.quantizationSteps
        finestSteps = photo.finestSteps
        sourceNoiseSteps = photo.sourceNoiseSteps
        change = photo.change
        warnings = photo.warnings
        hasEntropyWarning = photo.hasEntropyWarning
        let split = SampleRounding.split(photo.image, steps: photo.quantizationSteps)
        statistics = CoefficientStatistics(of: split, countsSymbols: false, samplePeriod: samplePeriod)
        image = split
    }
}
