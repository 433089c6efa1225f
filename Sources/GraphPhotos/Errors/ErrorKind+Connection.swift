public import PhotoNormalization

extension ErrorKind {
    /// The service cannot be reached: its name is unknown, or nobody answers.
    public static let cannotConnect = ErrorKind(
        code: "cannot-connect", category: .service,
        cause: "The service cannot be reached: its name is unknown, or nobody answers.",
        remedy: "Check the network, the URL and the proxy.")
    /// The connection was closed before there was an answer.
    public static let connectionLost = ErrorKind(
        code: "connection-lost", category: .service,
        cause: "The connection was closed before there was an answer.",
        remedy: "Try again later.")
    /// The service did not answer in time.
    public static let timedOut = ErrorKind(
        code: "timed-out", category: .service,
        cause: "The service did not answer in time.",
        remedy: "Try again later.")
    /// There is no trusted connection: the server's certificate is not what it has to be.
    public static let encryptionFailed = ErrorKind(
        code: "tls-failed", category: .service,
        cause: "There is no trusted connection: the server's certificate is not what it has to be.",
        remedy: "Check the URL; name a private certificate authority with --ca-file.")
    /// The proxy refused to pass the connection on.
    public static let proxyFailed = ErrorKind(
        code: "proxy-failed", category: .service,
        cause: "The proxy refused to pass the connection on.",
        remedy: "Check HTTPS_PROXY, and NO_PROXY for what needs none.")
}
