/// Tells what is in a photo, and what normalizing it would do.
///
/// Synchronous; does no I/O, prints nothing, starts no thread. Takes as long as normalizing does without the writing:
/// whether a picture is sound, only decoding it tells.
public struct PhotoInspector: Sendable {
    /// What normalizing would be asked to do.
    public let options: NormalizationOptions

    /// - Parameter options: what normalizing would be asked to do; by default what fits into one request.
    public init(options: NormalizationOptions = .request) {
        self.options = options
    }

    /// Inspects one photo.
    ///
    /// - Parameter bytes: the file's bytes.
    /// - Returns: what its markers and metadata say, and the verdict: a photo that would be refused has one too.
    /// - Throws: `PhotoError` when there is nothing to tell: the bytes are no JPEG, or their markers cannot be read.
    public func inspect(_ bytes: [UInt8]) throws(PhotoError) -> PhotoInspection {
        let photo = try ProbedPhoto(probing: bytes, limits: options.limits)
        let plan = Result { () throws(PhotoError) in try PhotoNormalizer(options: options).plan(bytes) }
        return PhotoInspection(photo, plan, options: options)
    }
}
