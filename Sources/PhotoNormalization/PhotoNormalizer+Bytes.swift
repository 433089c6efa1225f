/// Photos that are not in an array. An array is used as it is; anything else is copied into one, once and as a block
/// where its bytes are contiguous: what is kept, or handed on to C, must not go away. `ByteBuffer.readableBytesView`
/// and `Data` are collections of bytes.
extension PhotoNormalizer {
    /// Normalizes one photo; see `normalize(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once unless they are an array.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met.
    public func normalize(_ bytes: some Collection<UInt8>) throws(PhotoError) -> NormalizedPhoto {
        try normalize([UInt8](bytes))
    }

    /// Normalizes one photo; see `normalize(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met.
    public func normalize(_ bytes: Span<UInt8>) throws(PhotoError) -> NormalizedPhoto {
        try normalize([UInt8](copying: bytes))
    }

    /// Normalizes one photo; see `normalize(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met.
    public func normalize(_ bytes: RawSpan) throws(PhotoError) -> NormalizedPhoto {
        try normalize([UInt8](copying: bytes))
    }

    /// What `normalize` would do, without writing; see `plan(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once unless they are an array.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: what `normalize` would, but for what only the written bytes can tell.
    public func plan(_ bytes: some Collection<UInt8>) throws(PhotoError) -> NormalizationReport {
        try plan([UInt8](bytes))
    }

    /// What `normalize` would do, without writing; see `plan(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: what `normalize` would, but for what only the written bytes can tell.
    public func plan(_ bytes: Span<UInt8>) throws(PhotoError) -> NormalizationReport {
        try plan([UInt8](copying: bytes))
    }

    /// What `normalize` would do, without writing; see `plan(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: what `normalize` would, but for what only the written bytes can tell.
    public func plan(_ bytes: RawSpan) throws(PhotoError) -> NormalizationReport {
        try plan([UInt8](copying: bytes))
    }
}
