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
            With --max-edge \(maximumEdge) its \(size.photoWidth) × \(size.photoHeight) pixels would become \
            \(size.width) × \(size.height); \(Self.least(minimum)) each way.
            """,
            remedy: "Use --max-edge \(leastEdge) or more.")
    }
}
