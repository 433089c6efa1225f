import GraphPhotos
import PhotoNormalization

/// One run of `headshot upload`.
struct UploadRun: Sendable {
    let request: UploadRequest
    let surroundings: ServiceSession.Surroundings

    private var console: Console { surroundings.console }

    func run() async -> CommandStatus {
        let clock = ContinuousClock()
        let start = clock.now
        var result = UploadResult(
            photo: PhotoResult(input: request.path, outcome: .skipped, seconds: 0, isDryRun: request.isDryRun),
            target: request.target)
        let status = await upload(&result)
        guard status != .interrupted else {
            console.message("interrupted; " + Self.state(result))
            return .interrupted
        }
        let duration = (clock.now - start).components
        result.photo.seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
        return UploadPrinter(request: request, console: console).print(result) ? status : .impossible
    }

    /// What is known of the photo when the work is stopped.
    private static func state(_ result: UploadResult) -> String {
        if result.receipt != nil { return "the photo is uploaded" }
        guard let error = result.error, error.attemptCount > 0 else { return "the photo was not sent" }
        return error.isCancellation && error.httpStatus != nil
            ? "the service accepted the photo; it was not seen there yet"
            : "the photo may be uploaded or not"
    }

    private func upload(_ result: inout UploadResult) async -> CommandStatus {
        let session: ServiceSession
        do throws(SessionFailure) {
            session = try ServiceSession(
                request.connection, surroundings, isVerbose: request.verbosity == .verbose)
        } catch {
            return fail(&result, error)
        }
        let status: CommandStatus
        do throws(GraphError) {
            try await upload(&result, session)
            status = .success
        } catch {
            result.error = error
            status = CommandStatus(error)
        }
        await session.transport.shutdown()
        return Task.isCancelled ? .interrupted : status
    }

    private func fail(_ result: inout UploadResult, _ failure: SessionFailure) -> CommandStatus {
        switch failure {
        case .usage(let error):
            console.message("Error: \(error.message)")
            return .usage
        case .failed(let error):
            result.error = error
            return CommandStatus(error)
        }
    }

    private func upload(_ result: inout UploadResult, _ session: ServiceSession) async throws(GraphError) {
        // Whether there is a credential is known before the photo is worked on; whether it works, after.
        let client = request.isDryRun ? nil : try session.client()
        let bytes = try request.input.bytes(
            maximumByteCount: request.normalization.limits.maximumInputByteCount, console)
        result.photo.inputByteCount = bytes.count
        var options = request.normalization
        let maximum = options.maximumByteCount.byteCount(inputByteCount: bytes.count)
        result.photo.maximumByteCount = maximum
        options.maximumByteCount = .bytes(maximum)
        var photo = try await normalize(bytes, options)
        result.photo.outcome = .done(photo.report)
        guard let client else {
            RequestPreview(session: session, request: request).print(photo, to: console)
            return
        }
        let room = try await client.maximumPhotoByteCount(for: request.target, method: request.upload.method)
        if photo.bytes.count > room, room > 0 {
            options.maximumByteCount = .bytes(room)
            photo = try await normalize(bytes, options)
        }
        let receipt = try await client.upload(photo, to: request.target, options: request.upload)
        var report = receipt.report
        report.warnings = photo.report.warnings + receipt.warnings
        result.photo.outcome = .done(report)
        result.receipt = receipt
    }

    private func normalize(
        _ bytes: [UInt8],
        _ options: NormalizationOptions
    ) async throws(GraphError) -> NormalizedPhoto {
        let pool = PhotoNormalizationPool(
            threadCount: 1, maximumMemoryByteCount: request.maximumMemoryByteCount)
        do throws(PhotoError) {
            return try await pool.normalize(bytes, options: options)
        } catch {
            throw GraphError(error)
        }
    }
}

extension UploadRequest {
    /// "-" for standard input.
    var path: FilePath {
        switch input {
        case .standardInput: FilePath("-")
        case .path(let path): path
        }
    }
}
