/// Turns any JPEG into one that Microsoft Graph's photo endpoints accept.
///
/// Synchronous; does no I/O, prints nothing, starts no thread. The same bytes and options give the same output.
public struct PhotoNormalizer: Sendable {
    public let options: NormalizationOptions

    public init(options: NormalizationOptions = .request) {
        self.options = options
    }

    /// Normalizes one photo.
    ///
    /// - Parameter bytes: the file's bytes.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met; never for a programming error.
    public func normalize(_ bytes: [UInt8]) throws(PhotoError) -> NormalizedPhoto {
        throw PhotoError(code: "not-implemented", category: .system, message: "Not there yet.", remedy: "Wait.")
    }

    /// What `normalize` would do, without writing: the report with `outputByteCount` nil.
    public func plan(_ bytes: [UInt8]) throws(PhotoError) -> NormalizationReport {
        throw PhotoError(code: "not-implemented", category: .system, message: "Not there yet.", remedy: "Wait.")
    }
}
