public import PhotoNormalization

extension ErrorKind {
    /// The service takes no picture of so few pixels.
    public static let pictureTooSmall = ErrorKind(
        code: "photo-too-small", category: .policy,
        cause: "The service takes no picture of so few pixels.",
        remedy: "Use a photo of at least 48 × 48 pixels, better 648 × 648.")
    /// The service, or a proxy before it, takes no request of this size.
    public static let serviceTooLarge = ErrorKind(
        code: "photo-too-large", category: .limit,
        cause: "The service, or a proxy before it, takes no request of this size.",
        remedy: "Normalize to fewer bytes with --max-bytes.")
    /// The service does not accept the token.
    public static let unauthorized = ErrorKind(
        code: "unauthorized", category: .authorization,
        cause: "The service does not accept the token.",
        remedy: "Check that the token is for this cloud and this service.")
    /// A permission is missing; the message names the least that this target needs.
    public static let forbidden = ErrorKind(
        code: "forbidden", category: .authorization,
        cause: "A permission is missing; the message names the least that this target needs.",
        remedy: "Have an administrator grant it, and get a new token.")
    /// An app without a signed-in user may not change a group's photo with this permission.
    public static let appOnlyForbidden = ErrorKind(
        code: "app-only-forbidden", category: .authorization,
        cause: "An app without a signed-in user may not change a group's photo with this permission.",
        remedy: "Use a delegated token, or have ProfilePhoto.ReadWrite.All granted.")
    /// The user has no mailbox, or has it only for some minutes.
    public static let noMailbox = ErrorKind(
        code: "no-mailbox", category: .policy,
        cause: "The user has no mailbox, or has it only for some minutes.",
        remedy: "License the user, wait a quarter of an hour, or send a photo under 100 KB with --max-bytes 100KB.")
    /// The group, team or user is new: the service is still making what holds its photo.
    public static let notProvisioned = ErrorKind(
        code: "not-provisioned", category: .service,
        cause: "The group, team or user is new: the service is still making what holds its photo.",
        remedy: "Try again in a quarter of an hour, or wait longer with --wait-for-mailbox.")
    /// The service does not know a user by this id.
    public static let userNotResolved = ErrorKind(
        code: "user-not-resolved", category: .policy,
        cause: "The service does not know a user by this id.",
        remedy: "Use the object id or the user principal name; an e-mail address need not be the latter.")
    /// The target has no photo.
    public static let noPhoto = ErrorKind(
        code: "no-photo", category: .policy,
        cause: "The target has no photo.",
        remedy: "Upload one first.")
    /// There is no such user, group, team or contact.
    public static let targetNotFound = ErrorKind(
        code: "target-not-found", category: .policy,
        cause: "There is no such user, group, team or contact.",
        remedy: "Check the id, and that it belongs to this tenant.")
    /// The service did not take the bytes for a JPEG; something on the way may have changed them.
    public static let notAnImage = ErrorKind(
        code: "not-an-image", category: .service,
        cause: "The service did not take the bytes for a JPEG; something on the way may have changed them.",
        remedy: "Check what is between here and the service; it is not worth trying again.")
    /// The service asks for patience, and went on asking.
    public static let throttled = ErrorKind(
        code: "throttled", category: .service,
        cause: "The service asks for patience, and went on asking.",
        remedy: "Try again later, with fewer requests at a time (--in-flight).")
    /// The service, or a gateway before it, is out of order for the moment.
    public static let serviceUnavailable = ErrorKind(
        code: "service-unavailable", category: .service,
        cause: "The service, or a gateway before it, is out of order for the moment.",
        remedy: "Try again later.")
    /// The service could not store the photo.
    public static let storageFailed = ErrorKind(
        code: "storage-failed", category: .service,
        cause: "The service could not store the photo.",
        remedy: "Try again later.")
    /// The service refuses the request for a reason of its own; the message has it.
    public static let requestRefused = ErrorKind(
        code: "request-refused", category: .service,
        cause: "The service refuses the request for a reason of its own; the message has it.",
        remedy: "See what the service says.")
    /// The service does not let width and height be set; it computes them itself.
    public static let dimensionsRefused = ErrorKind(
        code: "dimensions-refused", category: .service,
        cause: "The service does not let width and height be set; it computes them itself.",
        remedy: "Leave them to the service, with --dimensions skip or auto.")
    /// What answers is not Microsoft Graph, or not as it is documented.
    public static let unexpectedAnswer = ErrorKind(
        code: "unexpected-answer", category: .service,
        cause: "What answers is not Microsoft Graph, or not as it is documented.",
        remedy: "Check the URL, and what is between here and the service.")
}
