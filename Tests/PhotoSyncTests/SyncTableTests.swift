import Foundation
import GraphPhotos
import PhotoNormalization
import Testing

@testable import PhotoSync

/// docs/sync.md and the catalog say the same.
struct SyncTableTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func `every code is in the table, and the table has no other`() throws {
        let text = try String(contentsOf: Self.root.appending(path: "docs/sync.md"), encoding: .utf8)
        let rows = Set(text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") })
        let errors = SyncErrorCatalog.all.map {
            "| `\($0.code)` | \($0.category.rawValue) | \($0.cause) | \($0.remedy) |"
        }
        let expected = Set(errors + SyncErrorCatalog.warnings.map { "| `\($0.code)` | \($0.meaning) |" })
        let missing = expected.subtracting(rows).sorted().joined(separator: "\n")
        #expect(missing.isEmpty, "not in docs/sync.md:\n\(missing)")
        let surplus = rows.subtracting(expected).sorted().joined(separator: "\n")
        #expect(surplus.isEmpty, "only in docs/sync.md:\n\(surplus)")
    }

    @Test func `no code stands for two things`() {
        let codes = [SyncErrorCatalog.all, GraphErrorCatalog.all, ErrorCatalog.all].joined().map(\.code.rawValue)
            .filter { $0 != "cancelled" }
        #expect(Set(codes).count == codes.count)
        for code in codes { #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(code)") }
    }
}
