/// The sandbox's tenant: who and what can have a photo. The same number of users and the same seed give the same
/// tenant.
///
/// The first user is the one who signs in with a device code. If there are at least three, the last is a guest; if
/// there are at least four, the one before has no mailbox.
public struct SandboxDirectory: Sendable {
    /// GUID in lower case.
    public let tenantID: String
    /// What the tenant's addresses end with.
    public let domain: String
    /// At least one.
    public let users: [DirectoryUser]
    /// Ten, every second of them a team.
    public let groups: [DirectoryGroup]

    private let userIndices: [String: Int]
    private let groupIndices: [String: Int]

    /// - Parameters:
    ///   - userCount: 1 and more are made.
    ///   - seed: of identifiers.
    public init(userCount: Int, seed: UInt64) {
        let domain = "contoso.onmicrosoft.com"
        let maker = DirectoryMaker(seed: seed, domain: domain, userCount: max(1, userCount))
        self.domain = domain
        tenantID = maker.guid(.tenant, 0)
        users = (0..<maker.userCount).map(maker.user)
        groups = DirectoryNames.groups.indices.map(maker.group)
        userIndices = Dictionary(
            users.enumerated().flatMap { index, user in
                [(user.id, index), (user.userPrincipalName.lowercased(), index)]
            },
            uniquingKeysWith: { first, _ in first }
        )
        groupIndices = Dictionary(
            groups.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// By identifier or user principal name, whatever their case. Mail addresses that are neither find nobody.
    public func user(_ name: String) -> DirectoryUser? {
        userIndices[name.lowercased()].map { users[$0] }
    }

    /// By identifier.
    public func group(_ id: String) -> DirectoryGroup? {
        groupIndices[id.lowercased()].map { groups[$0] }
    }

    /// By identifier; nil when the group is no team.
    public func team(_ id: String) -> DirectoryGroup? {
        group(id).flatMap { $0.isTeam ? $0 : nil }
    }

    /// True for the tenant's identifier and for its domain.
    public func isTenant(_ name: String) -> Bool {
        [tenantID, domain].contains(name.lowercased())
    }
}

extension DirectoryUser {
    /// A contact of this user. Identifiers have upper and lower case.
    ///
    /// - Parameters:
    ///   - id: the contact's.
    ///   - folder: the folder's identifier; nil: any contact of the mailbox, as `/contacts/{id}` finds it.
    /// - Returns: nil when it is not there.
    public func contact(_ id: String, inFolder folder: String?) -> DirectoryContact? {
        if let folder { return contactFolders.first { $0.id == folder }?.contacts.first { $0.id == id } }
        return (contacts + contactFolders.flatMap(\.contacts)).first { $0.id == id }
    }
}
