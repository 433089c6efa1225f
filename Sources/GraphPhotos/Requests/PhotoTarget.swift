#if Upload
    /// Whose photo it is.
    public enum PhotoTarget: Sendable, Hashable {
        /// The signed-in user.
        case me
        case user(PathSegment)
        case group(PathSegment)
        case team(PathSegment)
        /// A contact: in a contact folder, or in the default one when `folder` is nil; in another user's mailbox, or in the
        /// signed-in user's when `mailbox` is nil.
        case contact(PathSegment, folder: PathSegment?, mailbox: PathSegment?)
        /// The owner of the default drive; has dimensions only.
        case driveOwner

        /// What permissions and refusals depend on.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case me
            case user
            case group
            case team
            case contact
            case driveOwner = "drive-owner"
        }

        /// The kind of target.
        public var kind: Kind {
            switch self {
            case .me: .me
            case .user: .user
            case .group: .group
            case .team: .team
            case .contact: .contact
            case .driveOwner: .driveOwner
            }
        }
    }

    extension PhotoTarget: CustomStringConvertible {
        /// As people name it: "user anna@contoso.com".
        public var description: String {
            switch self {
            case .me: "the signed-in user"
            case .user(let id): "user \(id)"
            case .group(let id): "group \(id)"
            case .team(let id): "team \(id)"
            case .contact(let id, let folder, let mailbox):
                "contact \(id)" + (folder.map { " in folder \($0)" } ?? "") + (mailbox.map { " of user \($0)" } ?? "")
            case .driveOwner: "the owner of the drive"
            }
        }
    }
#endif
