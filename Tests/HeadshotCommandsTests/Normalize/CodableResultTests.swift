import Fixtures
import Foundation
import PhotoNormalization
import Testing

@testable import HeadshotCommands

/// What the command prints is what the library's types encode, key by key.
struct CodableResultTests {
    private static func object(_ json: Data) throws -> NSDictionary {
        try #require(try JSONSerialization.jsonObject(with: json) as? NSDictionary)
    }

    /// Members of what was encoded that were printed otherwise, or not at all.
    private static func differences(_ value: some Encodable, _ printed: String) throws -> [String] {
        let encoded = try object(JSONEncoder().encode(value))
        let printed = try object(Data(printed.utf8))
        return try encoded.allKeys.map { try #require($0 as? String) }.filter { key in
            !(encoded[key] as? NSObject ?? NSNull()).isEqual(printed[key])
        }
    }

    private static let photos: [[UInt8]] = {
        let camera = try? FixturePhoto.camera(width: 160, height: 120).encoded()
        let flat = try? FixturePhoto(width: 64, height: 80, scene: .flat).encoded()
        return [camera ?? [], (flat ?? []) + Array("PK\u{3}\u{4}".utf8)]
    }()

    @Test(arguments: [40, 60, 110] as [Double])
    func `a report is printed as it is encoded, and decoded from what is printed`(percent: Double) throws {
        for bytes in Self.photos {
            let options = NormalizationOptions(maximumByteCount: .percentOfInput(percent))
            // The flat photo cannot have much less.
            guard var report = try? PhotoNormalizer(options: options).normalize(bytes).report else { continue }
            let result = PhotoResult(
                input: FilePath("a.jpg"), output: FilePath("b.jpg"), outcome: .done(report), seconds: 1, isDryRun: false
            )
            #expect(try Self.differences(report, result.json) == [])
            report.psnr = report.psnr?.rounded(toSteps: 100)
            let decoded = try JSONDecoder().decode(NormalizationReport.self, from: Data(result.json.utf8))
            #expect(decoded == report)
        }
    }

    @Test(arguments: InspectionExample.all)
    func `an inspection is printed as it is encoded, and decoded from what is printed`(
        example: InspectionExample
    ) throws {
        let bytes = try example.bytes()
        for options in [NormalizationOptions.request, .profile, NormalizationOptions(minimumEdge: 1_000)] {
            guard let inspection = try? PhotoInspector(options: options).inspect(bytes) else { continue }
            let result = InspectionResult(
                input: FilePath("a.jpg"), byteCount: bytes.count, outcome: .success(inspection))
            // The command's errors name its options.
            #expect(try Self.differences(inspection, result.json).filter { $0 != "error" } == [])
            let decoded = try JSONDecoder().decode(PhotoInspection.self, from: Data(result.json.utf8))
            #expect(decoded.picture == inspection.picture)
            #expect(decoded.warnings == inspection.warnings)
            #expect(decoded.verdict.reasons == inspection.verdict.reasons)
        }
    }

    private struct Rejection: Decodable { let error: PhotoError }

    @Test func `an error is decoded from what is printed, with the command's remedy`() throws {
        let error = try #require(throws: PhotoError.self) {
            try PhotoNormalizer(options: NormalizationOptions(maximumByteCount: .bytes(100))).normalize(Self.photos[0])
        }
        #expect(error.code == .budgetUnreachable)
        let result = PhotoResult(input: FilePath("a.jpg"), outcome: .rejected(error), seconds: 1, isDryRun: false)
        let printed = try JSONDecoder().decode(Rejection.self, from: Data(result.json.utf8)).error
        #expect(printed == error.forCommand)
        #expect(printed.remedy == "Raise --max-bytes, or make the picture smaller first.")
        #expect(error.remedy == "Raise the budget, or make the picture smaller first.")
        #expect(ResultLine(nameWidth: 0, style: TextStyle(isEnabled: false)).text(result).contains("--max-bytes"))
    }

    @Test func `each of the command's remedies belongs to an error of the library that has another`() {
        for (code, remedy) in PhotoError.commandRemedies {
            let kind = ErrorCatalog.all.first { $0.code == code }
            #expect(kind != nil, "\(code)")
            #expect(kind?.remedy != remedy)
            #expect(remedy.contains("--"))
        }
    }
}
