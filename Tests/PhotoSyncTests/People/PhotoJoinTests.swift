import GraphPhotos
import Testing

@testable import PhotoSync

/// Whose photo a file is.
struct PhotoJoinTests {
    static let people = [
        Person(
            id: "1", userPrincipalName: "adele@contoso.com", mail: "a.vance@contoso.com", employeeID: "10000",
            displayName: "Adele Vance"),
        Person(id: "2", userPrincipalName: "Bjo\u{308}rn@contoso.com", employeeID: "10001", displayName: "Alex Kim"),
        Person(id: "3", userPrincipalName: "carla@contoso.com", mail: "Adele@contoso.com", displayName: "Alex Kim"),
    ]

    static func join(_ names: [String], pattern: String? = nil, map: String? = nil) throws -> PhotoJoin {
        let files = names.map { PhotoFile(path: "photos/\($0)", relativePath: $0, byteCount: 1_000, modified: 0) }
        return PhotoJoin(
            files: files,
            index: PeopleIndex(people, keys: Set(PersonKey.allCases)),
            pattern: try pattern.map { text throws(SyncError) in try NamePattern(text) },
            map: try map.map { try PhotoMapTests.map($0, base: "photos") }
        )
    }

    private static func pair(_ file: Int, _ person: Int, _ rule: PhotoJoin.Rule) -> PhotoJoin.Pair {
        PhotoJoin.Pair(file: file, target: .person(person), rule: rule)
    }

    @Test func `names are compared without case, however their characters are composed`() throws {
        let join = try Self.join(["ADELE@contoso.com.jpg", "björn@contoso.com.jpg"], pattern: "{userPrincipalName}")
        #expect(join.pairs == [Self.pair(0, 0, .name(.userPrincipalName)), Self.pair(1, 1, .name(.userPrincipalName))])
    }

    @Test func `nobody, two people of one name and a name of another form are told apart`() throws {
        let join = try Self.join(["Alex Kim.jpg", "Nobody.jpg", "a/b.jpg"], pattern: "{displayName}")
        #expect(join.pairs.isEmpty)
        #expect(
            join.orphans.map(\.reason) == [
                .several([.person(1), .person(2)]), .nobody(value: "nobody"), .nobody(value: "b"),
            ])
        #expect(try Self.join(["x.jpg"], pattern: "{employeeId}_*").orphans.map(\.reason) == [.noRule])
    }

    @Test func `each way to read a name is looked up, and one person is enough`() throws {
        let join = try Self.join(["10000_10001_x.jpg", "10001_x.jpg"], pattern: "{employeeId}_*")
        #expect(join.pairs == [Self.pair(0, 0, .name(.employeeID)), Self.pair(1, 1, .name(.employeeID))])
    }

    @Test func `placeholders that mean different people leave a photo to nobody`() throws {
        let join = try Self.join(
            ["Adele Vance-10001.jpg", "Alex Kim-10001.jpg"], pattern: "{displayName}-{employeeId}")
        #expect(join.orphans.map(\.reason) == [.several([.person(0), .person(1)])])
        #expect(join.pairs.map(\.target) == [.person(1)])
    }

    @Test func `a table names photos by their paths, whatever their case`() throws {
        let join = try Self.join(
            ["New/A.JPG", "b.jpg"],
            map: "upn,photo\nadele@contoso.com,new\\a.jpg\ncarla@contoso.com,missing.jpg\nx@y.z,b.jpg\n")
        #expect(join.pairs == [Self.pair(0, 0, .map(line: 2))])
        #expect(join.idleRows.map(\.line) == [3, 4])
        #expect(join.idleRows.map(\.reason) == [.noFile, .nobody])
        #expect(join.orphans.map(\.reason) == [.nobody(value: "x@y.z")])
    }

    @Test func `a table without paths names people, and files are named as its rows say`() throws {
        let map = "EmployeeID;User principal name\n20000;adele@contoso.com\n20001;carla@contoso.com\n"
        let join = try Self.join(["20000.jpg", "carla@contoso.com.jpg", "99999.jpg"], pattern: "{upn}", map: map)
        #expect(join.pairs == [Self.pair(0, 0, .map(line: 2)), Self.pair(1, 2, .map(line: 3))])
        #expect(join.orphans.map(\.reason) == [.nobody(value: "99999")])
    }

    @Test func `values of a row that mean different people are a shifted column`() throws {
        let join = try Self.join(["a.jpg"], map: "upn,employeeId,photo\nadele@contoso.com,10001,a.jpg\n")
        #expect(join.pairs.isEmpty)
        #expect(join.idleRows.map(\.reason) == [.contradiction([0, 1])])
        #expect(join.orphans.map(\.reason) == [.several([.person(0), .person(1)])])
    }

    @Test func `the surest value decides: a name that nobody has is not made good by a number`() throws {
        let join = try Self.join(["a.jpg"], map: "upn,employeeId,photo\nadelle@contoso.com,10000,a.jpg\n")
        #expect(join.pairs.isEmpty)
        #expect(join.idleRows.map(\.reason) == [.nobody])
    }

    @Test func `an address that is one person's name and another's mail is nobody's`() throws {
        let join = try Self.join(
            ["a.jpg", "b.jpg"], map: "email,photo\nadele@contoso.com,a.jpg\na.vance@contoso.com,b.jpg")
        #expect(join.pairs == [Self.pair(1, 0, .map(line: 3))])
        #expect(join.idleRows.map(\.reason) == [.several([0, 2])])
    }

    @Test func `two rows for one photo leave it to nobody, and so do a row and a name`() throws {
        let two = try Self.join(["a.jpg"], map: "upn,photo\nadele@contoso.com,a.jpg\ncarla@contoso.com,a.jpg\n")
        #expect(two.orphans.map(\.reason) == [.several([.person(0), .person(2)])])
        let mixed = try Self.join(
            ["adele@contoso.com.jpg"], pattern: "{upn}", map: "upn,photo\ncarla@contoso.com,adele@contoso.com.jpg\n")
        #expect(mixed.orphans.map(\.reason) == [.several([.person(0), .person(2)])])
    }

    @Test func `groups get the photos of their rows`() throws {
        let join = try Self.join(["a.jpg"], map: "group,photo\ng1,a.jpg\n")
        let group = PhotoTarget.group(try PathSegment("g1"))
        #expect(join.pairs == [PhotoJoin.Pair(file: 0, target: .other(group), rule: .map(line: 2))])
    }

    static let hints: [(String, String?)] = [
        ("typo.adel@contoso.com", "adele@contoso.com"), ("carlaa", "carla@contoso.com"), ("xyz@contoso.com", nil),
        ("björn", "Bjo\u{308}rn@contoso.com"),
    ]

    @Test(arguments: hints) func `the nearest name is a hint`(name: String, expected: String?) {
        #expect(NearNames(Self.people.map(\.userPrincipalName)).nearest(to: name) == expected)
    }
}
