import Fixtures
import ForeignPrograms
import Testing

struct DamageTests {
    struct Damage: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// What djpeg says; nil: nothing.
        let complaint: String?
        let apply: @Sendable ([UInt8]) -> [UInt8]

        init(_ description: String, says complaint: String?, _ apply: @escaping @Sendable ([UInt8]) -> [UInt8]) {
            (testDescription, self.complaint, self.apply) = (description, complaint, apply)
        }
    }

    static let damages: [Damage] = [
        Damage("none", says: nil) { $0 },
        Damage("half of it", says: "Premature end of JPEG file") { $0.truncated(to: 0.5) },
        Damage("one byte", says: "Not a JPEG file") { [UInt8]($0.prefix(1)) },
        Damage("no EOI", says: "Premature end of JPEG file") { $0.withoutEndOfImage() },
        Damage("flipped bits", says: "Corrupt JPEG data") { $0.withFlippedBits(count: 60) },
        Damage("junk before the frame header", says: "extraneous bytes before marker") { $0.withJunk() },
        Damage("fill bytes", says: nil) { $0.withFillBytes(count: 20) },
        Damage("two SOI", says: "two SOI markers") { $0.withSecondStartOfImage() },
        Damage("no components", says: "Empty JPEG image") { $0.withFrameHeader(byte: 5, 0) },
        Damage("12 bits", says: "Unsupported JPEG data precision 12") { $0.withFrameHeader(byte: 0, 12) },
        Damage("width 0", says: "Empty JPEG image") { $0.withFrameSize(width: 0, height: 8) },
        Damage("lossless", says: "Unsupported JPEG process: SOF type 0xc3") { $0.withFrameMarker(0xC3) },
        Damage("hierarchical", says: "Unsupported JPEG process: SOF type 0xc5") { $0.withFrameMarker(0xC5) },
        Damage("odd scan parameters", says: "Invalid SOS parameters") {
            $0.withScanParameters(start: 0, end: 0, approximation: 0)
        },
        Damage("DNL", says: "Empty JPEG image") { $0.withNumberOfLinesBehindScan() },
        Damage("no Huffman tables", says: nil) { $0.withoutSegments(0xC4) },
        Damage("no quantization tables", says: "Quantization table 0x00 was not defined") { $0.withoutSegments(0xDB) },
        Damage("a length of nothing", says: "Bogus marker length") { $0.withLength(0, ofMarker: 0xC4) },
    ]

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled, "needs djpeg"), arguments: damages)
    func `each damage is the one that a decoder names`(damage: Damage) throws {
        let whole = try FixturePhoto(width: 120, height: 90).encoded()
        let answer = try ForeignProgram.djpeg.run(on: damage.apply(whole))
        if let complaint = damage.complaint {
            #expect(answer.messages.contains(complaint), "\(answer.messages)")
        } else {
            #expect(answer.messages.isEmpty, "\(answer.messages)")
        }
    }

    @Test
    func `a huge header stands on few bytes`() throws {
        let bytes = try HostileFiles.hugeDimensions(width: 65_500, height: 65_000)
        #expect(bytes.count < 1_000)
        let frame = try #require(bytes.frameOffset)
        #expect(Array(bytes[frame + 5..<frame + 9]) == [0xFD, 0xE8, 0xFF, 0xDC])
    }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled, "needs djpeg"))
    func `many scans and many segments are as many as asked for`() throws {
        let scans = try HostileFiles.manyScans(count: 300)
        #expect(zip(scans, scans.dropFirst()).count { $0 == 0xFF && $1 == 0xDA } == 301)
        #expect(try ForeignProgram.djpeg.run(on: scans).status != 1)

        let segments = try HostileFiles.manySegments(count: 2_000)
        #expect(zip(segments, segments.dropFirst()).count { $0 == 0xFF && $1 == 0xFE } >= 2_000)
        #expect(try ForeignProgram.djpeg.run(on: segments).messages.isEmpty)
    }

    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled, "needs djpeg"), arguments: ForeignFormat.allCases)
    func `other formats are no JPEG files`(format: ForeignFormat) throws {
        let answer = try ForeignProgram.djpeg.run(on: format.bytes)
        #expect(answer.status != 0)
    }
}
