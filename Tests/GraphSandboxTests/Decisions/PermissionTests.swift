import GraphSandbox
import Testing

@Suite struct PermissionTests {
    static let directory = SandboxDirectory(userCount: 5, seed: 1)
    static let own = directory.users[0]
    static let other = directory.users[1]

    struct Case: Sendable, CustomTestStringConvertible {
        let subject: PhotoSubject
        let operation: GraphRoute.Operation
        let grant: SandboxClaims.Grant
        /// nil: allowed.
        let refusal: String?

        var testDescription: String {
            "\(operation) with \(grant): \(refusal ?? "allowed")"
        }

        static func app(
            _ role: String,
            _ operation: GraphRoute.Operation,
            _ subject: PhotoSubject,
            _ refusal: String? = nil
        ) -> Case {
            Case(subject: subject, operation: operation, grant: .application(roles: [role]), refusal: refusal)
        }

        static func user(
            _ scope: String,
            _ operation: GraphRoute.Operation,
            _ subject: PhotoSubject,
            _ refusal: String? = nil
        ) -> Case {
            let grant = SandboxClaims.Grant.delegated(scopes: [scope], userID: own.id, userPrincipalName: "")
            return Case(subject: subject, operation: operation, grant: grant, refusal: refusal)
        }
    }

    static let group = PhotoSubject.group(directory.groups[0])
    static let team = PhotoSubject.team(directory.groups[0])
    static let ownContact = PhotoSubject.contact(own.contacts[0], of: own)
    static let otherContact = PhotoSubject.contact(other.contacts[0], of: other)

    static let cases: [Case] = [
        .app("ProfilePhoto.ReadWrite.All", .writeContent, .user(other)),
        .app("User.ReadWrite.All", .delete, .user(other)),
        .app("User.Read.All", .read, .user(other)),
        .app("User.Read.All", .writeContent, .user(other), "ErrorAccessDenied"),
        .app("Contacts.ReadWrite", .writeContent, .user(other), "ErrorAccessDenied"),
        .app("ProfilePhoto.ReadWrite.All", .writeDimensions, group),
        .app("Group.ReadWrite.All", .writeContent, group, "AppOnlyTokenNotSupportedForGroupUpdate"),
        .app("Group.ReadWrite.All", .read, group),
        .app("User.ReadWrite.All", .writeContent, group, "ErrorAccessDenied"),
        .app("TeamSettings.ReadWrite.All", .writeContent, team),
        .app("ProfilePhoto.ReadWrite.All", .writeContent, team, "Authorization_RequestDenied"),
        .app("Contacts.ReadWrite", .writeContent, otherContact),
        .app("Contacts.Read", .read, otherContact),
        .app("Contacts.Read", .writeContent, otherContact, "ErrorAccessDenied"),
        .user("User.ReadWrite", .writeContent, .user(own)),
        .user("User.ReadWrite", .writeContent, .user(other), "ErrorAccessDenied"),
        .user("User.ReadWrite.All", .writeContent, .user(other), "ErrorAccessDenied"),
        .user("User.Read", .read, .user(own)),
        .user("User.Read", .read, .user(other), "ErrorAccessDenied"),
        .user("User.ReadBasic.All", .read, .user(other)),
        .user("User.Read", .writeContent, .user(own), "ErrorAccessDenied"),
        .user("Group.ReadWrite.All", .writeContent, group),
        .user("TeamSettings.ReadWrite.All", .writeContent, team),
        .user("Contacts.ReadWrite", .writeContent, ownContact),
        .user("Contacts.ReadWrite", .writeContent, otherContact, "ErrorAccessDenied"),
    ]

    @Test("a permission is enough for what Microsoft says it is for, and for nothing else", arguments: cases)
    func permissions(_ expected: Case) {
        var code: String?
        do {
            try PermissionTable.check(expected.operation, on: expected.subject, with: expected.grant)
        } catch {
            code = error.code
            #expect(error.status == 403)
        }
        #expect(code == expected.refusal)
    }

    @Test("all the permissions that the sandbox gives by default are enough for everything")
    func defaults() {
        for subject in [.user(Self.other), Self.group, Self.team, Self.otherContact] {
            let grant = SandboxClaims.Grant.application(roles: SandboxClient.allRoles)
            #expect(throws: Never.self) { try PermissionTable.check(.writeContent, on: subject, with: grant) }
        }
        for subject in [.user(Self.own), Self.group, Self.team, Self.ownContact] {
            let grant = SandboxClaims.Grant.delegated(
                scopes: SandboxClient.allScopes, userID: Self.own.id, userPrincipalName: "")
            #expect(throws: Never.self) { try PermissionTable.check(.writeContent, on: subject, with: grant) }
        }
    }
}
