import ForeignPrograms
import Foundation
import Testing

@testable import PhotoSync

/// The right person: made-up people, files and tables, joined here and by other rules in Python.
struct MadeUpJoinTests {
    struct Case: Decodable {
        var people: [Somebody]
        var files: [String]
        var pattern: String?
        var table: String?
        /// A file's number and its person's.
        var pairs: [[Int]]
    }

    struct Somebody: Decodable {
        var id, userPrincipalName, displayName, samAccountName: String
        var mail, employeeId, mailNickname: String?

        var person: Person {
            Person(
                id: id, userPrincipalName: userPrincipalName, mail: mail, employeeID: employeeId,
                mailNickname: mailNickname, samAccountName: samAccountName, displayName: displayName)
        }
    }

    private static let python = ForeignProgram("python3")
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../MadeUpTables/joins.py").standardized.path

    @Test(.enabled(if: python.isInstalled, "python3 is not installed"))
    func `each photo goes to whom other rules give it, and to nobody else`() throws {
        let answer = try Self.python.run(["-B", Self.script, "5000", "18"])
        try #require(answer.status == 0, "\(answer.messages)")
        var pairCount = 0
        for (number, line) in answer.output.split(separator: UInt8(ascii: "\n")).enumerated() {
            let made = try JSONDecoder().decode(Case.self, from: Data(line))
            let join = PhotoJoin(
                files: made.files.map { PhotoFile(path: $0, relativePath: $0, byteCount: 1, modified: 0) },
                index: PeopleIndex(made.people.map(\.person), keys: Set(PersonKey.allCases)),
                pattern: try made.pattern.map { text throws(SyncError) in try NamePattern(text) },
                map: try made.table.map { text throws(SyncError) in
                    try PhotoMap(
                        Table(Array(text.utf8), name: "people.csv"), base: MapBase(table: "people.csv", base: nil))
                })
            let pairs = join.pairs.map { pair in
                if case .person(let person) = pair.target { [pair.file, person] } else { [pair.file] }
            }
            #expect(pairs == made.pairs, "case \(number): \(String(decoding: line, as: UTF8.self))")
            pairCount += pairs.count
        }
        #expect(pairCount > 2_500)
    }
}
