import Fixtures
import JPEGCodec
import Testing

/// What a decode comes to, whoever does it.
private struct DecodeOutcome: Equatable {
    var error: CodecError?
    var coefficients: Coefficients?
    var quantizationSteps: [[UInt16]?]?
    var warnings: DecodingWarnings?
    /// nil: an error came first.
    var isDecodedByLibrary: Bool?

    init(_ bytes: [UInt8], byLibrary: Bool) {
        var limits = DecodingLimits.ample
        limits.decodesByLibrary = byLibrary
        do {
            let image = try decode(bytes, limits: limits)
            coefficients = Coefficients(of: image)
            quantizationSteps = image.quantizationSteps
            warnings = image.warnings
            isDecodedByLibrary = image.isDecodedByLibrary
        } catch {
            self.error = error
        }
    }

    static func == (one: DecodeOutcome, other: DecodeOutcome) -> Bool {
        one.error == other.error && one.coefficients == other.coefficients
            && one.quantizationSteps == other.quantizationSteps && one.warnings == other.warnings
    }
}

/// A single-scan file, and whether there is anything in it that the decoder for flawless files leaves to libjpeg.
private struct ScanCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let isFlawless: Bool
    let make: @Sendable () throws -> [UInt8]

    init(_ description: String, isFlawless: Bool = false, _ make: @escaping @Sendable () throws -> [UInt8]) {
        testDescription = description
        (self.isFlawless, self.make) = (isFlawless, make)
    }

    /// More coded bytes than are looked at in one go.
    private static func large(_ change: (inout PictureCoding) -> Void = { _ in }) throws -> [UInt8] {
        var photo = FixturePhoto(width: 400, height: 333, scene: .noise)
        photo.coding.quality = 97
        change(&photo.coding)
        let bytes = try photo.encoded()
        try #require(bytes.count > 3 << 15)
        return bytes
    }

    static let all = [
        ScanCase("more than fits into one look", isFlawless: true) { try large() },
        ScanCase("restart markers in a large file", isFlawless: true) { try large { $0.restartInterval = 7 } },
        ScanCase("a restart marker once in a while", isFlawless: true) { try large { $0.restartInterval = 500 } },
        ScanCase("steps of 1 and long codes", isFlawless: true) { try large { $0.quality = 100 } },
        ScanCase("something behind the picture", isFlawless: true) {
            try large() + [UInt8](repeating: 7, count: 9_000)
        },
        // Cameras do that: the last interval is ended like all others.
        ScanCase("a restart marker before EOI", isFlawless: true) {
            try large { $0.restartInterval = 500 }.beforeEndOfImage([0xFF, 0xD3])
        },
        ScanCase("a byte too many") { try large().beforeEndOfImage([0x2A]) },
        ScanCase("fill bytes before EOI") { try large().beforeEndOfImage([0xFF, 0xFF]) },
        ScanCase("no EOI") { try [UInt8](large().dropLast(2)) },
        ScanCase("a comment before EOI") { try large().beforeEndOfImage([0xFF, 0xFE, 0, 3, 65]) },
        ScanCase("half of the coded data") {
            let bytes = try large()
            return [UInt8](bytes[..<(bytes.count / 2)])
        },
        ScanCase("half of the coded data, and EOI") {
            let bytes = try large()
            return bytes[..<(bytes.count / 2)] + [0xFF, 0xD9]
        },
        ScanCase("restart markers where none are said to be") { try large().changed(at: 0.4, to: [0xFF, 0xD0]) },
        ScanCase("a restart marker of the wrong number") {
            try large { $0.restartInterval = 100 }.replacingFirst([0xFF, 0xD1], by: [0xFF, 0xD2])
        },
        ScanCase("a code that is all ones") {
            try large().changed(at: 0.7, to: [0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0])
        },
        ScanCase("scan parameters of a progressive file") {
            try large().withScanParameters(start: 0, end: 62, approximation: 0)
        },
    ]
}

extension FixturePhoto {
    fileprivate static let color = FixturePhoto(width: 24, height: 96, scene: .noise)

    fileprivate static let gray: FixturePhoto = {
        var photo = color
        photo.coding.colors = .gray
        return photo
    }()
}

