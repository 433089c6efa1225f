internal import PhotoNormalization

/// Errors that only a command can have.
extension GraphError {
    /// The file that --ca-file names.
    package static func certificateAuthoritiesUnreadable(_ path: String) -> GraphError {
        GraphError(.certificatesUnreadable, "The file of certificate authorities \(path) cannot be read.")
    }

    /// The file that --token-file names.
    package static func tokenFileUnreadable(_ path: String) -> GraphError {
        GraphError(.credentialIncomplete, "The token's file \(path) cannot be read.")
    }

    /// A program that a credential needs.
    package static func programMissing(_ program: String) -> GraphError {
        GraphError(.credentialIncomplete, "The program \(program) cannot be run.", remedy: "Install it.")
    }

    /// A program that a credential needs, and that had to be ended.
    package static func programTooSlow(_ program: String, _ limit: Duration) -> GraphError {
        GraphError(
            .signInFailed,
            "The program \(program) gave no token within \(limit.components.seconds) seconds, and was ended.",
            remedy: "Run it by hand to see what it waits for.")
    }

    /// A program that a credential needs, and that writes no token.
    package static func programTalksTooMuch(_ program: String) -> GraphError {
        GraphError(
            .signInFailed, "The program \(program) wrote more than any token has, and was ended.",
            remedy: "Run it by hand to see what it says.")
    }

    /// From outside.
    package static var stopped: GraphError { .cancelled }

    /// Arguments or settings that cannot be meant: nothing was tried.
    package var isUsage: Bool {
        let codes = (GraphErrorCatalog.arguments + Self.settings).map(\.code)
        return code != ErrorKind.requestTooLarge.code && codes.contains(code)
    }

    /// Nothing can be done at all, for any target: no sign-in, no network.
    package var isImpossibility: Bool {
        isOfSignIn && !isCancellation || Self.impossibilities.map(\.code).contains(code)
    }

    private static let settings: [ErrorKind] = [
        .noCredential, .credentialIncomplete, .invalidToken, .certificateUnreadable, .certificateKeyMismatch,
        .certificateExpired,
    ]
    private static let impossibilities: [ErrorKind] = [
        .signInFailed, .signInDeclined, .signInExpired, .stateUnwritable, .cannotConnect, .encryptionFailed,
        .proxyFailed,
    ]
}

/// Of what is kept from one command to the next.
extension GraphError {
    /// Others may have read a sign-in, or written it.
    package static func keptSignInUnsafe(_ path: String) -> GraphError {
        GraphError(
            .credentialIncomplete,
            "The sign-in in \(path) is not used: the file is not yours alone (owner you, permissions 600, no link).",
            remedy: "Run 'headshot auth logout', then 'headshot auth login'.")
    }

    /// The file cannot be read.
    package static func keptSignInUnreadable(_ path: String) -> GraphError {
        GraphError(.credentialIncomplete, "The sign-in in \(path) cannot be read.")
    }

    /// The system's reason.
    package static func stateUnwritable(_ path: String, _ reason: String) -> GraphError {
        GraphError(.stateUnwritable, "Nothing can be kept in \(path): \(reason).")
    }

    /// Neither XDG_STATE_HOME nor HOME is set.
    package static var stateMissing: GraphError {
        GraphError(.stateUnwritable, "There is no place to keep a sign-in: neither XDG_STATE_HOME nor HOME is set.")
    }
}
