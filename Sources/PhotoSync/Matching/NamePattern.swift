/// How files are named after people: `{employeeId}_*` of a file's base name, or, with a slash in it, of its path below
/// the folder. Without case, whether characters are composed or not; an ending of photos does not count.
package struct NamePattern: Sendable {
    /// As it was given.
    package let text: String
    /// What it takes from a name, in the order of the pattern; none twice.
    package let keys: [PersonKey]

    private let isOfPath: Bool
    private let parts: [Part]

    enum Part: Hashable, Sendable {
        case literal(String)
        /// Any text without a slash, or none.
        case wildcard
        /// Any text without a slash, at least one character.
        case placeholder
    }

    /// - Parameter text: literal text, `*`, and placeholders such as `{userPrincipalName}`.
    /// - Throws: `pattern-invalid`, with the column.
    package init(_ text: String) throws(SyncError) {
        var reader = PatternReader(text)
        try reader.run()
        self.text = text
        keys = reader.keys
        parts = reader.parts
        isOfPath = text.contains("/")
    }

    /// What the placeholders stand for in a file's name.
    package enum Reading: Sendable, Hashable {
        /// The pattern is that of other names.
        case none
        /// Each way to read it: the values in the order of `keys`, folded.
        case ways([[String]])
        /// There are too many ways to read it for one to be meant.
        case tooMany
    }

    /// - Parameter path: below the folder.
    /// - Returns: every way to read it.
    package func reading(_ path: String) -> Reading {
        let name = PhotoPath.withoutEnding(isOfPath ? path[...] : PhotoPath.baseName(path[...]))
        let folded = PersonKey.folded(name)
        // Most names are ASCII, whose bytes are compared faster than characters.
        if folded.utf8.allSatisfy({ $0 < 0x80 }) {
            return NameReader(Array(folded.utf8), parts.map { $0.elements { Array($0.utf8) } }, slash: 0x2F).reading {
                String(decoding: $0, as: UTF8.self)
            }
        }
        return NameReader(Array(folded), parts.map { $0.elements { Array($0) } }, slash: "/").reading { String($0) }
    }
}

extension NamePattern.Part {
    func elements<Element>(_ split: (String) -> [Element]) -> NameReader<Element>.Part {
        switch self {
        case .literal(let text): .literal(split(text))
        case .wildcard: .wildcard
        case .placeholder: .placeholder
        }
    }
}
