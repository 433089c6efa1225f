import ArgumentParser
import GraphPhotos

/// `headshot auth`.
struct AuthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auth",
        abstract: "Sign in for the next commands, and look at how Headshot signs in.",
        subcommands: [
            AuthCheckCommand.self, AuthLoginCommand.self, AuthLogoutCommand.self, AuthStatusCommand.self,
        ]
    )
}

/// What the commands of `headshot auth` have in common.
struct AuthOptions: ParsableArguments {
    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    @Flag(help: "One JSON object.")
    var json = false
}

/// `headshot auth check`.
struct AuthCheckCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Sign in, and tell with what, where, and what it is good for.",
        discussion: """
            Asks for a token and reads what it says of itself. No photo is touched, and no secret is shown. What was \
            looked at before is told in order: what is missing, what cannot be used, what is taken.

            Rights in Exchange and rights for single resources are in no token: where a permission is not shown, the \
            service decides, and what cannot work for anybody is "no".

            Exit status: 0 the sign-in works, 1 the token is no good here, 2 there is none, 64 wrong usage, 130 \
            interrupted.
            """
    )

    @OptionGroup
    var options: AuthOptions

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        await runInterruptibly("auth check", surroundings.console) {
            () async throws(UsageError) -> CommandStatus in
            var report: CredentialReport?
            do throws(SessionFailure) {
                try await ServiceSession.with(options.connection, surroundings) { session in
                    var filled = CredentialReport(endpoint: session.endpoint)
                    await filled.fill(from: session)
                    report = filled
                }
            } catch {
                switch error {
                case .usage(let error): throw error
                case .failed(let error): throw UsageError(error)
                }
            }
            guard let report, !Task.isCancelled else { return .interrupted }
            return print(report, surroundings.console)
        }
    }

    private func print(_ report: CredentialReport, _ console: Console) -> CommandStatus {
        let now = CurrentProcess.secondsSince1970
        let text = options.json ? report.json : report.lines(now: now).joined(separator: "\n")
        if (try? Transfer.write(Array((text + "\n").utf8), to: console.output)) == nil { return .impossible }
        console.say(report.warnings)
        guard let error = report.error else { return .success }
        console.message(DisplayText.escaped(error.description))
        return CommandStatus(error)
    }
}
