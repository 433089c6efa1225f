/// Whose photo, once a path's names are found in the directory.
package enum PhotoSubject: Sendable, Hashable {
    case user(DirectoryUser)
    case group(DirectoryGroup)
    /// The photo is the group's; only the permissions differ.
    case team(DirectoryGroup)
    case contact(DirectoryContact, of: DirectoryUser)

    /// Under what the photo is stored.
    package var key: PhotoKey {
        switch self {
        case .user(let user): PhotoKey(kind: .user, id: user.id)
        case .group(let group), .team(let group): PhotoKey(kind: .group, id: group.id)
        case .contact(let contact, _): PhotoKey(kind: .contact, id: contact.id)
        }
    }

    /// The user whose photo or whose contact it is.
    package var userID: String? {
        switch self {
        case .user(let user), .contact(_, let user): user.id
        case .group, .team: nil
        }
    }

    /// For counting what is sent to one mailbox.
    package var mailbox: String { userID ?? key.id }

    /// False when only small photos are taken.
    package var hasMailbox: Bool {
        switch self {
        case .user(let user), .contact(_, let user): user.hasMailbox
        case .group, .team: true
        }
    }
}
