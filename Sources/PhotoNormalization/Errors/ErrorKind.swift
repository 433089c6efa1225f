/// One kind of error: what docs/errors.md says of it.
public struct ErrorKind: Sendable, Hashable {
    /// Stable, kebab-case.
    public let code: PhotoError.Code
    /// Who or what has to change.
    public let category: PhotoError.Category
    /// What leads to it, in general.
    public let cause: String
    /// What to do about it, one sentence.
    public let remedy: String

    /// - Parameters:
    ///   - code: stable, kebab-case.
    ///   - category: who or what has to change.
    ///   - cause: what leads to it, in general.
    ///   - remedy: what to do about it, one sentence.
    public init(code: PhotoError.Code, category: PhotoError.Category, cause: String, remedy: String) {
        self.code = code
        self.category = category
        self.cause = cause
        self.remedy = remedy
    }
}
