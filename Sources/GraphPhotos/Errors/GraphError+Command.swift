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

    /// From outside.
    package static var stopped: GraphError { .cancelled }

    /// Arguments or settings that cannot be meant: nothing was tried.
    package var isUsage: Bool {
        let codes = (GraphErrorCatalog.arguments + Self.settings).map(\.code.rawValue)
        return code != GraphError(.requestTooLarge, "").code && codes.contains(code)
    }

    /// Nothing can be done at all, for any target: no sign-in, no network.
    package var isImpossibility: Bool {
        isOfSignIn && !isCancellation || Self.impossibilities.map(\.code.rawValue).contains(code)
    }

    private static let settings: [ErrorKind] = [
        .noCredential, .credentialIncomplete, .invalidToken, .certificateUnreadable, .certificateKeyMismatch,
        .certificateExpired,
    ]
    private static let impossibilities: [ErrorKind] = [
        .signInFailed, .signInDeclined, .signInExpired, .cannotConnect, .encryptionFailed, .proxyFailed,
    ]
}
