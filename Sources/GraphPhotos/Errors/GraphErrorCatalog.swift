public import PhotoNormalization

/// Every kind of error that the service, or the way to it, adds to those of the library.
public enum GraphErrorCatalog {
    /// All of them, as docs/upload.md lists them.
    public static let all: [ErrorKind] = arguments + credentials + connections + answers

    static let arguments: [ErrorKind] = [
        .invalidTarget, .unsupportedTarget, .invalidURL, .insecureURL, .certificatesUnreadable, .requestTooLarge,
    ]
    static let credentials: [ErrorKind] = [
        .noCredential, .credentialIncomplete, .invalidToken, .certificateUnreadable, .certificateKeyMismatch,
        .certificateExpired, .stateUnwritable, .tokenExpired, .wrongAudience, .missingPermission, .clockOff,
        .signInFailed,
        .signInDeclined, .signInExpired,
    ]
    static let connections: [ErrorKind] = [
        .cannotConnect, .connectionLost, .timedOut, .encryptionFailed, .proxyFailed,
    ]
    static let answers: [ErrorKind] = [
        .pictureTooSmall, .serviceTooLarge, .unauthorized, .forbidden, .appOnlyForbidden, .noMailbox,
        .notProvisioned, .userNotResolved, .noPhoto, .targetNotFound, .notAnImage, .throttled, .serviceUnavailable,
        .storageFailed,
        .requestRefused, .dimensionsRefused, .unexpectedAnswer,
    ]
}

extension GraphErrorCatalog {
    /// Warnings of an upload that was accepted: code and meaning, as docs/upload.md lists them.
    public static let warnings: [(code: PhotoWarning.Code, meaning: String)] = [
        (notYetVisible, "The service accepted the photo, but does not show it yet; reads can be behind."),
        (
            notVerified,
            "The service accepted the photo; whether it shows it could not be read or told. The message says why."
        ),
        (
            dimensionsNotSet,
            "The service refused width and height, which it computes itself; the photo is uploaded. Said once per kind of target."
        ),
        (
            permissionNotShown,
            "The token does not show the permission that the target needs; it may be there all the same. The service decides."
        ),
        (clockDiffers, "This machine's clock is off, by the service's; the token is good all the same."),
        (idTrimmed, "An id had blanks or invisible characters around it, which were dropped."),
        (tokenTrimmed, "The token had quotes, \"Bearer\" or invisible characters around it, which were dropped."),
    ]
    /// Those of them that are known before anything is sent.
    package static let earlyWarnings: Set<PhotoWarning.Code> = [
        permissionNotShown, clockDiffers, idTrimmed, tokenTrimmed,
    ]
    static let notYetVisible: PhotoWarning.Code = "not-yet-visible"
    package static let notVerified: PhotoWarning.Code = "not-verified"
    static let dimensionsNotSet: PhotoWarning.Code = "dimensions-not-set"
    static let permissionNotShown: PhotoWarning.Code = "permission-not-shown"
    static let clockDiffers: PhotoWarning.Code = "clock-differs"
    static let idTrimmed: PhotoWarning.Code = "id-trimmed"
    static let tokenTrimmed: PhotoWarning.Code = "token-trimmed"
}
