/// Turns any JPEG into one that Microsoft Graph's photo endpoints accept.
///
/// Synchronous; does no I/O, prints nothing, starts no thread. The same bytes and options give the same output.
public struct PhotoNormalizer: Sendable {
    /// What the photos are to become.
    public let options: NormalizationOptions

    /// - Parameter options: what the photos are to become; by default what fits into one request.
    public init(options: NormalizationOptions = .request) {
        self.options = options
    }

    /// Normalizes one photo.
    ///
    /// - Parameter bytes: the file's bytes.
    /// - Returns: the checked result; the same bytes when the photo conforms already.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met.
    public func normalize(_ bytes: [UInt8]) throws(PhotoError) -> NormalizedPhoto {
        try normalize(prepare(bytes), stopSignal: nil)
    }

    /// What `normalize` would do, without writing.
    ///
    /// - Parameter bytes: the file's bytes.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: what `normalize` would, but for what only the written bytes can tell.
    public func plan(_ bytes: [UInt8]) throws(PhotoError) -> NormalizationReport {
        try plan(prepare(bytes), stopSignal: nil)
    }
}
