/// With the keys that the command's `--json` has under `error`, and for `busy` the seconds to wait. `foundFormat` is
/// not among them.
extension PhotoError: Codable {
    /// The keys, in the order of `--json`.
    package enum CodingKeys: String, CodingKey {
        case code, category, message, remedy
        /// Seconds; only where there is something to tell.
        case retryAfter
    }

    /// - Parameter encoder: what to write to.
    /// - Throws: what it throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(category, forKey: .category)
        try container.encode(message, forKey: .message)
        try container.encode(remedy, forKey: .remedy)
        try container.encodeIfPresent(retryAfter.map { $0 / .seconds(1) }, forKey: .retryAfter)
    }

    /// - Parameter decoder: what to read from.
    /// - Throws: what it throws.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            code: try container.decode(Code.self, forKey: .code),
            category: try container.decode(Category.self, forKey: .category),
            message: try container.decode(String.self, forKey: .message),
            remedy: try container.decode(String.self, forKey: .remedy),
            retryAfter: try container.decodeIfPresent(Double.self, forKey: .retryAfter).map { .seconds($0) }
        )
    }
}
