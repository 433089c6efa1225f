/// The start of a service's URLs: scheme, host, port, and a path without a slash at its end.
public struct ServiceURL: Sendable, Hashable, CustomStringConvertible {
    /// https, or http for a loopback address.
    public let isEncrypted: Bool
    /// In lower case; an IPv6 address in brackets.
    public let host: String
    /// nil for the scheme's own.
    public let port: Int?
    /// Empty, or starting with a slash.
    public let path: String

    /// - Parameter text: "https://host", with a port and a path where needed.
    /// - Throws: `GraphError` with `invalid-url` or `insecure-url`.
    public init(_ text: String) throws(GraphError) {
        try self.init(text, isPlatform: false)
    }

    /// The service that gives a machine its tokens: mostly asked in plain text, at an address that the platform chose.
    ///
    /// - Parameter text: "http://169.254.169.254"; the path stays as it is, with a slash at its end.
    /// - Throws: `GraphError` with `invalid-url`.
    package init(platform text: String) throws(GraphError) {
        try self.init(text, isPlatform: true)
    }

    private init(_ text: String, isPlatform: Bool) throws(GraphError) {
        func invalid(_ reason: String) -> GraphError {
            GraphError(.invalidURL, "The URL \(Self.printable(text)) \(reason).")
        }
        let lowercased = text.lowercased()
        let rest: Substring
        if lowercased.hasPrefix("https://") {
            isEncrypted = true
            rest = text.dropFirst("https://".count)
        } else if lowercased.hasPrefix("http://") {
            isEncrypted = false
            rest = text.dropFirst("http://".count)
        } else {
            throw invalid("starts neither with https:// nor with http://")
        }
        guard rest.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw invalid("has characters in it that no URL has")
        }
        guard !rest.contains(where: { "?#\\\"<>^`{|}".contains($0) }) else {
            throw invalid("has more than a host, a port and a path")
        }
        let authority = rest.prefix { $0 != "/" }
        // Who puts a password there expects it to be used, and it would be shown.
        if authority.contains("@") { throw GraphError(.invalidURL, "The URL has a user name in it.") }
        guard let (host, port) = Self.split(authority) else { throw invalid("has no valid host and port") }
        self.host = host
        self.port = port
        var path = rest.dropFirst(authority.count)
        while path.last == "/", !isPlatform { path = path.dropLast() }
        self.path = String(path)
        if !isEncrypted, !isPlatform, !Self.isLoopback(host) {
            throw GraphError(.insecureURL, "The URL \(text) is not encrypted and leads to another machine.")
        }
    }

    /// Only a caller that knows it to be right uses it.
    package init(host: String) {
        self.init(isEncrypted: true, host: host)
    }

    private init(isEncrypted: Bool, host: String) {
        self.isEncrypted = isEncrypted
        self.host = host
        port = nil
        path = ""
    }

    /// The instance metadata service of Azure's virtual machines.
    package static let instanceMetadata = ServiceURL(isEncrypted: false, host: "169.254.169.254")

    /// As it was given, in its shortest form.
    public var description: String { origin + path }

    /// Scheme, host and port.
    package var origin: String { (isEncrypted ? "https://" : "http://") + hostAndPort }

    /// What a Host header says.
    package var hostAndPort: String { host + (port.map { ":\($0)" } ?? "") }

    /// Of a URL that cannot be read, as much as can be shown.
    private static func printable(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(100).filter { $0.value > 0x20 && $0.value != 0x7F }
        // A password must not be shown, wherever it is.
        if shown.contains("@") { return "given" }
        return String(String.UnicodeScalarView(shown))
    }

    private static func split(_ authority: Substring) -> (host: String, port: Int?)? {
        let host: Substring
        let rest: Substring
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[...end]
            rest = authority[authority.index(after: end)...]
        } else {
            host = authority.prefix { $0 != ":" }
            rest = authority.dropFirst(host.count)
        }
        guard !host.isEmpty, host != "[]" else { return nil }
        if rest.isEmpty { return (host.lowercased(), nil) }
        let digits = rest.dropFirst()
        guard rest.first == ":", digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        return (host.lowercased(), port)
    }

    /// localhost, 127.0.0.0/8 and ::1, in their usual forms.
    package static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "[::1]" || isIPv4(host, startingWith: "127")
    }

    private static func isIPv4(_ host: String, startingWith prefix: String) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && host.hasPrefix(prefix + ".")
            && parts.allSatisfy { UInt8($0) != nil && $0.first != "+" }
    }
}
