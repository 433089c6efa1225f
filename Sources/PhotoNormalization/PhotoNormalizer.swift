package import JPEGCodec

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
        try normalize(bytes, stopSignal: nil)
    }

    /// What `normalize` would do, without writing.
    ///
    /// - Parameter bytes: the file's bytes.
    /// - Returns: the report, with `outputByteCount` nil.
    /// - Throws: what `normalize` would, but for what only the written bytes can tell.
    public func plan(_ bytes: [UInt8]) throws(PhotoError) -> NormalizationReport {
        try plan(bytes, stopSignal: nil)
    }

    package func normalize(_ bytes: [UInt8], stopSignal: StopSignal?) throws(PhotoError) -> NormalizedPhoto {
        let source = SourcePhoto(bytes: bytes)
        let properties = try source.probe(limits: options.limits)
        let outlook = try Outlook(source, properties, options: options)
        let photo = try validated(source, properties, outlook, stopSignal)
        let planner = PhotoPlanner(options: options)
        let plan = try planner.plan(photo, outlook)
        let encoded = try PhotoTranscoder(planner: planner).transcode(photo, outlook, plan)
        return try PhotoFinisher(options: options).finish(encoded, photo)
    }

    package func plan(_ bytes: [UInt8], stopSignal: StopSignal?) throws(PhotoError) -> NormalizationReport {
        let source = SourcePhoto(bytes: bytes)
        let properties = try source.probe(limits: options.limits)
        let outlook = try Outlook(source, properties, options: options)
        let photo = try validated(source, properties, outlook, stopSignal)
        let plan = try PhotoPlanner(options: options).plan(photo, outlook)
        return NormalizationReport(plan, photo, outputByteCount: nil, encodeCount: plan.expectedEncodeCount)
    }

    private func validated(
        _ source: SourcePhoto,
        _ properties: ImageProperties,
        _ outlook: Outlook,
        _ stopSignal: StopSignal?
    ) throws(PhotoError) -> ValidatedPhoto {
        try PhotoValidator(options: options, stopSignal: stopSignal)
            .validate(source, properties, gathersStatistics: !outlook.keepsEntropyCodedData)
    }
}
