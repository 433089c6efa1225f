import ArgumentParser
import PhotoNormalization

/// `headshot normalize`.
struct NormalizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize",
        abstract: "Make photos fit: valid, without private data, and within the byte budget.",
        discussion: """
            A photo that conforms comes out byte for byte. Where dropping metadata or better Huffman tables are enough, \
            no pixel changes; only then is quality spent, and then the whole budget is used.

            Directories are searched for photos: names ending in .jpg, .jpeg, .jpe or .jfif, and files that start as a \
            JPEG does. Photos of other formats are counted, and make the status 1; hidden files, thumbnail stores and \
            links to directories are passed over.

            A new output has the permissions of its photo less the umask; one that takes another file's place keeps \
            that file's owner, permissions, access control list and user attributes, but no hard links.

            Results go to standard output, everything else to standard error (results too with -o -).

            Exit status: 0 every photo is fine, 1 at least one was rejected or is no JPEG, 2 nothing could be \
            done, 64 wrong usage, 130 interrupted.

            Examples:
              headshot normalize beach.jpg
              headshot normalize photos -d ready --json > results.jsonl
              headshot normalize --max-bytes 1MB - < beach.jpg > small.jpg
            """
    )

    @Argument(help: ArgumentHelp("Photos, directories of photos, or - for standard input.", valueName: "photo"))
    var inputs: [FilePath]

    @OptionGroup(title: "Destination")
    var destination: DestinationOptions

    @OptionGroup(title: "Photo")
    var photo: PhotoOptions

    @OptionGroup(title: "Safety and resources")
    var safety: SafetyOptions

    @OptionGroup(title: "Safety and resources")
    var decoding: DecodingTime

    @OptionGroup(title: "Report")
    var report: ReportOptions

    func run() async throws {
        let status = await run(on: .standard)
        if status != .success { throw ExitCode(status.rawValue) }
    }

    /// Does what the arguments ask for, or says what is wrong with them.
    func run(on console: Console) async -> CommandStatus {
        do throws(UsageError) {
            return try await NormalizeRun(request: NormalizeRequest(self), console: console).run()
        } catch {
            console.message("Error: \(error.message)\nSee 'headshot normalize --help' for more information.")
            return .usage
        }
    }
}
