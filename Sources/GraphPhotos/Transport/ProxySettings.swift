#if Upload
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
        /// In lower case, without a dot at the start.
        let exceptions: [String]

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
        ///   - text: "http://user:password@host:port"; the scheme may be missing, or be socks5.
        ///   - exceptions: hosts and domains, separated by commas; `*` is all.
        /// - Throws: `GraphError` with `invalid-url`.
        public init(_ text: String, exceptions: String) throws(GraphError) {
            // Not shown: it may hold a password.
            func invalid(_ reason: String) -> GraphError {
                GraphError(.invalidURL, "HTTPS_PROXY \(reason).", remedy: "Give it as http://HOST:PORT.")
            }
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
                self.user = user
                self.password = Secret(password)
                rest = rest[rest.index(after: at)...]
            } else {
                user = nil
                password = nil
            }
            let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
            guard let host = parts.first, !host.isEmpty, parts.count <= 2 else { throw invalid("has no valid host") }
            self.host = String(host)
            guard let port = parts.count == 2 ? Int(parts[1]) : kind == .socks ? 1080 : 80, (1...65_535).contains(port)
            else { throw invalid("has no valid port") }
            self.port = port
            self.exceptions = exceptions.split(separator: ",").map { part in
                let name = part.filter { $0 != " " }.lowercased()
                return name.hasPrefix(".") ? String(name.dropFirst()) : name
            }
        }

        /// Whether a host is reached through the proxy.
        ///
        /// - Parameter url: plain http is for loopback addresses, which no proxy can reach.
        /// - Returns: false for what is reached directly.
        func applies(to url: ServiceURL) -> Bool {
            guard url.isEncrypted, !ServiceURL.isLoopback(url.host) else { return false }
            return !exceptions.contains { exception in
                exception == "*" || exception == url.host || exception == url.hostAndPort
                    || url.host.hasSuffix("." + exception)
            }
        }

        /// Host and port.
        public var description: String { "\(host):\(port)" }
        /// Nothing.
        public var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
    }
#endif
