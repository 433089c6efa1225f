import Fixtures
import JPEGCodec
import Testing

/// A photo that libjpeg decodes with a warning of one kind.
struct WarningCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: DecodingWarnings.Kind
    /// nil: at least one.
    let count: Int?
    /// Whatever is warned of, no block is missing.
    let isWhole: Bool
    let make: @Sendable () throws -> [UInt8]

    init(
        _ kind: DecodingWarnings.Kind,
        _ description: String,
        count: Int? = nil,
        isWhole: Bool = false,
        _ make: @escaping @Sendable () throws -> [UInt8]
    ) {
        testDescription = "\(kind): \(description)"
        (self.kind, self.count, self.isWhole, self.make) = (kind, count, isWhole, make)
    }

    private static let photo = FixturePhoto(width: 96, height: 80)

    private static func photo(_ change: (inout PictureCoding) -> Void) throws -> [UInt8] {
        var photo = photo
        change(&photo.coding)
        return try photo.encoded()
    }

    private static func photo(with segment: FixtureSegment) throws -> [UInt8] {
        var photo = photo
        photo.extraSegments = [segment]
        return try photo.encoded()
    }

    static let all = [
        WarningCase(.adobeTransform, "7", count: 1) { try photo(with: .adobe(transform: 7)) },
        WarningCase(.jfifMajor, "version 2", count: 1) {
            try photo(with: FixtureSegment(0xE0, "JFIF\0", [2, 0, 0, 0, 1, 0, 1, 0, 0]))
        },
        WarningCase(.notSequential, "Ss 0, Se 0", count: 1) {
            try photo.encoded().withScanParameters(start: 0, end: 0, approximation: 0)
        },
        WarningCase(.extraneousData, "five bytes before the frame header", count: 1) { try photo.encoded().withJunk() },
        WarningCase(.endOfFile, "half a file") { try photo.encoded().truncated(to: 0.5) },
        WarningCase(.endOfFile, "no EOI", isWhole: true) { try photo.encoded().withoutEndOfImage() },
        WarningCase(.hitMarker, "the end of the picture too early") {
            try photo.encoded().truncated(to: 0.7) + [0xFF, 0xD9]
        },
        WarningCase(.mustResynchronize, "a restart marker out of turn") {
            let bytes = try photo { $0.restartInterval = 1 }
            return bytes.replacingLast([0xFF, 0xD1], by: [0xFF, 0xD5])
        },
        // A small file: where there is much data ahead, libjpeg-turbo's fast decoder takes such a code for a zero.
        WarningCase(.huffmanCode, "an all-ones code") {
            try FixturePhoto(width: 16, height: 16).encoded().withOnesInScan()
        },
        WarningCase(.bogusProgression, "a refinement of what was not coded") {
            let bytes = try photo {
                ($0.colors, $0.scans) = (
                    .gray, .script([.init([0], 0...0, low: 1), .init([0], 0...0, high: 1), .init([0], 1...63)])
                )
            }
            // The first scan now claims to be less exact than the second one takes it for.
            return bytes.withScanParameters(start: 0, end: 0, approximation: 0x03)
        },
    ]
}

extension [UInt8] {
    fileprivate func replacingLast(_ pattern: [UInt8], by other: [UInt8]) -> [UInt8] {
        var result = self
        if let start = indices.dropLast(pattern.count).last(where: { self[$0..<$0 + pattern.count] == pattern[...] }) {
            result.replaceSubrange(start..<start + pattern.count, with: other)
        }
        return result
    }

    /// Data bytes of 0xFF in the scan: sixteen ones are no code.
    fileprivate func withOnesInScan() -> [UInt8] {
        var result = self
        if let scanOffset {
            let start = scanOffset + 2 + (Int(self[scanOffset + 2]) << 8 | Int(self[scanOffset + 3]))
            result.replaceSubrange(start..<start + 16, with: [[UInt8]](repeating: [0xFF, 0], count: 8).joined())
        }
        return result
    }
}

struct WarningTests {
    @Test(arguments: WarningCase.all)
    func `a deviation is counted under its kind`(warningCase: WarningCase) throws {
        let warnings = try decode(warningCase.make()).warnings
        let count = try #require(warnings.counts[warningCase.kind], "found \(warnings.counts)")
        #expect(warningCase.count.map { $0 == count } ?? (count > 0))
        // A file that only lacks EOI has its whole picture.
        if warningCase.kind != .endOfFile {
            // Without EOI the picture is whole all the same: no row is damaged.
            let isDamaged = warnings.counts.keys.contains(where: \.isCorruption) && !warningCase.isWhole
            #expect((warnings.firstCorruptRow != nil) == isDamaged)
        }
    }

    @Test func `skipped bytes are summed up`() throws {
        let bytes = try FixturePhoto(width: 32, height: 32).encoded().withJunk([1, 2, 3], beforeMarker: 0xDB)
            .withJunk([4, 5, 6, 7], beforeMarker: 0xDA)
        let warnings = try decode(bytes).warnings
        // Behind the first junk a walk over the segments ends, so only that of DQT is in.
        #expect(warnings.counts == [.extraneousData: 1])
        #expect(warnings.extraneousByteCount == 3)
    }

    @Test func `damage is placed in the row where it begins`() throws {
        var photo = FixturePhoto(width: 64, height: 256, scene: .noise)
        photo.coding.restartInterval = 4
        let bytes = try photo.encoded()
        let row = try #require(try decode(bytes.truncated(to: 0.5) + [0xFF, 0xD9]).warnings.firstCorruptRow)
        #expect((7...9).contains(row), "half of 16 rows of equal size")
    }
}
