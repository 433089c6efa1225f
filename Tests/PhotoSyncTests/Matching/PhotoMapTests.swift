import GraphPhotos
import PhotoNormalization
import Testing

@testable import PhotoSync

/// Tables of people and photos.
struct PhotoMapTests {
    static func map(_ text: String, base: String? = nil) throws -> PhotoMap {
        try PhotoMap(
            Table(Array(text.utf8), name: "people.csv"), base: MapBase(table: "lists/people.csv", base: base))
    }

    @Test func `columns are known by many names, and it is told what was used`() throws {
        let map = try Self.map(
            "EmployeeID;User principal name;Display name;Department\n7; anna@contoso.com ;Anna;Sales\n;;;\n")
        #expect(map.used.map(\.header) == ["EmployeeID", "User principal name"])
        #expect(map.used.map(\.meaning) == ["employeeId", "userPrincipalName"])
        #expect(map.unused == ["Display name", "Department"])
        #expect(map.keys == [.employeeID, .userPrincipalName])
        // The surest first, and no row of which all is empty.
        #expect(map.rows.count == 1)
        let values = map.rows.first?.claims.map(\.value)
        #expect(values == ["anna@contoso.com", "7"])
        #expect(map.rows.first?.line == 2)
    }

    /// Which of the two came first in the table decided once: a photo went to one person although a row named another.
    @Test func `a user principal name is surer than what may be a mail`() throws {
        let map = try Self.map("E-Mail,UPN,photo\nnobody@contoso.com,anna@contoso.com,a.jpg\n")
        #expect(map.rows.first?.claims.map(\.value) == ["anna@contoso.com", "nobody@contoso.com"])
    }

    @Test func `a display name counts where there is nothing better`() throws {
        #expect(try Self.map("Name,Photo\nAnna,a.jpg").keys == [.displayName])
        #expect(try Self.map("Name,E-Mail\nAnna,anna@contoso.com").keys == [.userPrincipalName, .mail])
    }

    @Test func `groups, teams and contacts are targets`() throws {
        let map = try Self.map(
            "user,group,team,contact,mailbox,file\n,g1,,,,1.jpg\n,,t1,,,2.jpg\n,,,a/b=,anna@contoso.com,3.jpg\n")
        #expect(
            map.rows.map(\.other) == [
                .group(try PathSegment("g1")), .team(try PathSegment("t1")),
                .contact(try PathSegment(item: "a/b="), folder: nil, mailbox: try PathSegment("anna@contoso.com")),
            ])
    }

    static let paths: [(String, base: String?, String?)] = [
        ("a.jpg", nil, "lists/a.jpg"),
        ("a.jpg", "photos", "photos/a.jpg"),
        (#"new\a.jpg"#, "photos/", "photos/new/a.jpg"),
        ("./new//a.jpg", ".", "new/a.jpg"),
        ("/srv/a.jpg", "photos", "/srv/a.jpg"),
        (#"C:\new\a.jpg"#, "photos", "photos/new/a.jpg"),
        (#"\\server\share\new\a.jpg"#, "photos", "photos/new/a.jpg"),
        ("//server/share/a.jpg", "photos", "photos/a.jpg"),
        (#"C:\new\a.jpg"#, nil, nil),
        (#"\\server\share\a.jpg"#, nil, nil),
    ]

    @Test(arguments: paths) func `a photo's path is found from where it was written`(
        written: String, base: String?, path: String?
    ) {
        #expect(MapBase(table: "lists/people.csv", base: base).path(written) == path)
    }

    @Test func `rows without a photo are told where others have one`() throws {
        let map = try Self.map("upn,photo\nanna@contoso.com,a.jpg\nbert@contoso.com,\n")
        #expect(map.rows.map(\.photo) == ["lists/a.jpg"])
        #expect(map.rowsWithoutPhoto == [3])
    }

    static let refusals: [(String, code: String, place: String)] = [
        ("Department;photo\nSales;a.jpg", "map-columns", "1:1"),
        ("upn,photo,User principal name\n", "csv-header-twice", "1:11"),
        ("upn,photo\n,a.jpg\n", "map-row", "2:1"),
        ("upn,group,photo\nanna@contoso.com,g1,a.jpg\n", "map-row", "2:18"),
        ("group,photo\n..,a.jpg\n", "map-row", "2:1"),
        ("upn,photo\n\"anna\n\",a.jpg\n\"an\nna\",b.jpg\n", "map-row", "4:1"),
        ("upn,photo\nanna@contoso.com,C:\\a.jpg\n", "map-path", "2:18"),
    ]

    @Test(arguments: refusals) func `what cannot be meant is refused where it stands`(
        text: String, code: String, place: String
    ) throws {
        let error = try #require(throws: SyncError.self) { try Self.map(text) }
        #expect(error.code.rawValue == code)
        #expect(error.place?.description == "people.csv:\(place)")
    }
}
