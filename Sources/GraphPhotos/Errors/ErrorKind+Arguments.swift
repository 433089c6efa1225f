public import PhotoNormalization

extension ErrorKind {
    /// The work was stopped from outside.
    public static let cancelled = ErrorKind(
        code: "cancelled", category: .cancelled,
        cause: "The work was stopped from outside.",
        remedy: "Run it again.")
    /// An id is empty, or has a slash or a control character in it.
    public static let invalidTarget = ErrorKind(
        code: "invalid-target", category: .policy,
        cause: "An id is empty, or has a slash or a control character in it.",
        remedy: "Give an object id or a user principal name.")
    /// Microsoft Graph does not offer this for this kind of target.
    public static let unsupportedTarget = ErrorKind(
        code: "unsupported-target", category: .policy,
        cause: "Microsoft Graph does not offer this for this kind of target.",
        remedy: "Choose another target.")
    /// A URL has no scheme, no host, or parts that it may not have here.
    public static let invalidURL = ErrorKind(
        code: "invalid-url", category: .policy,
        cause: "A URL has no scheme, no host, or parts that it may not have here.",
        remedy: "Give it as https://HOST, with a port and a path where needed.")
    /// A URL with http: leads to another machine, where everybody on the way could read the token.
    public static let insecureURL = ErrorKind(
        code: "insecure-url", category: .policy,
        cause: "A URL with http: leads to another machine, where everybody on the way could read the token.",
        remedy: "Use https:; http: is for loopback addresses only.")
    /// The file of certificate authorities is missing, or is no PEM file of certificates.
    public static let certificatesUnreadable = ErrorKind(
        code: "ca-unreadable", category: .policy,
        cause: "The file of certificate authorities is missing, or is no PEM file of certificates.",
        remedy: "Give --ca-file a PEM file with at least one certificate.")
    /// The token and the headers leave too little of the 4,000,000 bytes of a request.
    public static let requestTooLarge = ErrorKind(
        code: "request-too-large", category: .limit,
        cause: "The token and the headers leave too little of the 4,000,000 bytes of a request.",
        remedy: "Use a token with fewer claims.")
}
