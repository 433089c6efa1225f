package import JPEGCodec

/// How much work a search does.
package enum SearchEffort: Sendable, Hashable {
    /// Tables from the statistics of a small sample; a size that is near enough is taken.
    case fast
    /// Tables from the statistics of a sample; the whole budget is used.
    case balanced
    /// Tables from the statistics of all blocks, and each block's levels chosen by the trellis.
    case best

    /// The share of the budget that is enough: a counted file that uses so much is taken. Another pass over all blocks
    /// costs more than the rest is worth. See docs/rate-control.md, as for all constants here.
    var goodUse: Double {
        switch self {
        case .fast: 0.987
        case .balanced: 0.990
        case .best: 0.9945
        }
    }

    /// The share of the budget to aim at, so that a small miss is neither too large nor worth another pass.
    var aim: Double {
        switch self {
        case .fast: 0.9945
        case .balanced: 0.9988
        case .best: 0.998
        }
    }

    /// One block in so many is in a sample.
    var samplePeriod: Int { self == .fast ? 16 : 8 }

    /// One block in so many goes into the statistics; nil: all do, of pictures up to 100,000 blocks and under `best`.
    package func statisticsPeriod(of frame: FrameLayout) -> Int? {
        self == .best || frame.blockCount <= 100_000 ? nil : samplePeriod
    }

    /// Whether this effort splits levels into eighths, see `SampleRounding`.
    ///
    /// Splitting takes about as long as decoding; with 4:4:4 chroma it is three times the work of luma alone, and gains
    /// hardly anything where much of the file may stay. So `balanced` splits such photos only below 0.4 of their bytes.
    ///
    /// - Parameters:
    ///   - frame: the picture's.
    ///   - share: the budget divided by the input's bytes.
    /// - Returns: true where it is worth the time.
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
