import Testing

@testable import JPEGSyntax

@Suite struct LimitTests {
    @Test("As many segments as the limit are read, one more is refused")
    func segments() throws {
        // SOI, DQT, SOF, two DHT, SOS, EOI
        let bytes = JPEGBytes.gray { $0.segment(0xE5, []) }
        #expect(try structure(bytes, limits: SyntaxLimits(maximumSegmentCount: 8)).segments.count == 8)
        #expect(
            refusal(bytes, limits: SyntaxLimits(maximumSegmentCount: 7)) == .tooManySegments(actual: 8, maximum: 7)
        )
    }

    @Test("Markers without a length count as segments")
    func strayMarkers() {
        let bytes = JPEGBytes.gray { file in for _ in 0..<10_000 { file.bytes += [0xFF, 0xD0] } }
        #expect(refusal(bytes) == .tooManySegments(actual: 1_001, maximum: 1_000))
    }

    @Test("Application segments and comments are limited in all")
    func applicationBytes() throws {
        let bytes = JPEGBytes.gray { file in
            file.segment(0xE5, [1, 2, 3])
            file.segment(0xFE, [4, 5])
        }
        #expect(try structure(bytes, limits: SyntaxLimits(maximumApplicationByteCount: 5)).applicationByteCount == 5)
        #expect(
            refusal(bytes, limits: SyntaxLimits(maximumApplicationByteCount: 4))
                == .tooManyApplicationBytes(actual: 5, maximum: 4)
        )
    }

    @Test("A hundred scans are read, one more is refused", arguments: [100, 101])
    func scans(count: Int) throws {
        var file = JPEGBytes()
        file.quantizationTable()
        file.frame(0xCA)
        for _ in 0..<count { file.scan(spectral: (0, 0)) }
        file.endOfImage()
        if count > 100 {
            #expect(refusal(file.bytes) == .tooManyScans(actual: 101, maximum: 100))
        } else {
            #expect(try structure(file.bytes).scans.count == 100)
        }
    }
}
