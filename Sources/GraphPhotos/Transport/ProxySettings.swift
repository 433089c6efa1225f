/// The proxy for encrypted connections, and the hosts that are reached without it.
public struct ProxySettings: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    enum Kind: Sendable, Hashable {
        case http
        case socks
    }

    let kind: Kind
    let host: String
    let port: Int
    let user: String?
    let password: Secret?
    let exceptions: ProxyExceptions

    /// What HTTPS_PROXY (or ALL_PROXY) and NO_PROXY say, in upper or lower case; nil without a proxy.
    ///
    /// - Parameter environment: the value of a variable; nil when it is not set.
    /// - Returns: nil without a proxy.
    /// - Throws: `GraphError` with `invalid-url` for a proxy that cannot be used.
    public static func environment(_ environment: (String) -> String?) throws(GraphError) -> ProxySettings? {
        func value(_ name: String) -> String? {
            for name in [name.lowercased(), name] {
                if let value = environment(name), !value.isEmpty { return value }
            }
            return nil
        }
        guard let proxy = value("HTTPS_PROXY") ?? value("ALL_PROXY") else { return nil }
        return try ProxySettings(proxy, exceptions: value("NO_PROXY") ?? "")
    }

    /// - Parameters:
    ///   - text: "http://user:password@host:port"; the scheme may be missing, or be socks5, which takes no password here.
    ///     An IPv6 address is in brackets.
    ///   - exceptions: hosts, domains and networks, separated by commas or blanks; `*` alone is all.
    /// - Throws: `GraphError` with `invalid-url`.
    public init(_ text: String, exceptions: String) throws(GraphError) {
        // Not shown: it may hold a password.
        func invalid(_ reason: String) -> GraphError {
            GraphError(.invalidURL, "HTTPS_PROXY \(reason).", remedy: "Give it as http://HOST:PORT.")
        }
        // Blanks around it come from files of settings.
        let text = text.trimmingBlanks
        var rest = Substring(text)
        var scheme = "http"
        if let separator = text.firstRange(of: "://") {
            scheme = text[..<separator.lowerBound].lowercased()
            rest = text[separator.upperBound...]
        }
        switch scheme {
        case "http": kind = .http
        case "socks5", "socks5h", "socks": kind = .socks
        default: throw invalid("names a kind of proxy that is not supported")
        }
        rest = rest.prefix { $0 != "/" }
        if let at = rest.lastIndex(of: "@") {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard let user = PercentEncoding.decoded(parts[0]),
                let password = PercentEncoding.decoded(parts.count > 1 ? parts[1] : "")
            else { throw invalid("has a user name or a password with a bad percent sign") }
            if kind == .socks {
                // It would be left out, and the proxy would refuse with words that tell nobody why.
                throw invalid("names a SOCKS proxy with a user name, which is not supported")
            }
            self.user = user
            self.password = Secret(password)
            rest = rest[rest.index(after: at)...]
        } else {
            user = nil
            password = nil
        }
        guard let (host, digits) = Self.split(rest), !host.isEmpty else { throw invalid("has no valid host") }
        self.host = host
        guard let port = digits.map({ Int($0) }) ?? (kind == .socks ? 1080 : 80), (1...65_535).contains(port)
        else { throw invalid("has no valid port") }
        self.port = port
        self.exceptions = ProxyExceptions(exceptions)
    }

    /// An IPv6 address loses its brackets.
    private static func split(_ text: Substring) -> (host: String, port: Substring?)? {
        guard text.first == "[" else {
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            return parts.count > 2 ? nil : (String(parts[0]), parts.count == 2 ? parts[1] : nil)
        }
        guard let end = text.firstIndex(of: "]"), IPAddress(text[..<end].dropFirst()) != nil else { return nil }
        let rest = text[text.index(after: end)...]
        guard rest.isEmpty || rest.first == ":" else { return nil }
        return (String(text[..<end].dropFirst()), rest.isEmpty ? nil : rest.dropFirst())
    }

    /// Whether a host is reached through the proxy.
    ///
    /// - Parameter url: plain http is for loopback addresses, which no proxy can reach.
    /// - Returns: false for what is reached directly.
    func applies(to url: ServiceURL) -> Bool {
        guard url.isEncrypted, !ServiceURL.isLoopback(url.host) else { return false }
        return !exceptions.contains(url)
    }

    /// Host and port.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
    /// For what the proxy says: it knows the password.
    var foreignText: ForeignText {
        ForeignText(hiding: password.map { [$0, Secret("\(user ?? ""):\($0.value)")] } ?? [])
    }

    /// What asks the proxy for a connection. A password may be in it.
    func connectRequest(_ target: String) -> Secret {
        var lines = ["CONNECT \(target) HTTP/1.1", "Host: \(target)"]
        if let user {
            lines.append("Proxy-Authorization: Basic \(Essentials.base64("\(user):\(password?.value ?? "")".utf8))")
        }
        return Secret(lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
