/// What a path below `/v1.0` names.
package struct GraphRoute: Sendable, Hashable {
    package let target: Target
    package let resource: Resource

    /// Whose photo.
    package enum Target: Sendable, Hashable {
        case me
        /// By identifier or user principal name, as in the path.
        case user(String)
        case group(String)
        case team(String)
        case contact(id: String, folder: String?, mailbox: Mailbox)
        case driveOwner
    }

    /// Where a contact is.
    package enum Mailbox: Sendable, Hashable {
        case own
        case user(String)
    }

    /// What of the photo.
    package enum Resource: Sendable, Hashable {
        /// `photo`
        case metadata
        /// `photo/$value`
        case content
        /// `photos`
        case sizeList
        /// `photos/{size}`
        case size(String)
        /// `photos/{size}/$value`
        case sizeContent(String)
    }
}

extension GraphRoute {
    /// Why a path names nothing.
    package enum Failure: Error, Sendable, Hashable {
        /// Nothing is known under this name at its place.
        case unknownSegment(String)
        /// A segment that is not percent-encoded UTF-8, or an empty one.
        case malformedSegment(String)
    }

    /// Reads a path. Identifiers may hold every character, encoded; fixed names may be in upper or lower case, as the
    /// documentation itself spells `contactFolders` in two ways.
    ///
    /// - Parameter path: what follows `/v1.0`, without a query, still encoded.
    /// - Throws: which segment is wrong.
    package init(path: some StringProtocol) throws(Failure) {
        var segments = SegmentReader(path: path)
        let target: Target
        switch segments.peekedName {
        case "me":
            segments.skip()
            target = try Self.contact(in: .own, &segments) ?? .me
        case "users":
            segments.skip()
            let user = try segments.identifier()
            target = try Self.contact(in: .user(user), &segments) ?? .user(user)
        case "groups":
            segments.skip()
            target = .group(try segments.identifier())
        case "teams":
            segments.skip()
            target = .team(try segments.identifier())
        case "drive":
            segments.skip()
            try segments.require("root")
            try segments.require("createdbyuser")
            target = .driveOwner
        default:
            guard let user = segments.key(of: "users") else { throw .unknownSegment(segments.peeked ?? "") }
            target = try Self.contact(in: .user(user), &segments) ?? .user(user)
        }
        self.init(target: target, resource: try Self.resource(of: target, &segments))
    }

    private static func contact(in mailbox: Mailbox, _ segments: inout SegmentReader) throws(Failure) -> Target? {
        var folder: String?
        switch segments.peekedName {
        case "contacts": break
        case "contactfolders":
            segments.skip()
            folder = try segments.identifier()
        default: return nil
        }
        try segments.require("contacts")
        return .contact(id: try segments.identifier(), folder: folder, mailbox: mailbox)
    }

    private static func resource(of target: Target, _ segments: inout SegmentReader) throws(Failure) -> Resource {
        let resource: Resource
        switch (segments.peekedName, target) {
        case ("photo", .driveOwner):
            segments.skip()
            resource = .metadata
        case ("photo", _):
            segments.skip()
            resource = try segments.value() ? .content : .metadata
        case ("photos", .me), ("photos", .user), ("photos", .group):
            segments.skip()
            if segments.peeked == nil {
                resource = .sizeList
            } else {
                let size = try segments.identifier()
                resource = try segments.value() ? .sizeContent(size) : .size(size)
            }
        default: throw .unknownSegment(segments.peeked ?? "")
        }
        if let extra = segments.peeked { throw .unknownSegment(extra) }
        return resource
    }
}

/// Takes the segments of a path one after the other.
private struct SegmentReader {
    private var segments: ArraySlice<String>

    init(path: some StringProtocol) {
        let body = String(path.hasPrefix("/") ? path.dropFirst() : path[...])
        let parts = body.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        segments = body.isEmpty ? [] : parts[...]
    }

    var peeked: String? { segments.first }

    /// In lower case, for comparing with fixed names.
    var peekedName: String? { segments.first?.lowercased() }

    mutating func skip() {
        segments = segments.dropFirst()
    }

    mutating func require(_ name: String) throws(GraphRoute.Failure) {
        guard peekedName == name else { throw .unknownSegment(peeked ?? "") }
        skip()
    }

    mutating func identifier() throws(GraphRoute.Failure) -> String {
        guard let segment = segments.popFirst() else { throw .unknownSegment("") }
        guard let decoded = URLText.decoded(segment), !decoded.isEmpty else { throw .malformedSegment(segment) }
        return decoded
    }

    /// The key in `users('$hr@contoso.com')`; nil, and nothing is taken, for everything else.
    mutating func key(of name: String) -> String? {
        guard let decoded = peeked.flatMap({ URLText.decoded($0) }), decoded.lowercased().hasPrefix(name + "('"),
            decoded.hasSuffix("')"), decoded.count > name.count + 4
        else { return nil }
        skip()
        return String(decoded.dropFirst(name.count + 2).dropLast(2)).replacing("''", with: "'")
    }

    /// True when `$value` was next; `%24value` is the same.
    mutating func value() throws(GraphRoute.Failure) -> Bool {
        guard let segment = peeked else { return false }
        guard URLText.decoded(segment)?.lowercased() == "$value" else { throw .unknownSegment(segment) }
        skip()
        return true
    }
}
