/// What a column of a table of people and photos says.
enum MapColumn: Hashable {
    case key(PersonKey)
    /// A user principal name or an address of mail.
    case user
    case group
    case team
    case contact
    /// Whose contact it is.
    case mailbox
    case photo

    /// By a header's name, without case, blanks and punctuation; nil for one that means nothing here.
    init?(_ header: String) {
        guard let meaning = Self.meanings[ColumnName.bare(header)] else { return nil }
        self = meaning
    }

    private static let meanings: [String: MapColumn] = [
        "id": .key(.id), "objectid": .key(.id), "userid": .key(.id),
        "userprincipalname": .key(.userPrincipalName), "upn": .key(.userPrincipalName),
        "user": .user, "email": .user, "emailaddress": .user,
        "mail": .key(.mail),
        "employeeid": .key(.employeeID), "employeenumber": .key(.employeeID), "personnelnumber": .key(.employeeID),
        "samaccountname": .key(.samAccountName), "onpremisessamaccountname": .key(.samAccountName),
        "mailnickname": .key(.mailNickname), "alias": .key(.mailNickname),
        "displayname": .key(.displayName), "name": .key(.displayName), "fullname": .key(.displayName),
        "group": .group, "groupid": .group, "team": .team, "teamid": .team, "contact": .contact,
        "contactid": .contact, "mailbox": .mailbox,
        "photo": .photo, "photopath": .photo, "file": .photo, "filename": .photo, "filepath": .photo, "path": .photo,
        "picture": .photo, "image": .photo,
    ]

    /// What a value of it is looked for in; empty for what is no person's.
    var keys: [PersonKey] { Self.keys[self] ?? [] }

    private static let keys: [MapColumn: [PersonKey]] = [
        .key(.id): [.id], .key(.userPrincipalName): [.userPrincipalName], .user: [.userPrincipalName, .mail],
        .key(.mail): [.mail], .key(.employeeID): [.employeeID], .key(.samAccountName): [.samAccountName],
        .key(.mailNickname): [.mailNickname], .key(.displayName): [.displayName],
    ]

    /// For people: "employeeId".
    var name: String {
        switch self {
        case .key(let key): key.rawValue
        case .user: "user"
        case .group: "group"
        case .team: "team"
        case .contact: "contact"
        case .mailbox: "mailbox"
        case .photo: "photo"
        }
    }
}
