import PhotoNormalization

/// Does one photo: reads it, has it normalized, writes the output.
struct PhotoProcessor: Sendable {
    let request: NormalizeRequest
    let console: Console
    let resources: RunResources
    let pool: PhotoNormalizationPool

    /// - Throws: `SystemError.cancelled`, and `SystemError.brokenPipe` when nobody reads standard output any more.
    func process(_ step: OutputPlan.Step) async throws(SystemError) -> PhotoResult {
        let start = ContinuousClock.now
        var result: PhotoResult
        switch step {
        case .failure(let path, let error):
            result = PhotoResult(input: path, outcome: .rejected(error), seconds: 0, isDryRun: request.isDryRun)
        case .foreignPhoto(let path, let error):
            result = PhotoResult(input: path, outcome: .foreignPhoto(error), seconds: 0, isDryRun: request.isDryRun)
        case .photo(let source, let destination):
            result = try await process(source, destination)
        }
        result.seconds = (ContinuousClock.now - start) / .seconds(1)
        return result
    }

    private func process(
        _ source: PhotoSource,
        _ destination: OutputPlan.Destination
    ) async throws(SystemError) -> PhotoResult {
        var result = PhotoResult(input: source.path, outcome: .skipped, seconds: 0, isDryRun: request.isDryRun)
        if let outcome = outcomeOfExistingOutput(destination) {
            result.outcome = outcome
            return result
        }
        do throws(PhotoFailure) {
            let contents = try await read(source)
            result.inputByteCount = contents.bytes.count
            result.maximumByteCount = request.options.maximumByteCount.byteCount(
                inputByteCount: contents.bytes.count
            )
            var report = try await normalize(contents, to: destination, of: source)
            if case .inPlace = destination, report.status == .normalized, let count = contents.status?.linkCount,
                count > 1
            {
                report.warnings.append(.hardLinked(nameCount: count - 1))
            }
            result.outcome = .done(report)
            result.output = destination.path
        } catch {
            switch error {
            case .stop(let stop): throw stop
            case .rejected where Task.isCancelled: throw .cancelled
            // Another run was faster.
            case .rejected(let error) where error.code == "output-exists" && request.existingOutputs == .skip:
                result.outcome = .skipped
            case .rejected(let error): result.outcome = .rejected(error)
            }
        }
        return result
    }

    private enum PhotoFailure: Error {
        /// The photo has no result at all.
        case stop(SystemError)
        case rejected(PhotoError)
    }

    /// nil when the photo's turn has come.
    private func outcomeOfExistingOutput(_ destination: OutputPlan.Destination) -> PhotoResult.Outcome? {
        guard case .file(let path) = destination, request.existingOutputs != .replace,
            (try? FileStatus(of: path, followsLinks: false)) != nil
        else { return nil }
        return request.existingOutputs == .skip ? .skipped : .rejected(.outputExists(path))
    }

    private func read(_ source: PhotoSource) async throws(PhotoFailure) -> PhotoReader.Contents {
        do throws(PhotoReader.Failure) {
            let limit = request.options.limits.maximumInputByteCount
            return try await PhotoReader(maximumByteCount: limit, console: console).read(source.input, within: pool)
        } catch {
            switch error {
            case .interrupted: throw .stop(.cancelled)
            case .rejected(let error): throw .rejected(error)
            }
        }
    }

    private func normalize(
        _ contents: PhotoReader.Contents,
        to destination: OutputPlan.Destination,
        of source: PhotoSource
    ) async throws(PhotoFailure) -> NormalizationReport {
        let photo: NormalizedPhoto
        do throws(PhotoError) {
            if request.isDryRun {
                return try await pool.plan(
                    contents.bytes, options: request.options, reservation: contents.reservation)
            }
            photo = try await pool.normalize(
                contents.bytes, options: request.options, reservation: contents.reservation)
        } catch {
            throw .rejected(resources.explained(error))
        }
        do throws(SystemError) {
            try write(photo, to: destination, original: contents)
        } catch {
            throw failure(error, destination)
        }
        return photo.report
    }

    private func write(
        _ photo: NormalizedPhoto,
        to destination: OutputPlan.Destination,
        original: PhotoReader.Contents
    ) throws(SystemError) {
        let writer = PhotoWriter(newPermissions: original.copyPermissions)
        let times = request.preservesTimes ? original.status?.times : nil
        switch destination {
        case .nowhere:
            return
        case .standardOutput:
            try Transfer.write(photo.bytes, to: console.output)
        case .stream(let path):
            try writer.write(photo.bytes, toStream: path)
        case .file(let path):
            // A directory that was named with --output is a slip when it is missing.
            if case .directory = request.destination { try FileSystem.makeDirectories(path.directory) }
            let mode: PhotoWriter.Mode = request.existingOutputs == .replace ? .replacing : .creating
            try writer.write(photo.bytes, to: path, mode, times: times)
        case .inPlace(let path):
            // A photo that conforms is not touched. What is no file has nothing to keep.
            if photo.report.status == .unchanged { return }
            let mode = original.status.map(PhotoWriter.Mode.inPlace) ?? .replacing
            try writer.write(photo.bytes, to: path, mode, times: times)
        }
    }

    private func failure(_ error: SystemError, _ destination: OutputPlan.Destination) -> PhotoFailure {
        switch (error, destination) {
        case (.brokenPipe, .standardOutput): .stop(.brokenPipe)
        case (.exists, .file(let path)): .rejected(.outputExists(path))
        default: .rejected(.cannotWrite(error))
        }
    }
}
