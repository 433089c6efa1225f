internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax

// Which blocks of a photo are looked at, and how closely.

extension HeaderPlan {
    /// Bits of the budget for each block from which on levels are split: with fewer, steps become so large that it hardly matters which
    /// of two levels is nearer.
    private static let leastBitsPerBlock = 25.0

    /// A picture's coefficients are worth to be told more finely than by levels, see `SampleRounding`: where its steps are small.
    ///
    /// - Parameters:
    ///   - frame: the picture's.
    ///   - steps: of components that decoders have made samples of.
    /// - Returns: true where it is worth it.
    func splitsLevels(of frame: FrameLayout, steps: [[Int]]) -> Bool {
        effort.splitsLevels(of: frame, share: Double(maximumByteCount) / Double(max(1, inputByteCount)))
            && SampleRounding.helps(steps)
            && 8 * Double(maximumByteCount) > Self.leastBitsPerBlock * Double(frame.blockCount)
    }

    /// Of how many blocks one is looked at while a photo is decoded.
    ///
    /// - Parameters:
    ///   - frame: the photo's.
    ///   - properties: the photo's.
    /// - Returns: nil: all are, in small pictures, in those of which little has to go, where rare levels matter, and where no effort is
    ///   spared; but not where they will be looked at again in parts.
    func decodingSamplePeriod(of frame: FrameLayout, _ properties: ImageProperties) -> Int? {
        let steps = properties.structure.quantizationTables.compactMap { $0.map { $0.steps.map { Int($0) } } }
        if splitsLevels(of: frame, steps: steps) { return SearchEffort.balanced.statisticsPeriod(of: frame) }
        return mayBeLossless ? nil : effort.statisticsPeriod(of: frame)
    }
}
