import ArgumentParser
import GraphPhotos

/// `headshot auth login`.
struct AuthLoginCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "login",
        abstract: "Sign in with a browser, once for many commands.",
        discussion: """
            Shows a code to enter in a browser, on this machine or another one. What the sign-in gives is kept in a \
            file that only you can read, below XDG_STATE_HOME or ~/.local/state, and used by the next commands, with \
            --credential auto too. 'headshot auth logout' removes the file.

            Exit status: 0 you are signed in, 1 you are not, 2 nothing could be done, 64 wrong usage, 130 interrupted.
            """
    )

    @OptionGroup
    var options: AuthOptions

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        let run = SignInRun(options: options, surroundings: surroundings)
        return await runInterruptibly("auth login", surroundings.console) {
            () async throws(UsageError) -> CommandStatus in
            if options.connection.credential != .auto, options.connection.credential != .deviceCode {
                throw UsageError(message: "auth login is for --credential device-code; the others need none.")
            }
            return await run.run { session, store throws(GraphError) in
                // Nobody has to sign in for nothing.
                try store.prepare()
                let signedIn = try await session.settings.signIn(
                    endpoint: session.endpoint, transport: session.transport, keepingIn: store)
                return SignInReport(action: "login", signIns: [signedIn], directory: store.directory.path)
            }
        }
    }
}

/// `headshot auth logout`.
struct AuthLogoutCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout",
        abstract: "Forget the sign-ins that are kept.",
        discussion: """
            Removes the files of the sign-ins for this cloud; --tenant and --client-id choose among them. Nothing is \
            sent: what the authority issued ends there by itself, or when sessions are revoked.

            Exit status: 0 nobody is signed in any more, 2 a file cannot be removed, 64 wrong usage.
            """
    )

    @OptionGroup
    var options: AuthOptions

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        let run = SignInRun(options: options, surroundings: surroundings)
        return await run.run { session, store throws(GraphError) in
            let (endpoint, connection) = (session.endpoint, options.connection)
            let forgotten = try store.forget { signIn in
                signIn.isMeant(by: endpoint, tenant: connection.tenant, clientID: connection.clientID)
            }
            return SignInReport(
                action: "logout", signIns: forgotten.compactMap(\.self), directory: store.directory.path,
                unsafeCount: forgotten.count { $0 == nil })
        }
    }
}

/// `headshot auth status`.
struct AuthStatusCommand: ServiceCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell who is signed in.",
        discussion: """
            Lists the sign-ins that are kept, for all clouds. Nothing is sent: whether they are still good, 'headshot \
            auth check' tells.

            Exit status: 0 somebody is signed in, 1 nobody is, 64 wrong usage or a file that is not safe to use.
            """
    )

    @OptionGroup
    var options: AuthOptions

    func run(in surroundings: ServiceSession.Surroundings) async -> CommandStatus {
        let run = SignInRun(options: options, surroundings: surroundings)
        return await run.run { _, store throws(GraphError) in
            SignInReport(action: "status", signIns: try store.signIns(), directory: store.directory.path)
        }
    }
}

/// What `auth login`, `logout` and `status` have in common.
struct SignInRun: Sendable {
    let options: AuthOptions
    let surroundings: ServiceSession.Surroundings

    func run(
        _ work: (ServiceSession, KeptSignIns) async throws(GraphError) -> SignInReport
    ) async -> CommandStatus {
        let console = surroundings.console
        var report: SignInReport?
        var failure: GraphError?
        do throws(SessionFailure) {
            try await ServiceSession.with(options.connection, surroundings) { session throws(GraphError) in
                guard let directory = StateDirectory(surroundings.environment) else { throw .stateMissing }
                report = try await work(session, KeptSignIns(directory: directory))
            }
        } catch {
            let status = error.status(console, error: &failure)
            if let failure { console.message(DisplayText.escaped(failure.description)) }
            return status
        }
        guard let report, !Task.isCancelled else { return .interrupted }
        let text = options.json ? report.json : report.text
        guard (try? Transfer.write(Array((text + "\n").utf8), to: console.output)) != nil else { return .impossible }
        return report.action == "status" && report.signIns.isEmpty ? .rejected : .success
    }
}

/// Who is signed in, who was, and where that is kept. It holds no secret that can be printed.
struct SignInReport: Sendable {
    /// "login".
    let action: String
    let signIns: [KeptSignIn]
    let directory: FilePath
    /// Files that were removed because nobody should use them.
    var unsafeCount = 0

    var json: String {
        JSONText.object { json in
            json.member("action", action)
            json.member("directory", directory.lossyText)
            json.member(
                "signIns",
                objects: signIns.map { signIn in
                    { json in
                        json.member("user", signIn.user)
                        json.member("tenant", signIn.tenant)
                        json.member("clientId", signIn.clientID)
                        json.member("authority", signIn.authority)
                        json.member("keptAt", signIn.keptAt)
                    }
                }
            )
        }
    }

    var text: String {
        let word = ["login": "signed in", "logout": "signed out"][action] ?? "signed in"
        var lines = signIns.map { signIn in
            "\(word): \(signIn.user ?? "somebody")  tenant \(signIn.tenant)  app \(signIn.clientID)  \(signIn.authority)"
        }
        if unsafeCount > 0 { lines.append("removed: \(unsafeCount) that others could have read") }
        if lines.isEmpty { lines.append(action == "logout" ? "nobody was signed in" : "nobody is signed in") }
        if action == "login" {
            lines.append("Kept in \(directory.lossyText) until 'headshot auth logout'.")
        }
        return lines.map { DisplayText.escaped($0) }.joined(separator: "\n")
    }
}
