package import GraphPhotos

/// A target as a plan file has it.
package struct PlanTarget: Codable, Sendable, Hashable {
    /// "user", "group", "team" or "contact".
    package var kind: String
    package var id: String
    package var folder: String?
    package var mailbox: String?

    /// A person's, by the object id.
    init(user id: String) {
        kind = PhotoTarget.Kind.user.rawValue
        self.id = id
    }

    init(_ target: PhotoTarget) {
        kind = target.kind.rawValue
        switch target {
        case .user(let id), .group(let id), .team(let id): self.id = id.text
        case .contact(let id, let folder, let mailbox):
            self.id = id.text
            self.folder = folder?.text
            self.mailbox = mailbox?.text
        case .me, .driveOwner: id = ""
        }
    }

    /// What requests are made for.
    ///
    /// - Throws: `GraphError` with `invalid-target` for what cannot be one.
    package var photoTarget: PhotoTarget {
        get throws(GraphError) {
            switch PhotoTarget.Kind(rawValue: kind) {
            case .user: .user(try PathSegment(id, name: kind))
            case .group: .group(try PathSegment(id, name: kind))
            case .team: .team(try PathSegment(id, name: kind))
            case .contact:
                .contact(
                    try PathSegment(item: id, name: kind),
                    folder: try folder.map { text throws(GraphError) in try PathSegment(item: text, name: "folder") },
                    mailbox: try mailbox.map { text throws(GraphError) in try PathSegment(text, name: "mailbox") })
            case .me, .driveOwner, nil:
                throw GraphError(.invalidTarget, "A plan has no target of the kind \"\(kind)\".")
            }
        }
    }
}
