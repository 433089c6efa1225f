import ArgumentParser
import GraphPhotos

/// `headshot delete`.
struct DeleteCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a target's photo from Microsoft Graph.",
        discussion: """
            For users, groups and teams; Microsoft Graph does not offer it for contacts.

            Exit status: 0 it is deleted, 1 it is not, 2 nothing could be done, 64 wrong usage, 130 interrupted.
            """
    )

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
        await runInterruptibly("delete", surroundings.console) { () async throws(UsageError) -> CommandStatus in
            var result = try ServiceResult(target, action: "delete")
            let run = ServiceRun(
                connection: connection, surroundings: surroundings, json: json, limits: time.limits)
            return await run.run(&result) { session, result async throws(GraphError) in
                let request = try GraphRequest.delete(result.target)
                if dryRun {
                    result.preview = RequestPreview.text(
                        of: [request], endpoint: session.endpoint, agent: session.options.userAgent)
                } else {
                    let client = try session.client()
                    result.warn(try await client.tokenWarnings(for: result.target), surroundings.console)
                    result.receipt = try await client.delete(result.target)
                }
            }
        }
    }
}
