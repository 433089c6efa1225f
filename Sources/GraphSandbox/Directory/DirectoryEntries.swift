/// Somebody in the sandbox's tenant.
public struct DirectoryUser: Sendable, Hashable {
    /// GUID in lower case.
    public let id: String
    /// `name@domain`; a guest's has `#EXT#` inside.
    public let userPrincipalName: String
    public let displayName: String
    /// False for guests and for people without a licence: their photos may have 100,000 bytes at most, and they have no
    /// contacts.
    public let hasMailbox: Bool
    public let isGuest: Bool
    /// In the folder that every mailbox has.
    public let contacts: [DirectoryContact]
    public let contactFolders: [DirectoryContactFolder]
}

/// A Microsoft 365 group.
public struct DirectoryGroup: Sendable, Hashable {
    /// GUID in lower case.
    public let id: String
    public let displayName: String
    /// A team has its group's identifier and its group's photo.
    public let isTeam: Bool
}

/// A contact in somebody's mailbox.
public struct DirectoryContact: Sendable, Hashable {
    /// Opaque, long, and with characters that a path must encode, as Exchange's are.
    public let id: String
    public let displayName: String
}

/// A folder for contacts in somebody's mailbox.
public struct DirectoryContactFolder: Sendable, Hashable {
    /// Opaque, like a contact's.
    public let id: String
    public let displayName: String
    public let contacts: [DirectoryContact]
}
