internal import JPEGCodec

/// A photo to inspect: that normalizing it is impossible is a part of what there is to tell.
struct InspectedPhoto: Sendable {
    let probed: ProbedPhoto
    /// What decoding starts from, or why normalizing ends before.
    var prepared: Result<PreparedPhoto, PhotoError>

    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what normalizing would be asked to do.
    /// - Throws: `PhotoError` when the bytes are no JPEG, or their markers cannot be read.
    init(_ bytes: [UInt8], options: NormalizationOptions) throws(PhotoError) {
        let probed = try ProbedPhoto(probing: bytes, limits: options.limits)
        self.probed = probed
        prepared = Result { () throws(PhotoError) in try PreparedPhoto(deciding: probed, options: options) }
    }

    /// Decodes and plans; what that refuses is told, too.
    ///
    /// - Parameters:
    ///   - options: what normalizing would be asked to do.
    ///   - stopSignal: ends the work with `cancelled` when it is raised.
    /// - Returns: everything that can be told.
    /// - Throws: `cancelled`, and nothing else.
    func inspect(options: NormalizationOptions, stopSignal: StopSignal?) throws(PhotoError) -> PhotoInspection {
        let plan = Result { () throws(PhotoError) in
            try PhotoNormalizer(options: options).plan(prepared.get(), stopSignal: stopSignal)
        }
        if case .failure(let error) = plan, error.category == .cancelled { throw error }
        return PhotoInspection(probed, try? prepared.get().headerPlan, plan)
    }
}
