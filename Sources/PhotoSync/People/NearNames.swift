/// Finds the name that is nearest to one that nobody has: a hint for people, and never used.
///
/// Names are near by the share of their trigrams that they have in common (Dice's coefficient); of an address only what
/// stands before the @ counts, since the rest is everybody's.
package struct NearNames: Sendable {
    private let names: [String]
    private var postings: [UInt64: [Int32]] = [:]

    /// Below it, names have little in common.
    private static let minimumLikeness = 0.25

    /// - Parameter names: those that there are.
    package init(_ names: [String]) {
        self.names = names
        for (number, name) in names.enumerated() {
            for part in Self.trigrams(name) { postings[part, default: []].append(Int32(number)) }
        }
    }

    /// - Parameter name: one that nobody has.
    /// - Returns: the nearest, the first of them in the alphabet; nil when none is near.
    package func nearest(to name: String) -> String? {
        let parts = Self.trigrams(name)
        var best: (likeness: Double, name: String)?
        for number in candidates(parts) {
            let candidate = names[Int(number)]
            let others = Self.trigrams(candidate)
            let commonCount = parts.intersection(others).count
            let likeness = Double(2 * commonCount) / Double(parts.count + others.count)
            guard commonCount > 1, likeness >= Self.minimumLikeness, likeness >= best?.likeness ?? 0 else { continue }
            if likeness > best?.likeness ?? 0 || candidate < best?.name ?? candidate { best = (likeness, candidate) }
        }
        return best?.name
    }

    /// Those that share the most of its rare trigrams: the others are in many names, and tell little.
    private func candidates(_ parts: Set<UInt64>) -> [Int32] {
        var common: [Int32: Int] = [:]
        var visitedCount = 0
        for numbers in parts.compactMap({ postings[$0] }).sorted(by: { $0.count < $1.count }) {
            visitedCount += numbers.count
            if visitedCount > Self.maximumVisitedCount, !common.isEmpty { break }
            for number in numbers.prefix(Self.maximumVisitedCount) { common[number, default: 0] += 1 }
        }
        let best = common.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        return best.prefix(Self.maximumCandidateCount).map(\.key)
    }

    private static let maximumVisitedCount = 20_000
    private static let maximumCandidateCount = 100

    /// Three characters each, as numbers of 21 bits; the beginning and the end of a name count as one, too.
    private static func trigrams(_ name: String) -> Set<UInt64> {
        let local = name.prefix { $0 != "@" }
        let characters = PersonKey.folded(local.isEmpty ? name[...] : local).map(number)
        var parts: Set<UInt64> = []
        var part: UInt64 = beginning
        for (index, character) in (characters + [end]).enumerated() {
            part = (part << 21 | character) & (1 << 63 - 1)
            if index >= 1 { parts.insert(part) }
        }
        return parts
    }

    /// Numbers that no character has.
    private static let (beginning, end): (UInt64, UInt64) = (1, 2)

    /// The hash of what is not ASCII is the same however it is composed; two that share one cost a hint, no more.
    private static func number(_ character: Character) -> UInt64 {
        character.asciiValue.map(UInt64.init)
            ?? (UInt64(truncatingIfNeeded: character.hashValue) & (1 << 21 - 1) | 0x80)
    }
}
