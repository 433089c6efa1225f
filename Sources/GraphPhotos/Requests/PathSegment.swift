/// An id or a name that becomes one segment of a path.
public struct PathSegment: Sendable, Hashable, CustomStringConvertible {
    /// As it was given, without blanks and invisible characters around it.
    public let text: String

    /// - Parameters:
    ///   - text: an object id or a user principal name; 1 to 1,024 bytes. Blanks, byte order marks and zero-width
    ///     characters around it are dropped.
    ///   - name: what it is, for the error: "user".
    /// - Throws: `GraphError` with `invalid-target` for what cannot be an id.
    public init(_ text: String, name: String = "id") throws(GraphError) {
        try self.init(text, name: name, allowsSlash: false)
    }

    /// The id of something in a mailbox, which is base 64 and may have slashes in it.
    ///
    /// - Parameters:
    ///   - text: a contact's or a folder's id; 1 to 1,024 bytes. Blanks and invisible characters around it are dropped.
    ///   - name: what it is, for the error: "contact".
    /// - Throws: `GraphError` with `invalid-target` for what cannot be an id.
    public init(item text: String, name: String = "id") throws(GraphError) {
        try self.init(text, name: name, allowsSlash: true)
    }

    private init(_ text: String, name: String, allowsSlash: Bool) throws(GraphError) {
        let text = PastedText.trimmed(text)
        if let problem = Self.problem(text, allowsSlash: allowsSlash) {
            throw GraphError(.invalidTarget, "The \(name) \(problem).")
        }
        self.text = text
    }

    /// Only a caller that knows it to be right uses it.
    init(known text: String) {
        self.text = text
    }

    /// What it was given as.
    public var description: String { text }

    private static let maximumByteCount = 1_024

    private static func problem(_ text: String, allowsSlash: Bool) -> String? {
        if text.isEmpty { return "is empty" }
        if text.utf8.count > maximumByteCount { return "is longer than \(maximumByteCount) bytes" }
        // A percent-encoded dot is still a dot: servers and proxies take such segments out of the path.
        if text.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) { return "is no name" }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "/" where allowsSlash: continue
            case "/", "\\": return "has a slash in it"
            case _ where scalar.properties.generalCategory == .control: return "has a control character in it"
            default: continue
            }
        }
        return nil
    }

    /// For a path: everything that is not unreserved in RFC 3986 is encoded, but for the `@`, `!`, `$`, `'`, `(`, `)`,
    /// `*`, `,`, `;`, `:` and `&` that a segment may have. Not all that stands on the way leaves `+` and `=` as they
    /// are.
    package var percentEncoded: String {
        PercentEncoding.encoded(text, except: PercentEncoding.segmentDelimiters)
    }

    /// As the key of a user: "/anna@contoso.com". A name that begins with `$` would be read as a part of the query
    /// language, so it stands in quotes and parentheses: "('$hr@contoso.com')".
    package var userKey: String {
        guard text.first == "$" else { return "/" + percentEncoded }
        let quoted = text.replacing("'", with: "''")
        return "('" + PercentEncoding.encoded(quoted, except: PercentEncoding.segmentDelimiters) + "')"
    }
}
