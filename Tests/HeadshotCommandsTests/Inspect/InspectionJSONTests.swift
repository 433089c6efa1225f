import Foundation
import Testing

@testable import HeadshotCommands

@Suite("inspect for programs")
struct InspectionJSONTests {
    private static let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/inspect.md")

    private func object(_ line: String?) throws -> [String: Any] {
        let line = try #require(line)
        return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }

    private func json(_ arguments: [String], _ bytes: [UInt8]) async throws -> (status: Int32, object: [String: Any]) {
        let (status, said) = try await Recording.run(arguments + ["--json"], input: bytes)
        #expect(said.outputLines.count == 1)
        #expect(said.error.isEmpty)
        return (status, try object(said.outputLines.first))
    }

    @Test("every photo has exactly the keys of docs/inspect.md", arguments: InspectionExample.all)
    func keys(example: InspectionExample) async throws {
        let rows = try String(contentsOf: Self.document, encoding: .utf8).split(separator: "\n")
            .filter { $0.hasPrefix("| `") }.compactMap { $0.split(separator: "|").first }
        let documented = Set(rows.flatMap { $0.matches(of: /`([A-Za-z0-9]+)`/).map { String($0.1) } })
        #expect(documented.count > 40)
        let (_, object) = try await json(["inspect", "-"], example.bytes())
        #expect(Set(object.keys) == documented)
    }

    @Test("the verdict is the one that normalize comes to", arguments: InspectionExample.all)
    func verdict(example: InspectionExample) async throws {
        let bytes = try example.bytes()
        let (status, inspected) = try await json(["inspect", "-"], bytes)
        let directory = try TemporaryDirectory()
        try directory.write(bytes, to: "photo.jpg")
        let photo = "\(directory.path)/photo.jpg"
        let (normalizeStatus, said) = try await Recording.run(["normalize", photo, "--dry-run", "--json", "--quiet"])
        let normalized = try object(said.outputLines.first)

        #expect(status == normalizeStatus)
        let verdicts = ["unchanged": "unchanged", "normalized": "normalize", "rejected": "rejected"]
        #expect(inspected["verdict"] as? String == verdicts[normalized["status"] as? String ?? ""])
        let plan = inspected["plan"] as? [String: Any]
        #expect((plan == nil) == (normalized["status"] as? String == "rejected"))
        for key in ["method", "predictedByteCount", "width", "height", "psnr", "removed"] where plan != nil {
            #expect(plan?[key] as? NSObject == normalized[key] as? NSObject, "\(key)")
        }
        for key in ["error", "warnings"] {
            #expect(inspected[key] as? NSObject == normalized[key] as? NSObject, "\(key)")
        }
    }

    @Test("what is inside is told")
    func contents() async throws {
        let (_, object) = try await json(["inspect", "-"], TestPhotos.camera())
        let texts = [
            "format": "JPEG", "codingProcess": "baseline", "color": "ycbcr", "subsampling": "4:2:0", "turning": "none",
            "make": "Fixture Works", "model": "FW-24", "lens": "FW 28mm f/1.8", "taken": "2024:05:17 10:42:31",
            "artist": "Ada Example",
        ]
        for (key, text) in texts { #expect(object[key] as? String == text, "\(key)") }
        let numbers = [
            "width": 160, "height": 120, "inputWidth": 160, "inputHeight": 120, "precision": 8, "scanCount": 1,
            "quality": 92, "orientation": 1, "restartInterval": 0, "trailingByteCount": 0,
        ]
        for (key, number) in numbers { #expect(object[key] as? Int == number, "\(key)") }
        for key in ["gps", "thumbnail", "makerNote", "xmp", "serialNumber"] { #expect(object[key] as? Bool == true) }
        for key in ["iptc", "comment", "multiPicture", "c2pa"] { #expect(object[key] as? Bool == false) }
    }

    @Test("what is no JPEG is called what it is, and else nothing is known")
    func noJPEG() async throws {
        let (status, object) = try await json(["inspect", "-"], Array("<!DOCTYPE html><title>404</title>".utf8))
        #expect(status == 1)
        #expect(object["format"] as? String == "HTML")
        #expect(object["verdict"] as? String == "rejected")
        #expect(object["width"] is NSNull && object["gps"] is NSNull && object["plan"] is NSNull)
    }
}
