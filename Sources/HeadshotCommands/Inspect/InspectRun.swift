import PhotoNormalization

/// One run of `headshot inspect`.
struct InspectRun: Sendable {
    let inputs: [PhotoInput]
    let options: NormalizationOptions
    let format: ResultFormat
    let console: Console

    /// Bytes of all photos in work together.
    private static let maximumMemoryByteCount = 1 << 30

    func run() async -> CommandStatus {
        let sources = PhotoSources(inputs, outputDirectory: nil)
        let resources = RunResources(
            jobCount: min(CurrentProcess.processorCount, max(1, sources.entries.count)),
            maximumMemoryByteCount: Self.maximumMemoryByteCount
        )
        let pool = PhotoNormalizationPool(
            threadCount: resources.jobCount,
            maximumMemoryByteCount: resources.memoryByteCount,
            // No more come than there are jobs.
            maximumWaitingCount: nil
        )
        let printer = InspectionPrinter(
            console: console, format: format, isSummary: sources.hasDirectory, photoCount: sources.entries.count)
        var (done, end) = await OrderedRun(jobCount: resources.jobCount).run(sources.entries, into: printer) {
            entry async throws(SystemError) in
            let start = ContinuousClock.now
            var result = try await inspect(entry, pool)
            if case .failure(let error) = result.outcome { result.outcome = .failure(resources.explained(error)) }
            result.seconds = (ContinuousClock.now - start) / .seconds(1)
            return result
        }
        return done.finish(end, skipped: sources.skipped)
    }

    private func inspect(
        _ entry: PhotoSources.Entry,
        _ pool: PhotoNormalizationPool
    ) async throws(SystemError) -> InspectionResult {
        switch entry {
        case .failure(let path, let error): InspectionResult(input: path, outcome: .failure(error))
        case .foreignPhoto(let path, let error):
            InspectionResult(input: path, outcome: .failure(error), isForeignPhoto: true)
        case .photo(let source): try await inspect(source, pool)
        }
    }

    private func inspect(
        _ source: PhotoSource,
        _ pool: PhotoNormalizationPool
    ) async throws(SystemError) -> InspectionResult {
        let contents: PhotoReader.Contents
        do throws(PhotoReader.Failure) {
            let reader = PhotoReader(maximumByteCount: options.limits.maximumInputByteCount, console: console)
            contents = try await reader.read(source.input, within: pool)
        } catch {
            guard case .rejected(let error) = error else { throw .cancelled }
            return InspectionResult(input: source.path, outcome: .failure(error))
        }
        let bytes = contents.bytes
        do throws(PhotoError) {
            let inspection = try await pool.inspect(bytes, options: options, reservation: contents.reservation)
            return InspectionResult(input: source.path, byteCount: bytes.count, outcome: .success(inspection))
        } catch {
            if Task.isCancelled { throw .cancelled }
            return InspectionResult(input: source.path, byteCount: bytes.count, outcome: .failure(error))
        }
    }
}
