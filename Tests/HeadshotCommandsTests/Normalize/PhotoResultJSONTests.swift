import Foundation
import PhotoNormalization
import Testing

@testable import HeadshotCommands

@Suite("Results as JSON")
struct PhotoResultJSONTests {
    private static let keys: Set<String> = [
        "input", "output", "status", "method", "inputByteCount", "outputByteCount", "predictedByteCount",
        "maximumByteCount", "width", "height", "inputWidth", "inputHeight", "orientation", "encodeCount", "psnr",
        "removed",
        "warnings", "error", "seconds", "dryRun",
    ]

    private func object(_ json: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }

    @Test("a normalized photo has exactly these bytes")
    func normalized() {
        let expected = #"""
            {"input":"beach.jpg","output":"beach.normalized.jpg","status":"normalized","method":"requantized",\#
            "inputByteCount":7981234,"outputByteCount":3983001,"predictedByteCount":3983050,"maximumByteCount":3983616,\#
            "width":6000,"height":4000,"inputWidth":4000,"inputHeight":6000,"orientation":6,"encodeCount":1,"psnr":49.13,\#
            "removed":["exif","gps","thumbnail"],"warnings":[{"code":"sos-parameters",\#
            "message":"The scan header is \"odd\"."}],"error":null,"seconds":0.123457,"dryRun":false}
            """#
        #expect(PhotoResult.requantized.json == expected)
    }

    @Test("a rejected photo has the same keys, null where nothing is known")
    func rejected() {
        let expected = #"""
            {"input":"x.jpg","output":null,"status":"rejected","method":null,"inputByteCount":null,"outputByteCount":null,\#
            "predictedByteCount":null,"maximumByteCount":null,"width":null,"height":null,"inputWidth":null,\#
            "inputHeight":null,"orientation":null,"encodeCount":null,"psnr":null,"removed":[],"warnings":[],\#
            "error":{"code":"corrupt","category":"input","message":"The picture is damaged.",\#
            "remedy":"Get another copy."},"seconds":0.0,"dryRun":false}
            """#
        #expect(PhotoResult.rejected(.damaged).json == expected)
    }

    @Test(
        "every result is one line that a JSON reader takes, with every key",
        arguments: [PhotoResult.requantized, .unchanged, .rejected(.damaged), .skipped] as [PhotoResult]
    )
    func keys(result: PhotoResult) throws {
        #expect(!result.json.contains("\n"))
        #expect(Set(try object(result.json).keys) == Self.keys)
    }

    @Test("a dry run tells neither output nor its size")
    func dryRun() throws {
        var result = PhotoResult.requantized
        result.isDryRun = true
        let object = try object(result.json)
        #expect(object["output"] is NSNull)
        #expect(object["outputByteCount"] is NSNull)
        #expect(object["predictedByteCount"] as? Int == 3_983_050)
        #expect(object["dryRun"] as? Bool == true)
    }

    @Test("a skipped photo says so")
    func skipped() {
        #expect(PhotoResult.skipped.json.contains(#""status":"skipped","method":null"#))
    }

    @Test("names of any bytes give valid UTF-8")
    func rawNames() throws {
        let path = FilePath(bytes: [0x61, 0xFF, 0x22, 0x5C, 0x0A, 0x1B, 0x7F, 0xC2, 0x9B, 0xE2, 0x80, 0xA8])
        let json = PhotoResult.rejected(.damaged, input: path).json
        #expect(json.contains(#""input":"a\#u{FFFD}\"\\\n\u001b\u007f\u009b\u2028""#))
        #expect(try object(json)["input"] as? String == path.lossyText)
    }

    @Test(
        "numbers that JSON cannot say are null, and small ones are numbers",
        arguments: [
            (nil, "null"), (.nan, "null"), (.infinity, "null"), (0, "0.0"), (1e-9, "0.0"), (0.000067, "6.7e-05"),
            (12.5, "12.5"),
        ] as [(Double?, String)]
    )
    func numbers(value: Double?, text: String) {
        let json = JSONText.object { $0.member("x", value, scale: 1e6) }
        #expect(json == "{\"x\":\(text)}")
    }

    @Test("every scalar below U+0300 survives a JSON reader")
    func escapes() throws {
        for value in UInt32(0)..<0x300 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a\(Character(scalar))b"
            let json = Data("[\(JSONText.quoted(text))]".utf8)
            #expect(try JSONSerialization.jsonObject(with: json) as? [String] == [text])
        }
    }
}
