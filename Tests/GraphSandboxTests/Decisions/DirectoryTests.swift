import GraphSandbox
import Testing

@Suite struct DirectoryTests {
    @Test("the same number and seed make the same tenant", arguments: [1, 4, 20, 1_000])
    func isDeterministic(userCount: Int) {
        let first = SandboxDirectory(userCount: userCount, seed: 7)
        let second = SandboxDirectory(userCount: userCount, seed: 7)
        #expect(first.users == second.users)
        #expect(first.groups == second.groups)
        #expect(first.tenantID == second.tenantID)
        #expect(first.users.count == userCount)
        #expect(SandboxDirectory(userCount: userCount, seed: 8).users != first.users)
    }

    @Test("nobody shares an identifier or a name, however many there are")
    func namesAreUnique() {
        let directory = SandboxDirectory(userCount: 5_000, seed: 1)
        let contacts = directory.users.prefix(300).flatMap { $0.contacts + $0.contactFolders.flatMap(\.contacts) }
        #expect(Set(directory.users.map(\.id)).count == 5_000)
        #expect(Set(directory.users.map { $0.userPrincipalName.lowercased() }).count == 5_000)
        #expect(Set(contacts.map(\.id)).count == 300 * 7)
        #expect(directory.users.allSatisfy { GUID.isValid($0.id) })
    }

    @Test("there is a guest with #EXT#, and somebody without a mailbox")
    func specialUsers() throws {
        let directory = SandboxDirectory(userCount: 4, seed: 1)
        #expect(directory.users.map(\.isGuest) == [false, false, false, true])
        #expect(directory.users.map(\.hasMailbox) == [true, true, false, false])
        let guest = try #require(directory.users.last)
        #expect(guest.userPrincipalName.contains("_fabrikam.com#EXT#@"))
        #expect(directory.user(guest.userPrincipalName.uppercased()) == guest)
    }

    @Test("users are found by identifier and principal name, not by anything else")
    func finding() {
        let directory = SandboxDirectory(userCount: 5, seed: 1)
        let user = directory.users[1]
        #expect(directory.user(user.id.uppercased()) == user)
        #expect(directory.user(user.userPrincipalName) == user)
        #expect(directory.user(user.displayName) == nil)
        #expect(directory.user("") == nil)
        #expect(directory.group(directory.groups[1].id) == directory.groups[1])
        #expect(directory.team(directory.groups[1].id) == nil, "this group is no team")
        #expect(directory.team(directory.groups[0].id) == directory.groups[0])
    }

    @Test("a contact is found in its own folder and in the whole mailbox")
    func contacts() {
        let directory = SandboxDirectory(userCount: 5, seed: 1)
        let user = directory.users[0]
        let (first, second) = (user.contactFolders[0], user.contactFolders[1])
        let contact = first.contacts[0]
        #expect(user.contact(contact.id, inFolder: nil) == contact)
        #expect(user.contact(contact.id, inFolder: first.id) == contact)
        #expect(user.contact(contact.id, inFolder: second.id) == nil)
        #expect(user.contact(contact.id.lowercased(), inFolder: nil) == nil, "these have upper and lower case")
        #expect(directory.users[1].contact(contact.id, inFolder: nil) == nil)
    }
}