extension [UInt8] {
    fileprivate func beforeEndOfImage(_ inserted: [UInt8]) -> [UInt8] { dropLast(2) + inserted + suffix(2) }

    fileprivate func changed(at part: Double, to pattern: [UInt8]) -> [UInt8] {
        var result = self
        let start = Int(Double(count) * part)
        result.replaceSubrange(start..<start + pattern.count, with: pattern)
        return result
    }

    fileprivate func replacingFirst(_ pattern: [UInt8], by other: [UInt8]) -> [UInt8] {
        var result = self
        if let start = indices.dropLast().first(where: { self[$0..<$0 + pattern.count] == pattern[...] }) {
            result.replaceSubrange(start..<start + pattern.count, with: other)
        }
        return result
    }
}

/// The decoder for flawless files against libjpeg, whose decoder has the last word.
struct DecoderAgreementTests {
    @Test(arguments: CodecCase.all)
    func `what libjpeg decodes comes out the same without it`(codecCase: CodecCase) throws {
        let bytes = try codecCase.photo.encoded()
        let own = DecodeOutcome(bytes, byLibrary: false)
        #expect(own == DecodeOutcome(bytes, byLibrary: true))
        let coding = codecCase.photo.coding
        #expect(own.isDecodedByLibrary == (coding.scans != .interleaved || coding.isArithmetic))
    }

    @Test(arguments: ScanCase.all)
    private func `a flawless scan is decoded without libjpeg, any other by it`(scanCase: ScanCase) throws {
        let bytes = try scanCase.make()
        let own = DecodeOutcome(bytes, byLibrary: false)
        #expect(own == DecodeOutcome(bytes, byLibrary: true))
        if let isDecodedByLibrary = own.isDecodedByLibrary { #expect(isDecodedByLibrary != scanCase.isFlawless) }
    }

    /// A fuzzer's finding: the last MCU of a row ran into zeros that stood in for bytes behind FF FF, which libjpeg
    /// reads on from. The row was taken for flawless, so that libjpeg, which writes levels that are not 0 only, found
    /// levels of somebody else there.
    @Test(arguments: [FixturePhoto.gray, .color])
    private func `a row that ends in what is not understood is not kept`(photo: FixturePhoto) throws {
        let original = try photo.encoded()
        let start = try #require(original.scanOffset) + 20
        for place in start..<(original.count - 2) where original[place - 1] != 0xFF {
            let bytes = [UInt8](original[..<place] + [0xFF, 0xFF, 0x00] + original[place...])
            #expect(DecodeOutcome(bytes, byLibrary: false) == DecodeOutcome(bytes, byLibrary: true), "at \(place)")
        }
    }

    @Test(arguments: [0, 1, 2, 5], [Sampling.yuv420, .yuv444])
    func `changed files decode to the same, warnings and errors included`(
        restartInterval: Int,
        sampling: Sampling
    ) throws {
        var photo = FixturePhoto(width: 96, height: 80, scene: .landscape)
        (photo.coding.sampling, photo.coding.restartInterval) = (sampling, restartInterval)
        photo.coding.quality = 92
        let original = try photo.encoded()
        let scan = try #require(original.scanOffset)
        var random = SeededRandom(seed: UInt64(restartInterval) + 17)
        var ownCount = 0
        for _ in 0..<400 {
            var bytes = original
            // Mostly in the coded data; now and then in the tables.
            let start = random.index(below: 8) == 0 ? scan / 2 : scan
            for _ in 0...random.index(below: 2) {
                let place = start + random.index(below: bytes.count - start)
                switch random.index(below: 4) {
                case 0: bytes[place] ^= 1 << UInt8(random.index(below: 8))
                case 1: bytes[place] = UInt8(random.index(below: 256))
                case 2: bytes.remove(at: place)
                default: bytes.insert(contentsOf: [0xFF, 0xD0 + UInt8(random.index(below: 8))], at: place)
                }
            }
            let own = DecodeOutcome(bytes, byLibrary: false)
            if own.isDecodedByLibrary == false { ownCount += 1 }
            #expect(own == DecodeOutcome(bytes, byLibrary: true))
        }
        // Some changes are to values only: a file like any other.
        #expect(ownCount > 0)
    }
}
