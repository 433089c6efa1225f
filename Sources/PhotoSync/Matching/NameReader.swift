/// Finds each way in which a name fits a pattern; elements are bytes of ASCII, or characters.
struct NameReader<Element: Equatable> {
    enum Part {
        case literal([Element])
        case wildcard
        case placeholder
    }

    private let name: [Element]
    private let parts: [Part]
    private let slash: Element
    /// Where each placeholder's value lies, for each way.
    private var ways: [[Range<Int>]] = []
    private var bound: [Range<Int>] = []
    private var stepCount = 0

    /// More ways than this, and none of them is meant.
    private static var maximumWayCount: Int { 16 }
    /// For a name of 255 bytes and a pattern with one placeholder, some hundred are enough.
    private static var maximumStepCount: Int { 20_000 }

    init(_ name: [Element], _ parts: [Part], slash: Element) {
        self.name = name
        self.parts = parts
        self.slash = slash
    }

    consuming func reading(_ text: (ArraySlice<Element>) -> String) -> NamePattern.Reading {
        guard fit(part: 0, at: 0) else { return .tooMany }
        let name = name
        return ways.isEmpty ? .none : .ways(ways.map { way in way.map { text(name[$0]) } })
    }

    /// False when it is not worth going on.
    private mutating func fit(part: Int, at start: Int) -> Bool {
        stepCount += 1
        guard stepCount <= Self.maximumStepCount else { return false }
        guard part < parts.count else {
            if start == name.count, !ways.contains(bound) { ways.append(bound) }
            return ways.count <= Self.maximumWayCount
        }
        switch parts[part] {
        case .literal(let literal):
            return !name[start...].starts(with: literal) || fit(part: part + 1, at: start + literal.count)
        case .wildcard, .placeholder:
            var end = start
            let isPlaceholder = if case .placeholder = parts[part] { true } else { false }
            while true {
                if end > start || !isPlaceholder, mayEnd(part, at: end) {
                    if isPlaceholder { bound.append(start..<end) }
                    let isWorthIt = fit(part: part + 1, at: end)
                    if isPlaceholder { bound.removeLast() }
                    if !isWorthIt { return false }
                }
                if end == name.count || name[end] == slash { return true }
                end += 1
            }
        }
    }

    /// Whether what follows a part can begin here.
    private func mayEnd(_ part: Int, at end: Int) -> Bool {
        guard part + 1 < parts.count else { return end == name.count }
        guard case .literal(let next) = parts[part + 1] else { return true }
        return name[end...].starts(with: next)
    }
}
