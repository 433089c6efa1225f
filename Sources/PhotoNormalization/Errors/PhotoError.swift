/// Why a photo could not be normalized.
public struct PhotoError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable, kebab-case; docs/errors.md lists all of them.
    public let code: String
    /// Who or what has to change before it can succeed.
    public let category: Category
    /// One sentence: what is wrong with this photo.
    public let message: String
    /// One sentence: what to do about it.
    public let remedy: String
    /// For a file that is no JPEG, what it is instead ("PNG"); nil otherwise.
    public let foundFormat: String?

    /// - Parameters:
    ///   - code: stable, kebab-case.
    ///   - category: who or what has to change.
    ///   - message: what is wrong with this photo, one sentence.
    ///   - remedy: what to do about it, one sentence.
    ///   - foundFormat: what a file that is no JPEG is instead.
    public init(code: String, category: Category, message: String, remedy: String, foundFormat: String? = nil) {
        self.code = code
        self.category = category
        self.message = message
        self.remedy = remedy
        self.foundFormat = foundFormat
    }

    /// Who or what has to change before it can succeed.
    public enum Category: String, Sendable, Hashable, CaseIterable {
        /// The bytes are not a sound JPEG (a server's 422).
        case input
        /// A resource limit was reached (413).
        case limit
        /// The photo is sound but the options or the service's rules exclude it (422).
        case policy
        /// The remote service (502).
        case service
        /// This machine: memory, disk, cancellation (500).
        case system
    }

    /// Message, remedy and code.
    public var description: String { "\(message) \(remedy) (\(code))" }
}
