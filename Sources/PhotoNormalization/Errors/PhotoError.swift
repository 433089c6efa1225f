/// Why a photo could not be normalized.
public struct PhotoError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable, kebab-case; docs/errors.md lists all of them.
    public let code: Code
    /// Who or what has to change before it can succeed.
    public let category: Category
    /// One sentence: what is wrong with this photo.
    public let message: String
    /// One sentence: what to do about it.
    public let remedy: String
    /// For a file that is no JPEG, what it is instead ("PNG"); nil otherwise.
    public let foundFormat: String?
    /// For `busy`: how long it takes until what is in hand is done, at the pace of the last photos; nil otherwise.
    public let retryAfter: Duration?

    /// - Parameters:
    ///   - code: stable, kebab-case.
    ///   - category: who or what has to change.
    ///   - message: what is wrong with this photo, one sentence.
    ///   - remedy: what to do about it, one sentence.
    ///   - foundFormat: what a file that is no JPEG is instead.
    ///   - retryAfter: how long to wait before trying again.
    public init(
        code: Code,
        category: Category,
        message: String,
        remedy: String,
        foundFormat: String? = nil,
        retryAfter: Duration? = nil
    ) {
        self.code = code
        self.category = category
        self.message = message
        self.remedy = remedy
        self.foundFormat = foundFormat
        self.retryAfter = retryAfter
    }

    /// Who or what has to change before it can succeed.
    public enum Category: String, Sendable, Hashable, CaseIterable, Codable {
        /// The bytes are not a sound JPEG.
        case input
        /// A resource limit was reached.
        case limit
        /// The photo is sound but the options or the service's rules exclude it.
        case policy
        /// The remote service does not let this credential do it.
        case authorization
        /// The remote service.
        case service
        /// This machine: memory, disk.
        case system
        /// Nothing but time: there is no room for it now.
        case unavailable
        /// Nothing: it was stopped from outside.
        case cancelled

        /// The status that a server would answer with; 499, for what was stopped, is one that nobody gets to see.
        public var httpStatus: Int {
            switch self {
            case .input, .policy: 422
            case .limit: 413
            case .authorization: 403
            case .service: 502
            case .system: 500
            case .unavailable: 503
            case .cancelled: 499
            }
        }
    }

    /// Message, remedy and code.
    public var description: String { "\(message) \(remedy) (\(code))" }
}
