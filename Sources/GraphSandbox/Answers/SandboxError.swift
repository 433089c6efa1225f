/// Why a sandbox cannot be started.
public enum SandboxError: Error, Sendable, Hashable, CustomStringConvertible {
    case unwritable(path: String)
    case unreadable(path: String, reason: String)
    case invalidCertificate(reason: String)
    case cannotListen(host: String, port: Int, reason: String)

    /// A sentence that says what is wrong, and what to do.
    public var description: String {
        switch self {
        case .unwritable(let path): "\(path) cannot be written. Choose another path."
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .invalidCertificate(let reason): reason
        case .cannotListen(let host, let port, let reason):
            "Listening on \(host):\(port) failed: \(reason). Choose another port, or --port 0 for any free one."
        }
    }
}
