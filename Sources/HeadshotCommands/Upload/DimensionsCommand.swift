import ArgumentParser
import GraphPhotos
import PhotoNormalization

/// `headshot dimensions`.
struct DimensionsCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "dimensions",
        abstract: "Set the width and height of a target's photo to those of a photo here.",
        discussion: """
            Sends a PATCH of {"height", "width", "id"} to the target's photo. Only an old page of Microsoft's \
            documentation has it; a service that computes these itself refuses, and it is not tried again. The photo \
            is not changed and not sent; its width and height are those of the picture as people see it.

            Exit status: 0 they are set, 1 they are not, 2 nothing could be done, 64 wrong usage, 130 interrupted.
            """
    )

    @Argument(help: ArgumentHelp("The photo, or - for standard input.", valueName: "photo"))
    var input: FilePath

    @OptionGroup(title: "Target")
    var target: TargetOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    @OptionGroup(title: "Limits")
    var time: TimeOptions

    @Flag(help: "Print the request; send nothing.")
    var dryRun = false

    @Flag(help: "One JSON object.")
    var json = false

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        await runInterruptibly("dimensions", surroundings.console) {
            () async throws(UsageError) -> CommandStatus in
            var result = try ServiceResult(target, action: "dimensions")
            if PhotoInput(input) == .standardInput, connection.tokenFile == FilePath("-") {
                throw UsageError(message: "The photo and the token cannot both come from standard input.")
            }
            let run = ServiceRun(
                connection: connection, surroundings: surroundings, json: json, limits: time.limits)
            let status =
                await run
                .run(&result) { session, result async throws(GraphError) in
                    try await send(session, surroundings.console, &result)
                }
            return status
        }
    }

    private func send(
        _ session: ServiceSession,
        _ console: Console,
        _ result: inout ServiceResult
    ) async throws(GraphError) {
        let client = dryRun ? nil : try session.client()
        let size = try size(console)
        result.width = size.width
        result.height = size.height
        let request = try GraphRequest.dimensions(width: size.width, height: size.height, of: result.target)
        guard let client else {
            let text = RequestPreview.text(
                of: [request], endpoint: session.endpoint, agent: session.options.userAgent)
            result.preview = text
            return
        }
        result.warn(try await client.tokenWarnings(for: result.target), console)
        result.receipt = try await client.setDimensions(
            width: size.width, height: size.height, of: result.target)
    }

    /// Of a photo that is sound: what it says of itself might not be true otherwise.
    private func size(_ console: Console) throws(GraphError) -> (width: Int, height: Int) {
        let bytes = try PhotoInput(input).bytes(
            maximumByteCount: ResourceLimits.command.maximumInputByteCount, console)
        var options = NormalizationOptions.request
        options.limits = .command
        do throws(PhotoError) {
            let report = try PhotoNormalizer(options: options).plan(bytes)
            return (report.width, report.height)
        } catch {
            throw GraphError(error.forCommand)
        }
    }
}
