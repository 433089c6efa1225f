/// Makes up the entries of a directory, each from its number alone.
struct DirectoryMaker {
    let seed: UInt64
    let domain: String
    let userCount: Int

    enum Stream: UInt64 {
        case tenant
        case user
        case group
        case contact
        case folder
        case client
    }

    func guid(_ stream: Stream, _ index: Int) -> String {
        var generator = SplitMix64(seed: seed, stream: stream.rawValue, index: UInt64(index))
        return GUID.make(using: &generator)
    }

    func user(_ index: Int) -> DirectoryUser {
        let given = DirectoryNames.given[index % DirectoryNames.given.count]
        let family = DirectoryNames.family[(index + index / DirectoryNames.given.count) % DirectoryNames.family.count]
        // Both lists are through after this many.
        let round = index / (DirectoryNames.given.count * DirectoryNames.family.count)
        let address = "\(given.address).\(family.address)\(round == 0 ? "" : String(round + 1))"
        let isGuest = userCount >= 3 && index == userCount - 1
        let hasMailbox = !isGuest && !(userCount >= 4 && index == userCount - 2)
        return DirectoryUser(
            id: guid(.user, index),
            userPrincipalName: isGuest ? "\(address)_fabrikam.com#EXT#@\(domain)" : "\(address)@\(domain)",
            displayName: "\(given.written) \(family.written)",
            hasMailbox: hasMailbox,
            isGuest: isGuest,
            contacts: hasMailbox ? (0..<3).map { contact(user: index, number: $0) } : [],
            contactFolders: hasMailbox ? DirectoryNames.folders.indices.map { folder(user: index, number: $0) } : []
        )
    }

    func group(_ index: Int) -> DirectoryGroup {
        DirectoryGroup(id: guid(.group, index), displayName: DirectoryNames.groups[index], isTeam: index % 2 == 0)
    }

    private func folder(user: Int, number: Int) -> DirectoryContactFolder {
        DirectoryContactFolder(
            id: exchangeIdentifier(.folder, user * DirectoryNames.folders.count + number),
            displayName: DirectoryNames.folders[number],
            contacts: (0..<2).map { contact(user: user, number: 3 + number * 2 + $0) }
        )
    }

    private func contact(user: Int, number: Int) -> DirectoryContact {
        let index = user * 7 + number
        let given = DirectoryNames.given[(index * 5 + 3) % DirectoryNames.given.count]
        let family = DirectoryNames.family[(index * 3 + 8) % DirectoryNames.family.count]
        return DirectoryContact(
            id: exchangeIdentifier(.contact, index),
            displayName: "\(given.written) \(family.written)"
        )
    }

    private func exchangeIdentifier(_ stream: Stream, _ index: Int) -> String {
        var generator = SplitMix64(seed: seed, stream: stream.rawValue, index: UInt64(index))
        let bytes = (0..<70).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        return "AAMk" + Base64.encodedForURLs(bytes) + "=="
    }
}
