import ArgumentParser
import GraphPhotos
import PhotoNormalization

/// `headshot download`.
struct DownloadCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "download",
        abstract: "Fetch a target's photo from Microsoft Graph.",
        discussion: """
            The bytes are written as they come. Without --output they go to photo.jpg in the current directory; an \
            existing file is not replaced but with --force.

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

    @Flag(help: "One JSON object.")
    var json = false

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        await runInterruptibly("download", surroundings.console) {
            () async throws(UsageError) -> CommandStatus in
            var result = ServiceResult(target: try target.target(), action: "download")
            let size = try photoSize()
            let isStream = output == FilePath("-")
            let run = ServiceRun(
                connection: connection, surroundings: surroundings, json: json, usesErrorForResults: isStream)
            return await run.run(&result) { session, result async throws(GraphError) in
                // Known before anything is fetched.
                if !isStream, !force, (try? FileStatus(of: output, followsLinks: false)) != nil {
                    throw GraphError(PhotoError.downloadExists(output))
                }
                let photo = try await session.client().download(result.target, size: size)
                try write(photo.bytes, isStream ? surroundings.console : nil)
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

    private func write(_ bytes: [UInt8], _ console: Console?) throws(GraphError) {
        do throws(SystemError) {
            if let console {
                try Transfer.write(bytes, to: console.output)
            } else {
                try PhotoWriter().write(bytes, to: output, force ? .replacing : .creating, times: nil)
            }
        } catch {
            throw GraphError(error == .exists ? PhotoError.downloadExists(output) : .cannotWrite(error))
        }
    }
}

extension PhotoError {
    fileprivate static func downloadExists(_ output: FilePath) -> PhotoError {
        PhotoError(
            code: "output-exists", category: .policy, message: "The file \(DisplayText.escaped(output)) exists.",
            remedy: "Use --force, or another name.")
    }
}
