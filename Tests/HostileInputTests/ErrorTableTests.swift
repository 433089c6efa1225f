import Foundation
import PhotoNormalization
import Testing

@testable import HeadshotCommands

/// docs/errors.md, the catalogs, and the codes that the sources really use say the same.
@Suite struct ErrorTableTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    /// Remote services have errors of their own, documented with them.
    static let others: Set<String> = ["GraphPhotos", "GraphSandbox", "graph-sandbox", "PhotoSync"]

    static func document() throws -> [String] {
        try String(contentsOf: root.appending(path: "docs/errors.md"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// Rows that begin with a code.
    static func rows(in document: [String]) -> Set<String> {
        Set(document.filter { $0.hasPrefix("| `") })
    }

    static var expectedRows: Set<String> {
        let errors = (ErrorCatalog.all + CommandErrorCatalog.all).map {
            "| `\($0.code)` | \($0.category.rawValue) | \($0.cause) | \($0.remedy) |"
        }
        let remedies = PhotoError.commandRemedies.map { "| `\($0)` | \($1) |" }
        let warnings = (WarningCatalog.all + CommandErrorCatalog.warnings).map {
            "| `\($0.code)` | \($0.gravity.rawValue) | \($0.meaning) |"
        }
        return Set(errors + remedies + warnings)
    }

    @Test func `every code is in the table with its cause and remedy`() throws {
        let missing = Self.expectedRows.subtracting(Self.rows(in: try Self.document()))
        #expect(missing.isEmpty, "not in docs/errors.md: \(missing.sorted())")
    }

    @Test func `the table has no code that the program lacks`() throws {
        let surplus = Self.rows(in: try Self.document()).subtracting(Self.expectedRows)
        #expect(surplus.isEmpty, "only in docs/errors.md: \(surplus.sorted())")
    }

    @Test func `the library's remedies name no option of the command`() {
        for kind in ErrorCatalog.all { #expect(!(kind.cause + kind.remedy).contains("--"), "\(kind.code)") }
        for meaning in WarningCatalog.all.map(\.meaning) { #expect(!meaning.contains("--")) }
    }

    @Test func `the status of each category is in the table`() throws {
        let document = try Self.document()
        for category in PhotoError.Category.allCases {
            let row = document.first { $0.hasPrefix("| \(category.rawValue) |") }
            #expect(row?.hasSuffix("| \(category.httpStatus) |") == true, "\(category)")
        }
    }

    @Test func `no code stands for two things`() {
        let errors = (ErrorCatalog.all + CommandErrorCatalog.all).map(\.code.rawValue)
        let warnings = WarningCatalog.all.map(\.code.rawValue)
        #expect(Set(errors).count == errors.count)
        #expect(Set(warnings).count == warnings.count)
        for code in errors + warnings { #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(code)") }
    }

    @Test func `every code that the sources write is in a catalog`() throws {
        let known = Set(
            (ErrorCatalog.all + CommandErrorCatalog.all).map(\.code.rawValue)
                + (WarningCatalog.all + CommandErrorCatalog.warnings).map(\.code.rawValue))
        let sources = Self.root.appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var found: Set<String> = []
        for case let file as URL in files where file.pathExtension == "swift" {
            if !Self.others.isDisjoint(with: file.pathComponents) { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            found.formUnion(text.matches(of: /(?:code:|: Self =) "([^"]+)"/).map { String($0.1) })
        }
        #expect(found.count > 40)
        #expect(found.subtracting(known).isEmpty)
    }
}
