/// What decides where a plan could go either way.
package struct PlanOptions: Sendable, Hashable {
    /// Which of two photos for one target is taken.
    package enum Preference: String, Sendable, Hashable, CaseIterable {
        /// The one that was changed last.
        case newest
        /// The one with the most pixels.
        case largest
        /// The one that the table names.
        case map
    }

    /// How many photos may be replaced at once.
    package enum ReplacementLimit: Sendable, Hashable {
        case count(Int)
        /// Of those who have a photo, but ten at the least.
        case percent(Int)

        /// - Parameter havingCount: targets that have a photo.
        /// - Returns: how many of them may get another.
        package func maximumCount(of havingCount: Int) -> Int {
            switch self {
            case .count(let count): count
            case .percent(let percent): max(10, havingCount * percent / 100)
            }
        }
    }

    /// nil: two photos for one target are none.
    package var preference: Preference?
    /// Targets that have a photo keep it.
    package var onlyMissing: Bool
    /// A photo that is not the one that was sent before is replaced, too.
    package var replacesChanged: Bool
    /// How many photos may be replaced at once.
    package var replacementLimit: ReplacementLimit

    /// - Parameters:
    ///   - preference: which of two photos for one target is taken; none of them by default.
    ///   - onlyMissing: whether targets that have a photo keep it.
    ///   - replacesChanged: whether a photo that somebody changed in the cloud is replaced, too.
    ///   - replacementLimit: how many photos may be replaced at once; 20 % by default.
    package init(
        preference: Preference? = nil,
        onlyMissing: Bool = false,
        replacesChanged: Bool = false,
        replacementLimit: ReplacementLimit = .percent(20)
    ) {
        self.preference = preference
        self.onlyMissing = onlyMissing
        self.replacesChanged = replacesChanged
        self.replacementLimit = replacementLimit
    }
}
