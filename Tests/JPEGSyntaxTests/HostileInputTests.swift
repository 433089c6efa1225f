import Testing

@testable import JPEGSyntax

@Suite struct HostileInputTests {
    /// Something of everything: application segments, several tables, restart markers, scans, a trailer.
    static let sequential: [UInt8] = {
        var file = JPEGBytes()
        file.jfif(thumbnail: (1, 1), rest: [1, 2, 3])
        file.segment(0xE1, text: "Exif\0\0MM")
        file.segment(0xE1, text: "http://ns.adobe.com/xap/1.0/\0 GCamera:MotionPhoto=\"1\"")
        file.segment(0xE2, text: "ICC_PROFILE\0", [1, 1])
        file.segment(0xEE, text: "Adobe", [0, 100, 0, 0, 0, 0, 1])
        file.segment(0xDD, [0, 1])
        file.quantizationTable()
        file.frame(0xC0, components: [.init(identifier: 1, sampling: 0x22), .init(identifier: 2)])
        file.huffmanTable(tableClass: 0)
        file.huffmanTable(tableClass: 1)
        file.scan([1], data: [1, 0xFF, 0xD0, 2, 0xFF, 0, 3])
        file.segment(0xFE, text: "between")
        file.scan([2], data: [4, 0xFF, 0xFF])
        file.endOfImage()
        let trailer: [UInt8] = [0, 0, 0x30, 0x0A] + Array(repeating: 0, count: 8)
        return file.bytes + Array("SEFH".utf8) + [1, 0, 0, 0, 1, 0, 0, 0] + trailer + [24, 0, 0, 0] + Array("SEFT".utf8)
    }()

    static let progressive: [UInt8] = {
        var file = JPEGBytes()
        file.segment(0xCC, [0, 0x10, 16, 5])
        file.quantizationTable()
        file.frame(
            0xCA,
            components: [.init(identifier: 1, sampling: 0x21), .init(identifier: 2), .init(identifier: 3)]
        )
        file.scan([1, 2, 3], spectral: (0, 0), approximation: 1)
        file.scan([3], spectral: (1, 63))
        file.scan([1, 2, 3], spectral: (0, 0), approximation: 0x10)
        file.segment(0xDC, [0, 8])
        file.endOfImage()
        return file.bytes
    }()

    /// Reads, and looks at everything that is derived from what was read; a trap ends the test run.
    private func survives(_ bytes: [UInt8]) -> Bool {
        guard let structure = try? structure(bytes) else { return false }
        let last = structure.segments.allSatisfy { $0.byteRange.upperBound <= bytes.count }
        let scans = structure.scans.allSatisfy {
            $0.entropyCodedData.upperBound <= bytes.count && $0.unstuffedByteCount >= 0
        }
        #expect(last && scans)
        #expect(structure.frame.blockCount >= 0 && structure.frame.coefficientByteCount >= 0)
        #expect(structure.scans.allSatisfy { structure.frame.minimumEntropyBitCount(of: $0) >= 0 })
        #expect((1...100).contains(structure.estimatedQuality?.quality ?? 1))
        return true
    }

    @Test("A file cut at any length is read or refused", arguments: [sequential, progressive])
    func truncation(of file: [UInt8]) {
        #expect(survives(file))
        var readable = 0
        for length in 0..<file.count where survives(Array(file[..<length])) { readable += 1 }
        // Behind the first scan header a cut file is readable, and nowhere before.
        let firstScan = (try? structure(file))?.scans.first?.entropyCodedData.lowerBound
        #expect(readable == file.count - (firstScan ?? 0))
    }

    @Test("A file with any byte changed is read or refused", arguments: [sequential, progressive])
    func flippedBytes(in file: [UInt8]) {
        var readable = 0
        for offset in file.indices {
            for value in [0x00, 0xFF, 0xD8, 0xD9, file[offset] ^ 1, file[offset] ^ 0x10, file[offset] ^ 0x80] {
                var changed = file
                changed[offset] = value
                if survives(changed) { readable += 1 }
            }
        }
        #expect(readable > 0)
    }

    @Test("What begins like a JPEG and goes on at random is read or refused")
    func randomBytes() {
        var generator = SplitMix(state: 20_240_229)
        for _ in 0..<2_000 {
            // Marker prefixes more often than chance would have them.
            let rest = (0..<64).map { _ in
                let value = generator.next()
                return value & 3 == 0
                    ? UInt8(0xFF) : UInt8(truncatingIfNeeded: value >> 8) | (value & 4 == 0 ? 0xC0 : 0)
            }
            let bytes = [0xFF, 0xD8] + rest
            _ = survives(bytes)
            #expect(refusal([0xFE] + bytes) != nil)
        }
    }
}

/// A small random number generator whose numbers are the same on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
