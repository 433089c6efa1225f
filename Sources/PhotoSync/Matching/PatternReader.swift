/// Reads the text of a pattern.
struct PatternReader {
    private let whole: String
    /// Without an ending of photos.
    private let text: [Character]
    private var position = 0
    private(set) var parts: [NamePattern.Part] = []
    private(set) var keys: [PersonKey] = []

    init(_ pattern: String) {
        whole = pattern
        text = Array(PhotoPath.withoutEnding(pattern[...]))
    }

    mutating func run() throws(SyncError) {
        while position < text.count {
            let start = position
            switch text[position] {
            case "{": try append(.placeholder, at: start, key: placeholder())
            case "}": throw error("has a \"}\" without a \"{\"", at: start)
            case "*":
                position += 1
                try append(.wildcard, at: start)
            default:
                let end = text[position...].firstIndex { "{}*".contains($0) } ?? text.count
                parts.append(.literal(PersonKey.folded(String(text[position..<end]))))
                position = end
            }
        }
        if keys.isEmpty { throw error("has no placeholder", at: 0) }
    }

    /// Where one part without a fixed text ends and the next begins cannot be told.
    private mutating func append(_ part: NamePattern.Part, at start: Int, key: PersonKey? = nil) throws(SyncError) {
        if let last = parts.last, last == .wildcard || last == .placeholder {
            throw error("has nothing between two parts that may be anything", at: start)
        }
        parts.append(part)
        guard let key else { return }
        if keys.contains(key) { throw error("has {\(key.rawValue)} twice", at: start) }
        keys.append(key)
    }

    private mutating func placeholder() throws(SyncError) -> PersonKey {
        let start = position
        guard let end = text[start...].firstIndex(of: "}") else {
            throw error("has a \"{\" without a \"}\"", at: start)
        }
        let name = String(text[(start + 1)..<end])
        position = end + 1
        guard case .key(let key) = MapColumn(name) else {
            let known = PersonKey.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
            throw error(
                "has a placeholder {\(name)}, which nobody has", at: start, remedy: "There are \(known).")
        }
        return key
    }

    private func error(_ problem: String, at index: Int, remedy: String? = nil) -> SyncError {
        SyncError(
            .patternInvalid, "The pattern \"\(whole)\" \(problem), in column \(index + 1).", remedy: remedy)
    }
}
