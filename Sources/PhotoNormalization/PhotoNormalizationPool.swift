/// Normalizes photos on threads of its own and within a cap on the memory of all of them together.
public final class PhotoNormalizationPool: Sendable {
    /// - Parameters:
    ///   - threadCount: photos at a time, 1 or more.
    ///   - maximumMemoryByteCount: predicted bytes of all photos in work; a photo that is larger alone runs alone when
    ///     it is within it, and is refused with `memory-limit` when it is not.
    public init(threadCount: Int, maximumMemoryByteCount: Int) {
    }

    /// Normalizes one photo on one of the pool's threads; cancelled when the task is.
    public func normalize(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> NormalizedPhoto {
        try PhotoNormalizer(options: options).normalize(bytes)
    }

    /// What `normalize` would do, without writing.
    public func plan(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> NormalizationReport {
        try PhotoNormalizer(options: options).plan(bytes)
    }
}
