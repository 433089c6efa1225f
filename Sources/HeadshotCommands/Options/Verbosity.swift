/// How much is said.
enum Verbosity: Int, Sendable, Hashable, Comparable {
    /// Errors only.
    case quiet
    case normal
    /// Warnings and details as well.
    case verbose

    static func < (a: Verbosity, b: Verbosity) -> Bool { a.rawValue < b.rawValue }
}
