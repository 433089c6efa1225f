internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax

// Which blocks of a photo are counted, and at what precision of their levels.

extension HeaderPlan {
    /// Bits of the budget for each block, at least, for levels to be split: with fewer, steps become so large that it
    /// hardly matters which of two levels is nearer.
    private static let leastBitsPerBlock = 25.0

    /// Whether a picture's levels are split into eighths, see `SampleRounding`: where its steps are small.
    ///
    /// - Parameters:
    ///   - frame: the picture's.
    ///   - steps: of the components that come from a file.
    /// - Returns: true where it is worth it.
    func splitsLevels(of frame: FrameLayout, steps: [[Int]]) -> Bool {
        effort.splitsLevels(of: frame, share: Double(maximumByteCount) / Double(max(1, inputByteCount)))
            && SampleRounding.helps(steps)
            && 8 * Double(maximumByteCount) > Self.leastBitsPerBlock * Double(frame.blockCount)
    }

    /// The sampling of a photo's blocks while it is decoded: one in so many is counted.
    ///
    /// - Parameters:
    ///   - frame: the photo's.
    ///   - properties: the photo's.
    /// - Returns: in this order: a sample where levels will be split, since they are counted again then; nil (all
    ///   blocks) where little has to go, since rare levels matter there; else the effort's sample, which is nil in
    ///   small pictures and under `best`.
    func decodingSamplePeriod(of frame: FrameLayout, _ properties: ImageProperties) -> Int? {
        let steps = properties.structure.quantizationTables.compactMap { $0.map { $0.steps.map { Int($0) } } }
        if splitsLevels(of: frame, steps: steps) { return SearchEffort.balanced.statisticsPeriod(of: frame) }
        return mayBeLossless ? nil : effort.statisticsPeriod(of: frame)
    }
}
