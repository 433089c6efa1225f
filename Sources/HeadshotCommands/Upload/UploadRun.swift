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
        result.photo.seconds = (clock.now - start) / .seconds(1)
        return UploadPrinter(request: request, console: console).print(result) ? status : .impossible
    }

    /// What is known of the photo when the work is stopped.
    private static func state(_ result: UploadResult) -> String {
        if result.receipt != nil { return "the photo is uploaded" }
        switch result.error?.delivery ?? .notSent {
        case .notSent:
            let status = result.error?.httpStatus.map { "; the service answered \($0) to the question before it" }
            return "the photo was not sent" + (status ?? "")
        case .refused(let status):
            let count = result.error?.attemptCount ?? 1
            let times = count == 1 ? "once, and refused" : "\(count) times, and refused each time"
            return "the photo was sent \(times) (\(status)); it is not uploaded"
        case .unknown: return "the photo may be uploaded or not"
        case .accepted: return "the service accepted the photo; it was not seen there yet"
        }
    }

    private func upload(_ result: inout UploadResult) async -> CommandStatus {
        do throws(SessionFailure) {
            try await ServiceSession.with(
                request.connection, surroundings, isVerbose: request.verbosity == .verbose,
                isQuiet: request.verbosity == .quiet, limits: request.limits
            ) { session throws(GraphError) in
                try await upload(&result, session)
            }
        } catch {
            return error.status(console, error: &result.error)
        }
        return Task.isCancelled ? .interrupted : .success
    }

    private func upload(_ result: inout UploadResult, _ session: ServiceSession) async throws(GraphError) {
        // Whether there is a credential is known before the photo is worked on; whether it works, after.
        let client = request.isDryRun ? nil : try session.client()
        let early = request.warnings + (client == nil ? [] : session.settings.warnings)
        say(early)
        let bytes = try request.input.bytes(
            maximumByteCount: request.normalization.limits.maximumInputByteCount, console)
        result.photo.inputByteCount = bytes.count
        result.photo.maximumByteCount = request.normalization.maximumByteCount.byteCount(inputByteCount: bytes.count)
        let pool = PhotoNormalizationPool(threadCount: 1, maximumMemoryByteCount: request.maximumMemoryByteCount)
        guard let client else {
            let photo = try await Self.photo { () async throws(PhotoError) in
                try await pool.normalize(bytes, options: request.normalization)
            }
            var report = photo.report
            report.warnings += early
            result.photo.outcome = .done(report)
            RequestPreview(session: session, request: request).print(photo, to: console)
            return
        }
        // What headers tell of a photo that will not do is said before anything is asked of the network.
        _ = try await Self.photo { () throws(PhotoError) in
            try PhotoNormalizer(options: request.normalization).plan(bytes)
        }
        say(try await client.tokenWarnings(for: request.target))
        let receipt = try await client.upload(
            bytes, normalizedBy: request.normalization, in: pool, to: request.target, options: request.upload)
        var report = receipt.report
        report.warnings += early + receipt.warnings
        result.photo.outcome = .done(report)
        result.receipt = receipt
    }

    /// Before anything is sent.
    private func say(_ warnings: [PhotoWarning]) {
        if request.verbosity >= .normal { console.say(warnings) }
    }

    private static func photo<Value>(_ work: () async throws(PhotoError) -> Value) async throws(GraphError) -> Value {
        do throws(PhotoError) {
            return try await work()
        } catch {
            throw GraphError(error.forCommand)
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
