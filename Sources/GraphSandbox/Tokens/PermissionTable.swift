/// Which permissions are enough for what, as Microsoft documents them for photos.
package enum PermissionTable {
    /// Checks a request against its token.
    ///
    /// - Parameters:
    ///   - operation: what is done to the photo.
    ///   - subject: whose photo it is.
    ///   - grant: what the token allows.
    /// - Throws: the error that Graph answers.
    package static func check(
        _ operation: GraphRoute.Operation,
        on subject: PhotoSubject,
        with grant: SandboxClaims.Grant
    ) throws(GraphFailure) {
        let isRead = operation == .read
        switch grant {
        case .application(let roles):
            let granted = Set(roles)
            switch subject {
            case .group where !isRead:
                // Group.ReadWrite.All is enough only in a user's name.
                if granted.contains("ProfilePhoto.ReadWrite.All") { return }
                throw granted.contains("Group.ReadWrite.All") ? .appOnlyGroup : .accessDenied
            default: break
            }
            try require(anyOf: applicationPermissions(for: subject, isRead: isRead), granted, subject)
        case .delegated(let scopes, let userID, _):
            try require(
                anyOf: delegatedPermissions(for: subject, isRead: isRead, isOwn: subject.userID == userID),
                Set(scopes),
                subject
            )
        }
    }

    /// The least permission that an app needs in its own name to change this photo.
    package static func leastApplicationPermission(for subject: PhotoSubject) -> String {
        applicationPermissions(for: subject, isRead: false)[0]
    }

    private static func require(
        anyOf permissions: [String],
        _ granted: Set<String>,
        _ subject: PhotoSubject
    ) throws(GraphFailure) {
        if permissions.contains(where: granted.contains) { return }
        if case .team = subject { throw .requestDenied }
        throw .accessDenied
    }

    private static func applicationPermissions(for subject: PhotoSubject, isRead: Bool) -> [String] {
        let writing =
            switch subject {
            case .user: ["ProfilePhoto.ReadWrite.All", "User.ReadWrite.All"]
            case .group: ["ProfilePhoto.ReadWrite.All", "Group.ReadWrite.All"]
            case .team: ["TeamSettings.ReadWrite.All"]
            case .contact: ["Contacts.ReadWrite"]
            }
        guard isRead else { return writing }
        let reading =
            switch subject {
            case .user: ["ProfilePhoto.Read.All", "User.Read.All"]
            case .group: ["ProfilePhoto.Read.All", "Group.Read.All"]
            case .team: ["Team.ReadBasic.All", "TeamSettings.Read.All", "Group.Read.All", "Group.ReadWrite.All"]
            case .contact: ["Contacts.Read"]
            }
        return writing + reading
    }

    /// A user's photo is changed in that user's own name only, and contacts are those of the own mailbox.
    private static func delegatedPermissions(for subject: PhotoSubject, isRead: Bool, isOwn: Bool) -> [String] {
        switch subject {
        case .user:
            let writing = isOwn ? ["User.ReadWrite", "User.ReadWrite.All", "ProfilePhoto.ReadWrite.All"] : []
            let reading = ["User.ReadBasic.All", "User.Read.All", "User.ReadWrite.All", "ProfilePhoto.Read.All"]
            return isRead ? writing + reading + (isOwn ? ["User.Read"] : []) : writing
        case .group:
            let writing = ["ProfilePhoto.ReadWrite.All", "Group.ReadWrite.All"]
            return isRead ? writing + ["ProfilePhoto.Read.All", "Group.Read.All"] : writing
        case .team:
            return applicationPermissions(for: subject, isRead: isRead)
        case .contact:
            guard isOwn else { return [] }
            return isRead ? ["Contacts.ReadWrite", "Contacts.Read"] : ["Contacts.ReadWrite"]
        }
    }
}
