import ArgumentParser
import GraphPhotos
import PhotoNormalization

/// `headshot upload`.
struct UploadCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "upload",
        abstract: "Make a photo fit, and upload it to Microsoft Graph.",
        discussion: """
            The photo is normalized as by 'headshot normalize', checked, sent, and looked for afterwards. Requests are \
            tried again where that may help; what was accepted is never sent again.

            Results go to standard output, everything else to standard error.

            Exit status: 0 the photo is uploaded, 1 it is not, 2 nothing could be done (sign-in, network), 64 wrong \
            usage, 130 interrupted.

            Examples:
              headshot upload anna.jpg --user anna@contoso.com
              headshot upload team.jpg --team 0c8cd3f1-… --credential azure-cli
              headshot upload anna.jpg --user anna@contoso.com --dry-run
            """
    )

    @Argument(help: ArgumentHelp("The photo, or - for standard input.", valueName: "photo"))
    var input: FilePath

    @OptionGroup(title: "Target")
    var target: TargetOptions

    @Option(help: ArgumentHelp("How the photo is sent; both are documented.", valueName: "method"))
    var method: UploadMethod = .put

    @Option(
        help: ArgumentHelp(
            """
            Set width and height afterwards: auto does for users and groups, takes a refusal for a warning, and does \
            not ask that tenant again for a week; with required a refusal is an error.
            """,
            valueName: "choice"
        )
    )
    var dimensions: UploadOptions.Dimensions = .auto

    @Option(help: ArgumentHelp("Read the photo's metadata back, or believe the answer.", valueName: "choice"))
    var verify: UploadOptions.Verification = .metadata

    @Option(
        help: ArgumentHelp(
            "How long an accepted photo is looked for, all questions together. (default: 10)", valueName: "seconds"))
    var verifyTimeout: Double?

    @Option(
        help: ArgumentHelp(
            "The most time for all requests together, waiting and looking included. (default: 300)",
            valueName: "seconds"))
    var timeout: Double?

    @Option(
        help: ArgumentHelp(
            """
            The most processor time that decoding the photo may take, up to 3600. (default: \
            \(ResourceLimits.command.maximumDecodingSeconds))
            """,
            valueName: "seconds"))
    var decodingTimeout: Double?

    @Option(
        help: ArgumentHelp(
            "How often a request is sent at most, 1 to 100; for how long, --timeout says. (default: 8)", valueName: "n")
    )
    var attempts: Int?

    @Option(
        name: .customLong("wait-for-mailbox"),
        help: ArgumentHelp(
            """
            How long to wait for a group or a mailbox that is still being made, 0 to 3600. (default: 60 for groups and \
            teams, 0 for others)
            """,
            valueName: "seconds"
        )
    )
    var mailboxSeconds: Int?

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    @OptionGroup(title: "Photo")
    var photo: PhotoOptions

    @OptionGroup(title: "Safety and resources")
    var safety: SafetyOptions

    @OptionGroup(title: "Report")
    var report: ReportOptions

    func mailboxTimeout() throws(UsageError) -> Duration? {
        guard let mailboxSeconds else { return nil }
        guard (0...3_600).contains(mailboxSeconds) else {
            throw UsageError(message: "--wait-for-mailbox has to be from 0 to 3600, not \(mailboxSeconds).")
        }
        return .seconds(mailboxSeconds)
    }

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        await runInterruptibly("upload", surroundings.console) { () async throws(UsageError) -> CommandStatus in
            let request = try UploadRequest(self)
            return await UploadRun(request: request, surroundings: surroundings).run()
        }
    }
}
