import Fixtures
import ForeignPrograms
import PhotoMetadata
import PhotoNormalization
import Testing

/// A photo whose picture is complete, and what was done to the end of its file.
private struct EndCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var photo = FixturePhoto(width: 160, height: 120)
    let warning: PhotoWarning.Code
    var removed: Set<String> = ["trailing-data"]
    /// Of the file without EOI.
    let end: @Sendable ([UInt8]) throws -> [UInt8]

    var sound: [UInt8] { get throws { try photo.encoded() } }
    var bytes: [UInt8] { get throws { try end(sound.withoutEndOfImage()) } }

    private static func scans(_ scans: PictureCoding.Scans) -> FixturePhoto {
        var photo = FixturePhoto(width: 160, height: 120)
        photo.coding.scans = scans
        return photo
    }

    /// The film of a motion photo, of about so many bytes, as it is made behind EOI.
    private static func film(_ byteCount: Int) throws -> [UInt8] {
        var photo = FixturePhoto(width: 48, height: 48)
        photo.trailers = [.film(byteCount: byteCount)]
        return try [UInt8](photo.encoded().suffix(byteCount))
    }

    private static func random(_ byteCount: Int) -> [UInt8] {
        var random = SeededRandom(seed: UInt64(byteCount))
        return random.bytes(count: byteCount)
    }

    private static let eoi: [UInt8] = [0xFF, 0xD9]

    static let all =
        [
            EndCase(testDescription: "nothing", warning: "end-missing", removed: []) { $0 },
            EndCase(testDescription: "half of EOI", warning: "end-missing", removed: []) { $0 + [0xFF] },
            EndCase(testDescription: "restart markers, then nothing", warning: "end-missing", removed: []) {
                $0 + [0xFF, 0xD0, 0xFF, 0xD1]
            },
            EndCase(
                testDescription: "a small film", warning: "end-missing", removed: ["motion-photo", "trailing-data"]
            ) {
                try $0 + film(3_000)
            },
            EndCase(testDescription: "a film", warning: "end-missing", removed: ["motion-photo", "trailing-data"]) {
                try $0 + film(300_000)
            },
            EndCase(testDescription: "a film behind separate scans", photo: scans(.separate), warning: "end-missing") {
                try $0 + film(30_000)
            },
            EndCase(testDescription: "a film behind a progression", photo: scans(.progressive), warning: "end-missing")
            {
                try $0 + film(30_000)
            },
            EndCase(
                testDescription: "a progression and nothing", photo: scans(.progressive), warning: "end-missing",
                removed: []
            ) {
                $0
            },
            EndCase(testDescription: "a second picture", warning: "end-missing") {
                try $0 + FixturePhoto(width: 48, height: 48).encoded()
            },
            EndCase(testDescription: "a second scan", warning: "end-missing") {
                $0 + [0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 17, 3, 17, 0, 63, 0, 1, 2, 3] + eoi
            },
            EndCase(testDescription: "a broken table", warning: "end-missing") {
                $0 + [0xFF, 0xC4, 0, 5, 1, 2, 3] + eoi
            },
            EndCase(testDescription: "noise", warning: "end-missing") { $0 + random(5_000) },
            EndCase(testDescription: "short noise", warning: "end-missing") { $0 + random(300) },
            EndCase(testDescription: "zeros", warning: "end-missing") { $0 + [UInt8](repeating: 0, count: 9_000) },
            EndCase(testDescription: "zeros, then EOI", warning: "extraneous-data") {
                $0 + [UInt8](repeating: 0, count: 9_000) + eoi
            },
            EndCase(testDescription: "a scanner's text, then EOI", warning: "extraneous-data") {
                $0 + [UInt8](repeatElement("scanned on a Monday ".utf8, count: 30).joined()) + eoi
            },
            EndCase(testDescription: "a restart marker and two bytes, then EOI", warning: "extraneous-data") {
                $0 + [0xFF, 0xD0, 7, 8] + eoi
            },
        ]
        // libjpeg's bit buffer swallows up to seven bytes: how many depends on where its faster routine left off.
        + (1...9).map { count in
            EndCase(testDescription: "\(count) stray bytes, then EOI", warning: "extraneous-data") {
                $0 + [UInt8](repeating: 0x2A, count: count) + eoi
            }
        }
}

/// Samsung's panoramas of ten years and a scanner of Brother's were refused as truncated: their pictures are complete,
/// and EOI is missing.
struct CompletePictureTests {
    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled), arguments: EndCase.all)
    private func `a complete picture is accepted, whatever stands behind it`(endCase: EndCase) throws {
        let output = try normalize(endCase.bytes)
        let report = output.report
        #expect(report.warnings.map(\.code).contains(endCase.warning))
        #expect(Set(report.removed.map(\.rawValue)).isSuperset(of: endCase.removed))
        #expect(endCase.removed.contains("trailing-data") == report.removed.map(\.rawValue).contains("trailing-data"))
        #expect(report.warnings.allSatisfy { !$0.message.contains("invented") })
        #expect(output.bytes.suffix(2) == [0xFF, 0xD9])
        let shown = try #require(try ForeignProgram.djpeg.output(on: output.bytes), "djpeg warns")
        #expect(try shown == ForeignProgram.djpeg.output(on: endCase.sound))
        #expect(try normalize(output.bytes).report.status == .unchanged)
    }

    @Test(arguments: 1...12, [[], [0xFF, 0xD9]])
    func `what is cut short stays refused`(missing: Int, end: [UInt8]) throws {
        for scans in [PictureCoding.Scans.interleaved, .separate] {
            var photo = FixturePhoto(width: 160, height: 120)
            photo.coding.scans = scans
            let kept = try photo.encoded().dropLast(2 + missing)
            #expect(["truncated", "corrupt"].contains(refusal([UInt8](kept) + end)?.code))
        }
    }

    @Test func `a progression that lacks a scan and EOI is refused`() throws {
        var photo = FixturePhoto(width: 160, height: 120)
        photo.coding.scans = .progressive
        let bytes = try photo.encoded()
        let last = try #require((0..<bytes.count - 1).last { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDA })
        #expect(refusal([UInt8](bytes[..<last]))?.code == "truncated")
    }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled))
    func `the height that only DNL tells is read, and written where decoders look for it`() throws {
        for scans in [PictureCoding.Scans.interleaved, .separate, .progressive] {
            var photo = FixturePhoto(width: 160, height: 120)
            photo.coding.scans = scans
            let sound = try photo.encoded()
            let output = try normalize(sound.withNumberOfLinesBehindScan())
            #expect((output.width, output.height) == (160, 120))
            #expect(output.report.status == .normalized)
            let shown = try #require(try ForeignProgram.djpeg.output(on: output.bytes))
            #expect(try shown == ForeignProgram.djpeg.output(on: sound))
        }
        let error = try #require(
            refusal(try FixturePhoto(width: 160, height: 120).encoded().withFrameSize(width: 160, height: 0)))
        #expect(error.code == "no-image-data" && error.message.contains("DNL"))
    }
}
