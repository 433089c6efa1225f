/// Photos that are not in an array: they are copied into one, once, before the pool counts them. Spans cannot be handed
/// over to other threads; `Array(span)` makes the copy where the caller has one.
extension PhotoNormalizationPool {
    /// Normalizes one photo; see `normalize(_:options:)` of arrays.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes, copied once unless they are an array.
    ///   - options: what it is to become.
    /// - Returns: the checked result.
    /// - Throws: as for arrays.
    public func normalize(
        _ bytes: some Collection<UInt8> & Sendable,
        options: NormalizationOptions
    ) async throws(PhotoError) -> NormalizedPhoto {
        try await normalize([UInt8](bytes), options: options)
    }

    /// What `normalize` would do, without writing; see `plan(_:options:)` of arrays.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes, copied once unless they are an array.
    ///   - options: what it is to become.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: as for arrays.
    public func plan(
        _ bytes: some Collection<UInt8> & Sendable,
        options: NormalizationOptions
    ) async throws(PhotoError) -> NormalizationReport {
        try await plan([UInt8](bytes), options: options)
    }
}
