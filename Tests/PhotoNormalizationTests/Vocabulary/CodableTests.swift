import Fixtures
import Foundation
import PhotoNormalization
import PhotoNormalizationFoundation
import Testing

struct CodableTests {
    private static func coded<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    private static func keys(_ value: some Encodable) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
        return Set(try #require(object as? [String: Any]).keys)
    }

    @Test func `a report comes back as it was, with PSNR to two decimals and null for what is not known`() throws {
        let bytes = try FixturePhoto.camera(width: 160, height: 120).encoded()
        let options = NormalizationOptions(maximumByteCount: .percentOfInput(60))
        var report = try PhotoNormalizer(options: options).normalize(bytes).report
        #expect(try Self.keys(report).count == 15)
        report.psnr = report.psnr.map { ($0 * 100).rounded() / 100 }
        #expect(try Self.coded(report) == report)
        report.outputByteCount = nil
        report.orientation = nil
        report.psnr = .infinity
        let again = try Self.coded(report)
        #expect(try Self.keys(report).count == 15)
        #expect(again.psnr == nil)
        #expect(again.outputByteCount == nil)
    }

    @Test func `an error comes back with its code, its category and how long to wait`() throws {
        let error = try #require(throws: PhotoError.self) { try PhotoNormalizer().normalize([1, 2, 3]) }
        #expect(try Self.keys(error) == ["code", "category", "message", "remedy"])
        #expect(try Self.coded(error).code == .notAJPEG)
        let busy = PhotoError(
            code: .busy, category: .unavailable, message: "Busy.", remedy: "Wait.", retryAfter: .milliseconds(1_500))
        #expect(try Self.coded(busy) == busy)
    }

    @Test func `where Foundation is, an error says there what it says otherwise`() throws {
        let error: any Error = try #require(throws: PhotoError.self) { try PhotoNormalizer().normalize([]) }
        #expect(error.localizedDescription == "The file is empty.")
        #expect((error as? any LocalizedError)?.recoverySuggestion == "Copy or download the photo again.")
        #expect("\(error)" == "The file is empty. Copy or download the photo again. (empty-file)")
    }

    @Test(arguments: [NormalizationOptions.request, .profile, NormalizationOptions(minimumEdge: 1_000)])
    func `an inspection comes back as it was`(options: NormalizationOptions) throws {
        let photos = [
            try FixturePhoto.camera(width: 160, height: 120).encoded(),
            try FixturePhoto(width: 64, height: 80, scene: .flat).encoded() + Array("PK\u{3}\u{4}".utf8),
        ]
        for bytes in photos {
            let inspection = try PhotoInspector(options: options).inspect(bytes)
            let once = try Self.coded(inspection)
            #expect(once.picture == inspection.picture)
            #expect(once.metadata.contents == inspection.metadata.contents)
            #expect(once.trailingData == inspection.trailingData)
            #expect(once.verdict.refusal?.code == inspection.verdict.refusal?.code)
            #expect(once.verdict.plan?.method == inspection.verdict.plan?.method)
            #expect(once.warnings == inspection.warnings)
            #expect(try Self.coded(once) == once)
        }
    }
}
