/// How much work a search does.
package enum SearchEffort: Sendable, Hashable {
    /// Tables from the statistics of a small sample; a size that is near enough is taken.
    case fast
    /// Tables from the statistics of a sample; the whole budget is used.
    case balanced
    /// Tables from the statistics of all blocks, and every block's levels chosen for what they cost and what they show.
    case best

    /// A file that is expected to use so much of the budget is good enough to stop at.
    var goodUse: Double { self == .fast ? 0.985 : 0.9945 }

    /// The part of the budget to aim at.
    var aim: Double { self == .fast ? 0.9945 : 0.998 }

    /// One block in so many is in a sample.
    package var samplePeriod: Int { self == .fast ? 16 : 8 }

    /// Looks at a sample before all blocks are counted.
    var samplePassCount: Int { self == .fast ? 1 : 2 }
}
