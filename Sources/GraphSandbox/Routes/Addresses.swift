/// Under which addresses the sandbox is seen, as `scheme://host[:port]` without a slash at the end.
package struct Addresses: Sendable, Hashable {
    /// The one that this request was sent to.
    package let current: String
    package let all: Set<String>

    /// - Parameters:
    ///   - host: the request's `Host`; nil: there is none.
    ///   - isEncrypted: whether the connection is.
    ///   - publicURLs: a proxy's, and the one listened on.
    package init(host: String?, isEncrypted: Bool, publicURLs: [String]) {
        let scheme = isEncrypted ? "https" : "http"
        let known = publicURLs.map(Self.trimmed)
        let seen = host.map { "\(scheme)://\($0.lowercased())" }
        // A proxy may pass its own host on, but not its scheme.
        let behindProxy = seen.flatMap { seen in known.first { Self.authority(of: $0) == Self.authority(of: seen) } }
        current = behindProxy ?? seen ?? known.first ?? "http://localhost"
        all = Set(known + [seen, current].compactMap(\.self))
    }

    /// The audience of tokens for a resource: itself when it is an address of the sandbox, with or without a slash at
    /// the end, or Microsoft Graph's application identifier; otherwise nil.
    package func audience(matching resource: String) -> String? {
        let graphID = "00000003-0000-0000-c000-000000000000"
        if resource.lowercased() == graphID { return graphID }
        let trimmed = Self.trimmed(resource)
        return all.contains(trimmed) ? trimmed : nil
    }

    package static func trimmed(_ url: String) -> String {
        var trimmed = url.lowercased()
        while trimmed.hasSuffix("/") { trimmed.removeLast() }
        return trimmed
    }

    private static func authority(of url: String) -> Substring {
        guard let end = url.firstRange(of: "://")?.upperBound else { return url[...] }
        return url[end...]
    }
}
