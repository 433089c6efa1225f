internal import PhotoNormalization

extension ErrorKind {
    static let noCredential = ErrorKind(
        code: "no-credential", category: .policy,
        cause: "Nothing to sign in with was found; the message lists what was looked for, in order.",
        remedy: "Set one of them, or choose with --credential.")
    static let credentialIncomplete = ErrorKind(
        code: "credential-incomplete", category: .policy,
        cause: "A part of the chosen credential is missing or unreadable.",
        remedy: "Give the missing part.")
    static let invalidToken = ErrorKind(
        code: "invalid-token", category: .policy,
        cause: "The token is empty, or has line breaks or other characters in it that no token has.",
        remedy: "Give the token alone, on one line.")
    static let certificateUnreadable = ErrorKind(
        code: "certificate-unreadable", category: .policy,
        cause:
            "The client certificate's file is missing, or does not hold a certificate and an unencrypted RSA key in PEM form.",
        remedy: "Put the certificate and its unencrypted key into one PEM file.")
    static let certificateKeyMismatch = ErrorKind(
        code: "certificate-key-mismatch", category: .policy,
        cause: "The private key in the file does not belong to the certificate.",
        remedy: "Put the key that the certificate was made with into the file.")
    static let certificateExpired = ErrorKind(
        code: "certificate-expired", category: .policy,
        cause: "The client certificate is not valid now.",
        remedy: "Make a new certificate and register it with the app, or set the clock.")
    static let tokenExpired = ErrorKind(
        code: "token-expired", category: .policy,
        cause: "The token has run out.",
        remedy: "Get a new token.")
    static let wrongAudience = ErrorKind(
        code: "wrong-audience", category: .policy,
        cause: "The token is for another service or another cloud.",
        remedy: "Get a token for this service, or choose its cloud with --cloud.")
    static let missingPermission = ErrorKind(
        code: "missing-permission", category: .policy,
        cause: "The token does not have the permission that this target needs.",
        remedy: "Have an administrator grant it, and get a new token.")
    static let clockOff = ErrorKind(
        code: "clock-off", category: .system,
        cause: "This machine's clock is off, so that times in tokens are wrong.",
        remedy: "Set the clock.")
    static let signInFailed = ErrorKind(
        code: "sign-in-failed", category: .service,
        cause: "The authority refused to issue a token; the message has its reason.",
        remedy: "Check the tenant, the client id and the credential.")
    static let signInDeclined = ErrorKind(
        code: "sign-in-declined", category: .policy,
        cause: "The sign-in with a device code was declined.",
        remedy: "Start again, and accept.")
    static let signInExpired = ErrorKind(
        code: "sign-in-expired", category: .policy,
        cause: "The device code was not used in time.",
        remedy: "Start again, and sign in at once.")
}
