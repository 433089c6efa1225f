extension PhotoNormalizationPool {
    /// Inspects one photo on one of the pool's threads, within its cap on memory.
    ///
    /// - Parameters:
    ///   - bytes: the file's bytes.
    ///   - options: what normalizing would be asked to do.
    /// - Returns: what its markers and metadata say, and the verdict: a photo that would be refused has one too.
    /// - Throws: `PhotoError` when the bytes are no JPEG or their markers cannot be read; with the code `cancelled`
    ///   when the task was cancelled.
    public func inspect(_ bytes: [UInt8], options: NormalizationOptions) async throws(PhotoError) -> PhotoInspection {
        let photo = try await threads.run {
            Result { () throws(PhotoError) in try ProbedPhoto(probing: bytes, limits: options.limits) }
        }.get()
        var plan: Result<NormalizationReport, PhotoError>
        do throws(PhotoError) {
            plan = .success(try await self.plan(bytes, options: options))
        } catch {
            if error.code == ErrorCatalog.cancelled.code { throw error }
            plan = .failure(error)
        }
        return PhotoInspection(photo, plan, options: options)
    }
}
