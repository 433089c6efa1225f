package import JPEGCodec

/// How much work a search does.
package enum SearchEffort: Sendable, Hashable {
    /// Tables from the statistics of a small sample; a size that is near enough is taken.
    case fast
    /// Tables from the statistics of a sample; the whole budget is used.
    case balanced
    /// Tables from the statistics of all blocks, and every block's levels chosen for what they cost and what they show.
    case best

    /// A file that is expected to use so much of the budget is good enough to stop at: another pass over all blocks costs more
    /// than the rest is worth.
    var goodUse: Double {
        switch self {
        case .fast: 0.987
        case .balanced: 0.990
        case .best: 0.9945
        }
    }

    /// The part of the budget to aim at: what misses it by little is neither too large nor worth another pass.
    var aim: Double {
        switch self {
        case .fast: 0.9945
        case .balanced: 0.9988
        case .best: 0.998
        }
    }

    /// One block in so many is in a sample.
    var samplePeriod: Int { self == .fast ? 16 : 8 }

    /// One block in so many is enough for the statistics of a picture; nil: all are looked at, since the picture is small or no effort
    /// is spared.
    package func statisticsPeriod(of frame: FrameLayout) -> Int? {
        self == .best || frame.blockCount <= 100_000 ? nil : samplePeriod
    }

    /// Levels of a picture with small steps are split, see `SampleRounding`.
    ///
    /// That takes about as long as decoding. Chroma of full resolution makes it three times the work of luma alone, and where much of
    /// the file may stay hardly anything is gained: such photos are split only where little has to be written, or where no effort is
    /// spared.
    ///
    /// - Parameters:
    ///   - frame: the picture's.
    ///   - share: the part of the file's bytes that may stay.
    /// - Returns: true where it is worth it.
    package func splitsLevels(of frame: FrameLayout, share: Double) -> Bool {
        let hasFullChroma =
            frame.components.count > 1 && frame.maximumHorizontalSampling * frame.maximumVerticalSampling == 1
        return switch self {
        case .fast: false
        case .balanced: !hasFullChroma || share < 0.4
        case .best: true
        }
    }

    /// Attempts on a sample, at most, before all blocks are counted.
    var rehearsalCount: Int { self == .fast ? 1 : 2 }
}
