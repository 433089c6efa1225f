import ArgumentParser
import PhotoNormalization

/// `headshot inspect`.
struct InspectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Tell what is in photos, and what normalize would do.",
        discussion: """
            Photos are decoded, so the verdict is the one that normalize would come to with its defaults. Nothing is \
            written. A photo gets a page; as soon as a directory is named, all photos get one summary.

            Exit status: 0 normalize would accept every photo, 1 it would reject at least one, or one is no JPEG, 2 \
            results could not be written, 64 wrong usage, 130 interrupted.

            Examples:
              headshot inspect beach.jpg
              headshot inspect photos --json | jq 'select(.gps) | .input'
            """
    )

    @Argument(help: ArgumentHelp("Photos, directories of photos, or - for standard input.", valueName: "photo"))
    var inputs: [FilePath]

    @Flag(help: "Take warnings for refusals, as normalize --strict does.")
    var strict = false

    @Flag(help: "One JSON object per photo and line, in the order of the inputs.")
    var json = false

    func run() async throws {
        let status = await run(on: .standard)
        if status != .success { throw ExitCode(status.rawValue) }
    }

    func run(on console: Console) async -> CommandStatus {
        var options = NormalizationOptions.request
        options.limits = .command
        options.warningPolicy = strict ? .strict : .standard
        let run = InspectRun(
            inputs: inputs.map(PhotoInput.init),
            options: options,
            format: json ? .jsonLines : .text,
            console: console
        )
        return await run.run()
    }
}
