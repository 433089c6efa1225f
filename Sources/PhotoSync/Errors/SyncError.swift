package import PhotoNormalization

/// Why a list of people, a pattern or a plan cannot be used.
package struct SyncError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable, kebab-case; docs/sync.md lists all of them.
    package let code: PhotoError.Code
    /// Who or what has to change before it can succeed.
    package let category: PhotoError.Category
    /// What is wrong, one sentence.
    package let message: String
    /// What to do about it, one sentence.
    package let remedy: String
    /// Where it stands; nil for what stands in no file.
    package let place: TextPlace?

    /// - Parameters:
    ///   - kind: an entry of `SyncErrorCatalog`.
    ///   - message: what is wrong, one sentence.
    ///   - remedy: what to do about it; that of the kind when nil.
    ///   - place: where it stands.
    init(_ kind: ErrorKind, _ message: String, remedy: String? = nil, at place: TextPlace? = nil) {
        code = kind.code
        category = kind.category
        self.message = message
        self.remedy = remedy ?? kind.remedy
        self.place = place
    }

    /// Place, message, remedy and code.
    package var description: String { "\(place.map { "\($0): " } ?? "")\(message) \(remedy) (\(code))" }
}
