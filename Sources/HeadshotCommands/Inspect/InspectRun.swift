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
        let task = Task { await inspect(sources) }
        Interruption.current?.onSignal { task.cancel() }
        defer { Interruption.current?.onSignal(nil) }
        return await task.value
    }

    private func inspect(_ sources: PhotoSources) async -> CommandStatus {
        let jobCount = min(CurrentProcess.processorCount, max(1, sources.entries.count))
        let pool = PhotoNormalizationPool(threadCount: jobCount, maximumMemoryByteCount: Self.maximumMemoryByteCount)
        let entries = sources.entries
        var printer = InspectionPrinter(
            console: console, format: format, isSummary: sources.hasDirectory, photoCount: entries.count)
        var ordered = OrderedResults<InspectionResult>()
        var wasRejected = false
        var wasInterrupted = false
        await withTaskGroup(of: (number: Int, result: InspectionResult?).self) { group in
            var admitted = 0
            var running = 0
            while true {
                // Results wait for earlier ones, but not without end.
                let window = ordered.next + jobCount * 16
                while running < jobCount, admitted < min(entries.count, window), !Task.isCancelled, !printer.isClosed {
                    let number = admitted
                    group.addTask { (number, await result(of: entries[number], pool)) }
                    admitted += 1
                    running += 1
                }
                guard let (number, result) = await group.next() else { break }
                running -= 1
                guard let result else { continue }
                for result in ordered.insert(result, at: number) {
                    if result.refusal != nil { wasRejected = true }
                    printer.print(result)
                }
            }
            wasInterrupted = Task.isCancelled
        }
        for result in ordered.finish() { printer.print(result) }
        printer.finish(skipped: sources.skipped)
        if printer.isClosed { return .impossible }
        return wasInterrupted ? .interrupted : wasRejected ? .rejected : .success
    }

    /// nil when the run was interrupted before the photo was done.
    private func result(of entry: PhotoSources.Entry, _ pool: PhotoNormalizationPool) async -> InspectionResult? {
        let clock = ContinuousClock()
        let start = clock.now
        var result: InspectionResult
        switch entry {
        case .failure(let path, let error):
            result = InspectionResult(input: path, outcome: .failure(error))
        case .photo(let source):
            guard let inspected = await inspect(source, pool) else { return nil }
            result = inspected
        }
        let duration = (clock.now - start).components
        result.seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
        return result
    }

    private func inspect(_ source: PhotoSource, _ pool: PhotoNormalizationPool) async -> InspectionResult? {
        let reader = PhotoReader(
            maximumByteCount: options.limits.maximumInputByteCount,
            wakeDescriptor: console.wakeDescriptor
        )
        let bytes: [UInt8]
        do throws(PhotoReader.Failure) {
            switch source.origin {
            case .standardInput: bytes = try reader.read(descriptor: console.input).bytes
            case .file(let path): bytes = try reader.read(path).bytes
            }
        } catch {
            guard case .rejected(let error) = error else { return nil }
            return InspectionResult(input: source.path, outcome: .failure(error))
        }
        do throws(PhotoError) {
            let inspection = try await pool.inspect(bytes, options: options)
            return InspectionResult(input: source.path, byteCount: bytes.count, outcome: .success(inspection))
        } catch {
            if Task.isCancelled { return nil }
            return InspectionResult(input: source.path, byteCount: bytes.count, outcome: .failure(error))
        }
    }
}
