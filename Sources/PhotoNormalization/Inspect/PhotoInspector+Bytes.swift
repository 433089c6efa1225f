/// Photos that are not in an array, as for `PhotoNormalizer`.
extension PhotoInspector {
    /// Inspects one photo; see `inspect(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once unless they are an array.
    /// - Returns: what its markers and metadata say, and the verdict.
    /// - Throws: `PhotoError` when there is nothing to tell.
    public func inspect(_ bytes: some Collection<UInt8>) throws(PhotoError) -> PhotoInspection {
        try inspect([UInt8](bytes))
    }

    /// Inspects one photo; see `inspect(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once.
    /// - Returns: what its markers and metadata say, and the verdict.
    /// - Throws: `PhotoError` when there is nothing to tell.
    public func inspect(_ bytes: Span<UInt8>) throws(PhotoError) -> PhotoInspection {
        try inspect([UInt8](copying: bytes))
    }

    /// Inspects one photo; see `inspect(_:)` of arrays.
    ///
    /// - Parameter bytes: the file's bytes, copied once.
    /// - Returns: what its markers and metadata say, and the verdict.
    /// - Throws: `PhotoError` when there is nothing to tell.
    public func inspect(_ bytes: RawSpan) throws(PhotoError) -> PhotoInspection {
        try inspect([UInt8](copying: bytes))
    }
}
