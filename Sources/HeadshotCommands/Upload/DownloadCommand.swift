import ArgumentParser
import GraphPhotos

/// `headshot download`.
struct DownloadCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Fetch a target's photo from Microsoft Graph.",
        discussion: """
            The bytes are written as they come. Without --output they go to photo.jpg in the current directory; an \
            existing file is not replaced but with --force, and keeps its permissions then. A device or a FIFO is \
            written to.

            Exit status: 0 it is there, 1 it is not (no photo), 2 nothing could be done, 64 wrong usage, 130 interrupted.
            """
    )

    @OptionGroup(title: "Target")
    var target: TargetOptions

    @Option(
        help: ArgumentHelp(
            "Width and height: 48, 64, 96, 120, 240, 360, 432, 504 or 648. (default: the largest)",
            valueName: "pixels"
        )
    )
    var size: Int?

    @Option(name: [.short, .customLong("output")], help: ArgumentHelp("- is standard output.", valueName: "file"))
    var output = FilePath("photo.jpg")

    @Flag(help: "Replace an existing file.")
    var force = false

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    @OptionGroup(title: "Limits")
    var time: TimeOptions

    @Flag(help: "One JSON object.")
    var json = false

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        await runInterruptibly("download", surroundings.console) {
            () async throws(UsageError) -> CommandStatus in
            var result = try ServiceResult(target, action: "download")
            let size = try photoSize()
            let run = ServiceRun(
                connection: connection, surroundings: surroundings, json: json,
                usesErrorForResults: output == FilePath("-"), limits: time.limits)
            return await run.run(&result) { session, result async throws(GraphError) in
                // Known before anything is fetched.
                let place = try DownloadPlace(output, replaces: force)
                let photo = try await session.client().download(result.target, size: size)
                try place.write(photo.bytes, to: surroundings.console)
                result.receipt = photo.service
                result.etag = photo.etag
                result.byteCount = photo.bytes.count
                result.output = output
            }
        }
    }

    private func photoSize() throws(UsageError) -> PhotoSize? {
        guard let size else { return nil }
        guard let known = PhotoSize(rawValue: size) else {
            let sizes = PhotoSize.allCases.map { "\($0.pixels)" }.joined(separator: ", ")
            throw UsageError(message: "--size has to be one of \(sizes), not \(size).")
        }
        return known
    }
}
