import ArgumentParser

/// In a build without the upload layer, in the place of all commands that it has: says how to come by them.
struct MissingUploadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "upload",
        abstract: "Not in this build.",
        discussion: message,
        shouldDisplay: false,
        aliases: ["dimensions", "download", "delete", "auth"]
    )

    static let message = """
        This build of headshot has no upload, dimensions, download, delete and auth: it was made without the package's \
        trait Upload. Build one with them by 'make build-upload', or by 'swift build -c release --product headshot'.
        """

    /// Whatever it is, options of the real commands and --help too.
    @Argument(parsing: .captureForPassthrough)
    var arguments: [String] = []

    func run() throws {
        throw ExitCode(run(on: .standard).rawValue)
    }

    func run(on console: Console) -> CommandStatus {
        console.message("Error: \(Self.message)")
        return .usage
    }
}
