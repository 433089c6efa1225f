internal import JPEGCodec

// The way of a photo, from bytes to checked bytes. Each step has a folder, which uses those of the steps before it
// alone; each takes a value and makes another one. The pool waits for memory between the two halves.

extension PhotoNormalizer {
    /// What the markers and the options tell, before anything is decoded.
    func prepare(_ bytes: [UInt8]) throws(PhotoError) -> PreparedPhoto {
        let probed = try ProbedPhoto(probing: bytes, limits: options.limits)
        return try PreparedPhoto(deciding: probed, options: options)
    }

    /// The rest of the way.
    ///
    /// - Parameters:
    ///   - prepared: the photo.
    ///   - stopSignal: ends the work with `cancelled` when it is raised.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met.
    func normalize(_ prepared: PreparedPhoto, stopSignal: StopSignal?) throws(PhotoError) -> NormalizedPhoto {
        let workLimit = WorkLimit(seconds: options.limits.maximumProcessingSeconds, stopSignal: stopSignal)
        let decoded = try PhotoDecoder(options: options, workLimit: workLimit).decode(prepared)
        let adapted = try PhotoAdapter(options: options, workLimit: workLimit).adapt(decoded)
        let planned = try PhotoPlanner(workLimit: workLimit).plan(adapted)
        let written = try OutputWriter(limits: options.limits, workLimit: workLimit).write(planned)
        return try OutputChecker(options: options, workLimit: workLimit).check(written)
    }

    /// The same without writing.
    func plan(_ prepared: PreparedPhoto, stopSignal: StopSignal?) throws(PhotoError) -> NormalizationReport {
        let workLimit = WorkLimit(seconds: options.limits.maximumProcessingSeconds, stopSignal: stopSignal)
        let decoded = try PhotoDecoder(options: options, workLimit: workLimit).decode(prepared)
        let adapted = try PhotoAdapter(options: options, workLimit: workLimit).adapt(decoded)
        let planned = try PhotoPlanner(workLimit: workLimit).plan(adapted)
        return NormalizationReport(planned)
    }
}
