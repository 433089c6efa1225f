#if Upload
    import Foundation
    import PhotoNormalization
    import Testing

    @testable import GraphPhotos

    /// docs/upload.md and the catalog say the same.
    @Suite struct UploadTableTests {
        static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()

        static func rows() throws -> Set<String> {
            let text = try String(contentsOf: root.appending(path: "docs/upload.md"), encoding: .utf8)
            return Set(text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("| `") })
        }

        static var expectedRows: Set<String> {
            let errors = GraphErrorCatalog.all.map {
                "| `\($0.code)` | \($0.category.rawValue) | \($0.cause) | \($0.remedy) |"
            }
            return Set(errors + GraphErrorCatalog.warnings.map { "| `\($0.code)` | \($0.meaning) |" })
        }

        @Test func `every code is in the table`() throws {
            let missing = Self.expectedRows.subtracting(try Self.rows())
            #expect(missing.isEmpty, "not in docs/upload.md:\n\(missing.sorted().joined(separator: "\n"))")
        }

        @Test func `every number of the authority is in the table`() throws {
            let text = try String(contentsOf: Self.root.appending(path: "docs/upload.md"), encoding: .utf8)
            let rows = Set(text.split(separator: "\n").filter { $0.hasPrefix("| AADSTS") }.map(String.init))
            let expected = SignInRefusal.byNumber.map { "| AADSTS\($0.key) | \($0.value.cause) | \($0.value.remedy) |" }
            #expect(rows == Set(expected))
        }

        @Test func `no code stands for two things`() {
            let codes = GraphErrorCatalog.all.map(\.code.rawValue) + ErrorCatalog.all.map(\.code.rawValue)
            #expect(Set(codes).count == codes.count)
            for code in codes { #expect(code.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(code)") }
        }

        @Test func `every code that the sources write is in the catalog`() throws {
            let known = Set(GraphErrorCatalog.all.map(\.code.rawValue) + ["cancelled"])
            let sources = Self.root.appending(path: "Sources/GraphPhotos")
            let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
            var found: Set<String> = []
            for case let file as URL in files where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                found.formUnion(text.matches(of: /code: "([^"]+)"/).map { String($0.1) })
            }
            #expect(found.count > 30)
            #expect(found.subtracting(known).isEmpty)
        }
    }
#endif
