import GraphPhotos
import PhotoNormalization

/// What the arguments of `upload` ask for: checked against each other, not yet against files and the service.
struct UploadRequest: Sendable {
    var input: PhotoInput
    var target: PhotoTarget
    var upload: UploadOptions
    var limits: TimeLimits
    var connection: ConnectionOptions
    /// What had to be done to the arguments.
    var warnings: [PhotoWarning]
    var normalization: NormalizationOptions
    var maximumMemoryByteCount: Int
    var isDryRun: Bool
    var format: ResultFormat
    var verbosity: Verbosity

    /// - Throws: `UsageError` where options contradict each other, or the target is none.
    init(_ command: UploadCommand) throws(UsageError) {
        input = PhotoInput(command.input)
        target = try command.target.target()
        var upload = UploadOptions()
        upload.method = command.method
        upload.dimensions = command.dimensions
        upload.verification = command.verify
        upload.mailboxTimeout = try command.mailboxTimeout()
        self.upload = upload
        limits = TimeLimits(
            seconds: command.timeout, attemptCount: command.attempts, verifySeconds: command.verifyTimeout)
        connection = command.connection
        warnings = command.target.warnings
        normalization = try command.photo.normalization(
            command.safety, decodingSeconds: command.decodingTimeout, "--decoding-timeout")
        // The network hides what the check costs.
        normalization.checksItself = true
        maximumMemoryByteCount = command.safety.memory.byteCount
        isDryRun = command.report.dryRun
        format = command.report.format
        verbosity = try command.report.verbosity()
        if input == .standardInput, connection.tokenFile == FilePath("-") {
            throw UsageError(message: "The photo and the token cannot both come from standard input.")
        }
        if !target.hasContent {
            throw UsageError(message: "--drive-owner has dimensions only; use 'headshot dimensions'.")
        }
        if upload.dimensions == .required, !target.hasDimensions {
            throw UsageError(message: "--dimensions required is for users and groups, not for \(target).")
        }
    }
}
