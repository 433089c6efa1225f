import GraphPhotos
import PhotoNormalization

/// What became of one request that is no upload.
struct ServiceResult: Sendable {
    var target: PhotoTarget
    /// "delete".
    var action: String
    var receipt: ServiceReceipt?
    var error: GraphError?
    var etag: String?
    var width: Int?
    var height: Int?
    var output: FilePath?
    var byteCount: Int?
    /// The requests of a dry run.
    var preview: String?
    /// Said before anything is sent.
    private(set) var warnings: [PhotoWarning]

    /// - Throws: `UsageError` unless exactly one target is named, and named well.
    init(_ options: TargetOptions, action: String) throws(UsageError) {
        target = try options.target()
        self.action = action
        warnings = options.warnings
    }

    mutating func warn(_ warnings: [PhotoWarning], _ console: Console) {
        console.say(warnings)
        self.warnings += warnings
    }

    /// One line without its end. Null when unknown.
    var json: String {
        JSONText.object { json in
            json.member("action", action)
            json.member("status", error == nil ? "done" : "rejected")
            json.member("target", target.argument)
            json.member("output", output?.lossyText)
            json.member("outputByteCount", byteCount)
            json.member("width", width)
            json.member("height", height)
            json.member("requestId", receipt?.requestID ?? error?.requestID)
            json.member("clientRequestId", receipt?.clientRequestID ?? error?.clientRequestID)
            json.member("attempts", receipt?.attemptCount ?? error?.attemptCount ?? 0)
            json.member("etag", etag)
            json.member("httpStatus", receipt?.httpStatus ?? error?.httpStatus)
            json.member("serviceCode", error?.serviceCode)
            json.member("error", object: error.map { error in { error.photoError.write(to: &$0) } })
            json.member("dryRun", preview != nil)
            json.member("warnings", objects: warnings.map { warning in { warning.write(to: &$0) } })
        }
    }

    /// "user anna@contoso.com  deleted".
    var line: String {
        var parts = [DisplayText.escaped(target.description)]
        switch action {
        case "delete": parts.append("deleted")
        case "dimensions": parts.append("dimensions set to \(width ?? 0) × \(height ?? 0)")
        default:
            parts.append(output.map { "→ \(DisplayText.escaped($0))" } ?? "fetched")
            if let byteCount { parts.append(DisplayText.byteCount(byteCount)) }
        }
        return parts.joined(separator: "  ")
    }
}

/// Does one request that is no upload, and says what became of it.
struct ServiceRun: Sendable {
    let connection: ConnectionOptions
    let surroundings: ServiceSession.Surroundings
    let json: Bool
    /// Standard output is for something else.
    var usesErrorForResults = false
    var limits = TimeLimits()

    func run(
        _ result: inout ServiceResult,
        _ work: (ServiceSession, inout ServiceResult) async throws(GraphError) -> Void
    ) async -> CommandStatus {
        var status = CommandStatus.success
        do throws(SessionFailure) {
            surroundings.console.say(result.warnings)
            try await ServiceSession.with(connection, surroundings, limits: limits) { session throws(GraphError) in
                result.warn(session.settings.warnings, surroundings.console)
                try await work(session, &result)
            }
        } catch {
            status = error.status(surroundings.console, error: &result.error)
            // Whoever gave wrong arguments has been told.
            if case .usage = error { return status }
        }
        if status == .interrupted { return .interrupted }
        return print(result) ? status : .impossible
    }

    /// False when nobody takes the result.
    private func print(_ result: ServiceResult) -> Bool {
        let console = surroundings.console
        if let error = result.error {
            let target = DisplayText.escaped(result.target.description)
            console.message(
                "\(console.errorStyle.colored(target, .red)): \(DisplayText.escaped(error.description))")
            if let identifiers = error.identifiers { console.message("  " + identifiers) }
        }
        if let preview = result.preview, json { console.message(preview) }
        if result.error != nil, !json { return true }
        let text = json ? result.json : result.preview ?? result.line
        let descriptor = usesErrorForResults ? console.error : console.output
        return (try? Transfer.write(Array((text + "\n").utf8), to: descriptor)) != nil
    }
}
