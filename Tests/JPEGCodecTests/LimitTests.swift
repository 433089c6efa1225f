import Fixtures
import JPEGCodec
import Testing

struct LimitTests {
    private static func photo(_ change: (inout PictureCoding) -> Void = { _ in }) throws -> [UInt8] {
        var photo = FixturePhoto(width: 200, height: 160)
        change(&photo.coding)
        return try photo.encoded()
    }

    private static func limits(_ change: (inout DecodingLimits) -> Void) -> DecodingLimits {
        var limits = DecodingLimits.ample
        change(&limits)
        return limits
    }

    @Test func `as many scans as allowed are decoded, one more is refused`() throws {
        let bytes = try HostileFiles.manyScans(count: 30)
        _ = try decode(bytes, limits: Self.limits { $0.maximumScanCount = 31 })
        #expect(throws: CodecError.tooManyScans) {
            _ = try decode(bytes, limits: Self.limits { $0.maximumScanCount = 30 })
        }
    }

    @Test func `scans that go over the picture again and again are too much work`() throws {
        let bytes = try HostileFiles.manyScans(count: 60)
        _ = try decode(bytes, limits: Self.limits { $0.maximumScanWork = 64 })
        #expect(throws: CodecError.tooMuchWork) {
            _ = try decode(bytes, limits: Self.limits { $0.maximumScanWork = 8 })
        }
    }

    @Test(arguments: [PictureCoding.Scans.interleaved, .progressive])
    func `coefficients that do not fit into memory are refused`(scans: PictureCoding.Scans) throws {
        let bytes = try Self.photo { ($0.scans, $0.sampling) = (scans, .yuv444) }
        let coefficientByteCount = 3 * 200 * 160 * 2
        #expect(throws: CodecError.memoryLimit) {
            _ = try decode(bytes, limits: Self.limits { $0.maximumMemoryByteCount = coefficientByteCount - 1 })
        }
        _ = try decode(bytes, limits: Self.limits { $0.maximumMemoryByteCount = 2 * coefficientByteCount + (1 << 20) })
    }

    @Test func `no time at all is not enough`() throws {
        let bytes = try Self.photo()
        #expect(throws: CodecError.deadline) {
            _ = try decode(bytes, limits: Self.limits { $0.maximumSeconds = 0 })
        }
    }

    @Test(arguments: [PictureCoding.Scans.interleaved, .progressive])
    func `a raised signal stops the decode`(scans: PictureCoding.Scans) throws {
        let bytes = try Self.photo { $0.scans = scans }
        let signal = StopSignal()
        _ = try CoefficientImage(decoding: bytes, limits: .ample, shouldStop: signal) { _ in nil }
        signal.raise()
        #expect(throws: CodecError.cancelled) {
            _ = try CoefficientImage(decoding: bytes, limits: .ample, shouldStop: signal) { _ in nil }
        }
    }

    @Test(
        arguments: [
            ("nothing", []),
            ("two markers", HostileFiles.emptyImage),
            ("a frame without components", HostileFiles.noComponents()),
            ("text", Array("This is not a photo.\n".utf8)),
        ] as [(String, [UInt8])]
    )
    func `what holds no picture is an error`(name: String, bytes: [UInt8]) {
        #expect(throws: CodecError.self) { _ = try decode(bytes) }
        #expect(throws: CodecError.self) { _ = try FrameLayout(readingHeaderOf: bytes) }
    }

    @Test(arguments: [UInt8(0xC3), 0xC5, 0xC7, 0xCB, 0xCD])
    func `a process that libjpeg does not decode is named as such`(marker: UInt8) throws {
        let bytes = try Self.photo().withFrameMarker(marker)
        do {
            _ = try decode(bytes)
            Issue.record("decoded")
        } catch {
            guard case .unsupported(let message) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(!message.isEmpty)
        }
    }
}
