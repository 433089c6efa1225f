extension PhotoError {
    /// The photo is large enough, but not what was asked for.
    ///
    /// - Parameters:
    ///   - size: what was asked for.
    ///   - maximumEdge: how.
    ///   - leastEdge: the smallest that works instead.
    ///   - minimum: of what was asked for.
    /// - Returns: the error.
    static func tooSmall(_ size: OutputSize, maximumEdge: Int, leastEdge: Int, minimum: Int) -> PhotoError {
        PhotoError(
            ErrorCatalog.tooSmall,
            """
            With an edge of at most \(maximumEdge) its \(size.photoWidth) × \(size.photoHeight) pixels would become \
            \(size.width) × \(size.height); \(Self.least(minimum)) each way.
            """,
            remedy: remedy(leastEdge: leastEdge))
    }

    /// - Parameter leastEdge: the smallest longest edge that works.
    /// - Returns: what to do.
    package static func remedy(leastEdge: Int) -> String { "Ask for an edge of \(leastEdge) pixels or more." }

    /// - Parameter minimumEdge: the smallest shortest edge that was asked for.
    /// - Returns: what to do.
    package static func remedy(minimumEdge: Int) -> String {
        "Use a photo of at least \(minimumEdge) × \(minimumEdge) pixels, or ask for fewer."
    }
}
