/// Somebody in the sandbox's tenant.
public struct DirectoryUser: Sendable, Hashable {
    /// GUID in lower case.
    public let id: String
    /// `name@domain`; a guest's has `#EXT#` inside.
    public let userPrincipalName: String
    /// As people write it; not unique.
    public let displayName: String
    /// False for guests and for people without a license: their photos may have 100,000 bytes at most, and they have no
    /// contacts.
    public let hasMailbox: Bool
    /// True for somebody of another tenant.
    public let isGuest: Bool
    /// In the folder that every mailbox has.
    public let contacts: [DirectoryContact]
    /// The folders that the user made.
    public let contactFolders: [DirectoryContactFolder]
}

/// A Microsoft 365 group.
public struct DirectoryGroup: Sendable, Hashable {
    /// GUID in lower case.
    public let id: String
    /// As people write it.
    public let displayName: String
    /// A team has its group's identifier and its group's photo.
    public let isTeam: Bool
}

/// A contact in somebody's mailbox.
public struct DirectoryContact: Sendable, Hashable {
    /// Opaque, long, and with characters that a path must encode, as Exchange's are.
    public let id: String
    /// As people write it; not unique.
    public let displayName: String
}

/// A folder for contacts in somebody's mailbox.
public struct DirectoryContactFolder: Sendable, Hashable {
    /// Opaque, like a contact's.
    public let id: String
    /// As people write it.
    public let displayName: String
    /// What is in the folder.
    public let contacts: [DirectoryContact]
}
