/// Finds the name that is nearest to one that nobody has: a hint for people, and never used.
///
/// Names are near by the share of their trigrams that they have in common (Dice's coefficient); of an address only what
/// stands before the @ counts, since the rest is everybody's.
package struct NearNames: Sendable {
    private let names: [String]
    private var postings: [UInt64: [Int32]] = [:]
    private var counts: [Int32] = []

    /// Below it, names have little in common.
    private static let minimumLikeness = 0.4

    /// - Parameter names: those that there are.
    package init(_ names: [String]) {
        self.names = names
        counts.reserveCapacity(names.count)
        for (number, name) in names.enumerated() {
            let parts = Self.trigrams(name)
            counts.append(Int32(parts.count))
            for part in parts { postings[part, default: []].append(Int32(number)) }
        }
    }

    /// - Parameter name: one that nobody has.
    /// - Returns: the nearest, the first of them in the alphabet; nil when none is near.
    package func nearest(to name: String) -> String? {
        let parts = Self.trigrams(name)
        var common: [Int32: Int] = [:]
        for part in parts { for number in postings[part] ?? [] { common[number, default: 0] += 1 } }
        var best: (likeness: Double, name: String)?
        for (number, count) in common where count > 1 {
            let likeness = Double(2 * count) / Double(parts.count + Int(counts[Int(number)]))
            let candidate = names[Int(number)]
            guard likeness >= Self.minimumLikeness, likeness >= best?.likeness ?? 0 else { continue }
            if likeness > best?.likeness ?? 0 || candidate < best?.name ?? candidate { best = (likeness, candidate) }
        }
        return best?.name
    }

    /// Three characters each, as numbers of 21 bits.
    private static func trigrams(_ name: String) -> Set<UInt64> {
        let local = name.prefix { $0 != "@" }
        let characters = PersonKey.folded(local.isEmpty ? name[...] : local).map(number)
        var parts: Set<UInt64> = []
        var part: UInt64 = 0
        for (index, character) in characters.enumerated() {
            part = (part << 21 | character) & (1 << 63 - 1)
            if index >= 2 { parts.insert(part) }
        }
        if characters.count < 3 { parts.insert(part) }
        return parts
    }

    /// The hash of what is not ASCII is the same however it is composed; two that share one cost a hint, no more.
    private static func number(_ character: Character) -> UInt64 {
        character.asciiValue.map(UInt64.init)
            ?? (UInt64(truncatingIfNeeded: character.hashValue) & (1 << 21 - 1) | 0x80)
    }
}
