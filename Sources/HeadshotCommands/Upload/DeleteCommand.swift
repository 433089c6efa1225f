import ArgumentParser
import GraphPhotos
import PhotoNormalization

/// `headshot delete`.
struct DeleteCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a target's photo from Microsoft Graph.",
        discussion: """
            Microsoft documents it for users and groups. Of teams it says nothing: the request is in its published \
            clients only, and the service may refuse it; the photo of a team's group can be deleted by --group with \
            the team's id. Contacts have no such request.

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
                    do throws(GraphError) {
                        result.receipt = try await client.delete(result.target)
                    } catch {
                        throw result.target.kind == .team ? error.ofTeamDeletion : error
                    }
                }
            }
        }
    }
}

extension GraphError {
    /// What Microsoft documents is the way that is left.
    fileprivate var ofTeamDeletion: GraphError {
        guard let httpStatus, [400, 403, 404, 405, 501].contains(httpStatus), code != ErrorKind.noPhoto.code else {
            return self
        }
        return with {
            $0.remedy +=
                " Microsoft documents deleting for users and groups only: use --group with the team's id, which is its "
                + "group's."
        }
    }
}
