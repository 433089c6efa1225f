/// The hosts that are reached without the proxy: what NO_PROXY says, as curl reads it, and with ports.
struct ProxyExceptions: Sendable, Hashable {
    private let areAll: Bool
    private let entries: [Entry]

    private struct Entry: Sendable, Hashable {
        /// In lower case, without dots and brackets around it.
        var name: String
        var port: Int?
        var network: IPAddress?
        var prefixLength = 0
    }

    /// - Parameter text: names, domains, addresses and networks (10.0.0.0/8), separated by commas or blanks; `*` alone is
    ///   all.
    init(_ text: String) {
        let parts = text.split { $0 == "," || $0.isWhitespace }
        areAll = parts == ["*"]
        entries = parts.compactMap { Self.entry($0.lowercased()) }
    }

    private static func entry(_ text: String) -> Entry? {
        if let slash = text.firstIndex(of: "/") {
            guard let network = IPAddress(unbracketed(text[..<slash])),
                let length = Int(text[text.index(after: slash)...])
            else { return nil }
            return Entry(name: text, network: network, prefixLength: length)
        }
        var name = text[...]
        var port: Int?
        // An address of version 6 without brackets has no port.
        let isBare = IPAddress(name) != nil
        if !isBare, let colon = name.lastIndex(of: ":"), let number = Int(name[name.index(after: colon)...]) {
            port = number
            name = name[..<colon]
        }
        let address = unbracketed(name)
        if let ip = IPAddress(address) {
            return Entry(name: address, port: port, network: ip, prefixLength: ip.bytes.count * 8)
        }
        if name.first == "." { name = name.dropFirst() }
        while name.last == "." { name = name.dropLast() }
        return name.isEmpty ? nil : Entry(name: String(name), port: port)
    }

    private static func unbracketed(_ text: Substring) -> String {
        text.first == "[" && text.last == "]" ? String(text.dropFirst().dropLast()) : String(text)
    }

    func contains(_ url: ServiceURL) -> Bool {
        if areAll { return true }
        var host = Self.unbracketed(url.host[...])
        while host.last == "." { host.removeLast() }
        let address = IPAddress(host)
        return entries.contains { entry in
            if let port = entry.port, port != url.port ?? (url.isEncrypted ? 443 : 80) { return false }
            if let address {
                return entry.network.map { address.isInNetwork(of: $0, prefixLength: entry.prefixLength) } ?? false
            }
            return host == entry.name || host.hasSuffix("." + entry.name)
        }
    }
}
