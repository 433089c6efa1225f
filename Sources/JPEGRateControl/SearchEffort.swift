/// How much work a search does.
package enum SearchEffort: Sendable, Hashable {
    /// Tables from the statistics of a sample; a size that is near enough is taken.
    case fast
    /// Tables from the statistics of all blocks.
    case balanced
    /// `balanced`, and every block's levels chosen for what they cost and what they show.
    case best

    /// A file that is expected to use so much of the budget is good enough to stop at.
    var goodUse: Double { self == .fast ? 0.985 : 0.9945 }

    /// The part of the budget to aim at.
    var aim: Double { self == .fast ? 0.9945 : 0.998 }
}
