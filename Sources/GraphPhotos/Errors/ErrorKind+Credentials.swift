public import PhotoNormalization

extension ErrorKind {
    /// Nothing to sign in with was found; the message lists what was looked for, in order.
    public static let noCredential = ErrorKind(
        code: "no-credential", category: .policy,
        cause: "Nothing to sign in with was found; the message lists what was looked for, in order.",
        remedy: "Set one of them, or choose with --credential.")
    /// A part of the chosen credential is missing or unreadable.
    public static let credentialIncomplete = ErrorKind(
        code: "credential-incomplete", category: .policy,
        cause: "A part of the chosen credential is missing or unreadable.",
        remedy: "Give the missing part.")
    /// The token is empty, or has line breaks or other characters in it that no token has.
    public static let invalidToken = ErrorKind(
        code: "invalid-token", category: .policy,
        cause: "The token is empty, or has line breaks or other characters in it that no token has.",
        remedy: "Give the token alone, on one line.")
    /// The client certificate's file is missing, or holds no certificate with an RSA key, in PEM or PFX form, that can
    /// be opened.
    public static let certificateUnreadable = ErrorKind(
        code: "certificate-unreadable", category: .policy,
        cause:
            "The client certificate's file is missing, or holds no certificate with an RSA key in PEM or PFX form that can be opened.",
        remedy: "Put the certificate and its key into one PEM or PFX file; AZURE_CLIENT_CERTIFICATE_PASSWORD opens it.")
    /// The private key in the file does not belong to the certificate.
    public static let certificateKeyMismatch = ErrorKind(
        code: "certificate-key-mismatch", category: .policy,
        cause: "The private key in the file does not belong to the certificate.",
        remedy: "Put the key that the certificate was made with into the file.")
    /// The client certificate is not valid now.
    public static let certificateExpired = ErrorKind(
        code: "certificate-expired", category: .policy,
        cause: "The client certificate is not valid now.",
        remedy: "Make a new certificate and register it with the app, or set the clock.")
    /// What is kept from one command to the next, such as a sign-in, cannot be written.
    public static let stateUnwritable = ErrorKind(
        code: "state-unwritable", category: .system,
        cause: "What is kept from one command to the next, such as a sign-in, cannot be written.",
        remedy: "Set XDG_STATE_HOME to a directory that is yours, and has room.")
    /// The token has run out.
    public static let tokenExpired = ErrorKind(
        code: "token-expired", category: .authorization,
        cause: "The token has run out.",
        remedy: "Get a new token.")
    /// The token is for another service or another cloud.
    public static let wrongAudience = ErrorKind(
        code: "wrong-audience", category: .authorization,
        cause: "The token is for another service or another cloud.",
        remedy: "Get a token for this service, or choose its cloud with --cloud.")
    /// The token does not have the permission that this target needs.
    public static let missingPermission = ErrorKind(
        code: "missing-permission", category: .authorization,
        cause: "The token does not have the permission that this target needs.",
        remedy: "Have an administrator grant it, and get a new token.")
    /// This machine's clock is off, so that times in tokens are wrong.
    public static let clockOff = ErrorKind(
        code: "clock-off", category: .system,
        cause: "This machine's clock is off, so that times in tokens are wrong.",
        remedy: "Set the clock.")
    /// The authority refused to issue a token; the message has its reason.
    public static let signInFailed = ErrorKind(
        code: "sign-in-failed", category: .service,
        cause: "The authority refused to issue a token; the message has its reason.",
        remedy: "Check the tenant, the client id and the credential.")
    /// The sign-in with a device code was declined.
    public static let signInDeclined = ErrorKind(
        code: "sign-in-declined", category: .policy,
        cause: "The sign-in with a device code was declined.",
        remedy: "Start again, and accept.")
    /// The device code was not used in time.
    public static let signInExpired = ErrorKind(
        code: "sign-in-expired", category: .policy,
        cause: "The device code was not used in time.",
        remedy: "Start again, and sign in at once.")
}
