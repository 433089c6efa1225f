internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax

/// Decides whether a photo's coefficients are told more finely than by its levels, see `LevelSplitter`: where its steps are small,
/// and something has to be lost.
struct LevelSearch {
    let options: NormalizationOptions
    private var effort: SearchEffort { SearchEffort(options.effort) }

    init(options: NormalizationOptions) { self.options = options }

    /// Bits of the budget for each block from which on it is done: with fewer, steps become so large that it hardly matters which of two
    /// levels is nearer.
    private static let leastBitsPerBlock = 25.0

    /// The photo with its levels in parts, or as it is.
    func settle(_ settled: consuming SettledPhoto) -> SettledPhoto {
        let outlook = settled.outlook
        return SettledPhoto(photo: settle(settled.photo, outlook), outlook: outlook)
    }

    private func settle(_ photo: consuming ValidatedPhoto, _ outlook: Outlook) -> ValidatedPhoto {
        let planner = PhotoPlanner(options: options)
        let ownSteps = photo.image.isFromFile.indices.filter { photo.image.isFromFile[$0] }
            .map { (finest: photo.minimumSteps[$0], source: photo.quantizationSteps[$0]) }
        guard photo.change == nil, ownSteps.allSatisfy({ $0.finest == $0.source }),
            isWorthIt(photo.image.frame, ownSteps.map(\.source), outlook),
            !outlook.keepsEntropyCodedData || photo.hasEntropyWarning,
            planner.unchangedFile(of: photo, within: planner.budget(outlook)) == nil
        else { return photo }
        return ValidatedPhoto(
            splittingLevelsOf: photo,
            samplePeriod: effort.statisticsPeriod(of: photo.image.frame)
        )
    }

    private func isWorthIt(_ frame: CodedFrame, _ steps: [[Int]], _ outlook: Outlook) -> Bool {
        let byteCount = Double(outlook.maximumByteCount)
        return effort.splitsLevels(of: frame, share: byteCount / Double(max(1, outlook.inputByteCount)))
            && LevelSplitter.helps(steps) && 8 * byteCount > Self.leastBitsPerBlock * Double(frame.blockCount)
    }

    /// Of how many blocks one is looked at while a photo is decoded.
    ///
    /// - Parameters:
    ///   - frame: the photo's.
    ///   - properties: the photo's.
    ///   - outlook: the photo's.
    /// - Returns: nil: all are, in small pictures, in those of which little has to go, where rare levels matter, and where no effort is
    ///   spared; but not where they will be looked at again in parts.
    func decodingSamplePeriod(_ frame: CodedFrame, _ properties: ImageProperties, _ outlook: Outlook) -> Int? {
        let steps = properties.structure.quantizationTables.compactMap { $0.map { $0.steps.map { Int($0) } } }
        if isWorthIt(frame, steps, outlook) { return SearchEffort.balanced.statisticsPeriod(of: frame) }
        return outlook.mayBeLossless ? nil : effort.statisticsPeriod(of: frame)
    }
}

extension ValidatedPhoto {
    fileprivate init(splittingLevelsOf photo: consuming ValidatedPhoto, samplePeriod: Int?) {
        source = photo.source
        properties = photo.properties
        quantizationSteps = photo.quantizationSteps
        minimumSteps = photo.minimumSteps
        noiseSteps = photo.noiseSteps
        change = photo.change
        warnings = photo.warnings
        hasEntropyWarning = photo.hasEntropyWarning
        let split = LevelSplitter.split(photo.image, steps: photo.quantizationSteps)
        statistics = CoefficientStatistics(of: split, countsSymbols: false, samplePeriod: samplePeriod)
        image = split
    }
}
