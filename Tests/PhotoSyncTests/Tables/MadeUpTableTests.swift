import ForeignPrograms
import Foundation
import PhotoNormalization
import Testing

@testable import PhotoSync

/// Thousands of made-up tables, and Python's csv module in its strict mode as the judge of what they say.
struct MadeUpTableTests {
    struct Case: Decodable {
        struct Defect: Decodable, Equatable {
            var code: String
            var line: Int
            var column: Int
        }

        var bytes: Data
        var planted: Defect?
        var isClean: Bool
        /// By separator; nil where csv refuses.
        var rows: [String: [[String]]?]
    }

    private static let python = ForeignProgram("python3")
    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../MadeUpTables/tables.py").standardized.path

    static func cases() throws -> [Case] {
        let answer = try python.run(["-B", script, "6000", "18"])
        try #require(answer.status == 0, "\(answer.messages)")
        let decoder = JSONDecoder()
        return try answer.output.split(separator: UInt8(ascii: "\n")).map {
            try decoder.decode(Case.self, from: Data($0))
        }
    }

    @Test(.enabled(if: python.isInstalled, "python3 is not installed"))
    func `no row is read otherwise than csv reads it`() throws {
        var (acceptedCount, plantedCount) = (0, 0)
        for (number, made) in try Self.cases().enumerated() {
            do throws(SyncError) {
                let table = try Table(Array(made.bytes), name: "made-up.csv")
                acceptedCount += 1
                #expect(made.planted == nil, "case \(number) was accepted")
                let rows =
                    [table.header]
                    + (0..<table.rowCount).map { row in
                        table.header.indices.map { table.value(row: row, column: $0) }
                    }
                var judged = try? #require(made.rows[String(table.separator.rawValue)] ?? nil, "case \(number)")
                // Blanks around names of columns do not count.
                if let header = judged?.first { judged?[0] = header.map(ColumnName.trimmed) }
                #expect(rows == judged, "case \(number)")
            } catch {
                #expect(!made.isClean, "case \(number): \(error)")
                guard let planted = made.planted else { continue }
                plantedCount += 1
                let found = Case.Defect(
                    code: error.code.rawValue, line: error.place?.line ?? 0, column: error.place?.column ?? 0)
                #expect(found == planted, "case \(number): \(error)")
            }
        }
        #expect(plantedCount == 2_000)
        #expect(acceptedCount > 2_000)
    }
}
