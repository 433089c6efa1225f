/// What a token has to be allowed to change a target's photo.
struct TargetPermission: Sendable, Hashable {
    /// The least that is enough; nil where Microsoft's documentation names none.
    let least: String?
    /// Enough as well.
    let alternatives: [String]

    /// "the permission ProfilePhoto.ReadWrite.All (User.ReadWrite.All is enough as well)".
    var sentence: String {
        guard let least else { return "a permission that Microsoft's documentation does not name" }
        guard let alternative = alternatives.first else { return "the permission \(least)" }
        return "the permission \(least) (\(alternative) is enough as well)"
    }

    func isGranted(by permissions: Set<String>) -> Bool {
        guard let least else { return true }
        return permissions.contains(least.lowercased())
            || alternatives.contains { permissions.contains($0.lowercased()) }
    }
}

extension PhotoTarget {
    /// For changing the photo, or its dimensions.
    var permission: TargetPermission {
        switch kind {
        case .me:
            TargetPermission(
                least: "User.ReadWrite", alternatives: ["User.ReadWrite.All", "ProfilePhoto.ReadWrite.All"])
        case .user: TargetPermission(least: "ProfilePhoto.ReadWrite.All", alternatives: ["User.ReadWrite.All"])
        case .group: TargetPermission(least: "ProfilePhoto.ReadWrite.All", alternatives: ["Group.ReadWrite.All"])
        case .team: TargetPermission(least: "TeamSettings.ReadWrite.All", alternatives: ["Group.ReadWrite.All"])
        case .contact: TargetPermission(least: "Contacts.ReadWrite", alternatives: ["Contacts.ReadWrite.Shared"])
        case .driveOwner: TargetPermission(least: nil, alternatives: [])
        }
    }
}
