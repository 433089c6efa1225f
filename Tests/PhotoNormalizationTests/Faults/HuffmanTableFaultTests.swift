import Fixtures
import ForeignPrograms
import PhotoNormalization
import Testing

/// DHT segments that are missing or empty.
struct HuffmanTableFaultTests {
    private static let plain = Result {
        let photo = FixturePhoto(width: 96, height: 64)
        return try photo.encoded()
    }

    /// Frames of webcams leave out the standard's tables (image-rs/jpeg-decoder 76, AlexxIT/go2rtc 2439): libjpeg-turbo
    /// fills them in, Apple's and Windows' decoders do not. They were handed on as they are.
    @Test(.enabled(if: ForeignProgram.djpeg.isInstalled), arguments: [MetadataPolicy.minimal, .keep, .none])
    func `a frame of Motion JPEG gets its Huffman tables`(policy: MetadataPolicy) throws {
        var bytes = try Self.plain.get()
        let whole = bytes
        while let start = bytes.offset(ofMarker: [0xC4]) {
            bytes.removeSubrange(start..<(start + 2 + Int(bytes[start + 2]) << 8 + Int(bytes[start + 3])))
        }
        try #require(bytes.count < whole.count)
        let output = try normalize(bytes, .checked(metadata: policy))
        #expect(output.report.method == .lossless)
        #expect(output.report.warnings.map(\.code) == ["huffman-tables-missing"])
        #expect(output.bytes.offset(ofMarker: [0xC4]) != nil)
        #expect(try ForeignProgram.djpeg.output(on: output.bytes) == ForeignProgram.djpeg.output(on: whole))
        #expect(try normalize(output.bytes, .checked(metadata: policy)).report.status == .unchanged)
        #expect(refusal(bytes, .checked(warnings: .strict))?.code == "warning-refused")
    }

    /// Telegram's files have them, and jpegli refused such (libjxl 3597, 2704).
    @Test(arguments: [MetadataPolicy.minimal, .keep, .none])
    func `a DHT segment without a table is not handed on`(policy: MetadataPolicy) throws {
        let sound = try Self.plain.get()
        var bytes = try normalize(sound, .checked(metadata: policy)).bytes
        bytes.insert(contentsOf: [0xFF, 0xC4, 0, 2], at: try #require(bytes.scanOffset))
        let output = try normalize(bytes, .checked(metadata: policy))
        #expect(output.report.method == .metadata)
        #expect(!output.bytes.contains([0xFF, 0xC4, 0, 2]))
    }
}
