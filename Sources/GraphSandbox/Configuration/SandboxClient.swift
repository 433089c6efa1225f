/// The app that the sandbox's tenant knows.
public struct SandboxClient: Sendable, Hashable, CustomStringConvertible {
    /// GUID; nil, the default: made from the seed.
    public var id: String?
    /// What the app proves itself with; there are no others.
    public var secret: String
    /// PEM texts whose keys may sign assertions. Default: none.
    public var certificates: [String]
    /// The subjects of federated credentials. Default: one.
    public var federatedSubjects: [String]
    /// What the app may do in its own name. Default: all that photos need.
    public var roles: [String]
    /// What the app may do in a user's name. Default: all that photos need.
    public var scopes: [String]

    /// - Parameters:
    ///   - id: GUID; nil: made from the seed.
    ///   - secret: what the app proves itself with.
    ///   - certificates: PEM texts whose keys may sign assertions.
    ///   - federatedSubjects: the subjects of federated credentials.
    ///   - roles: what the app may do in its own name.
    ///   - scopes: what the app may do in a user's name.
    public init(
        id: String? = nil,
        secret: String = "sandbox-secret",
        certificates: [String] = [],
        federatedSubjects: [String] = ["headshot-sandbox"],
        roles: [String] = Self.allRoles,
        scopes: [String] = Self.allScopes
    ) {
        self.id = id
        self.secret = secret
        self.certificates = certificates
        self.federatedSubjects = federatedSubjects
        self.roles = roles
        self.scopes = scopes
    }

    /// Application permissions with which every photo can be changed.
    public static let allRoles = [
        "ProfilePhoto.ReadWrite.All", "TeamSettings.ReadWrite.All", "Contacts.ReadWrite", "User.Read.All",
    ]

    /// Delegated permissions with which every photo can be changed that a user may change.
    public static let allScopes = [
        "User.ReadWrite", "Contacts.ReadWrite", "Group.ReadWrite.All", "TeamSettings.ReadWrite.All",
        "User.ReadBasic.All",
    ]

    /// Without the secret.
    public var description: String { "SandboxClient(\(id ?? "made from the seed"), <redacted>)" }
}
