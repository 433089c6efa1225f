import Fixtures
import JPEGSyntax
import PhotoNormalization
import Testing

/// What is accepted under which policy, one kind of trouble at a time.
@Suite struct WarningPolicyTests {
    struct Trouble: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// nil: accepted by default.
        let refusal: PhotoError.Code?
        /// Among the warnings when it is accepted.
        let warning: PhotoWarning.Code
        /// nil: accepted under --strict.
        var strictRefusal: PhotoError.Code? = "warning-refused"
        let make: @Sendable (_ photo: [UInt8]) throws -> [UInt8]
    }

    static let troubles = [
        Trouble(testDescription: "Samsung's scan parameters", refusal: nil, warning: "scan-parameters-invalid") {
            $0.withScanParameters(start: 0, end: 0, approximation: 0)
        },
        Trouble(testDescription: "five stray bytes", refusal: nil, warning: "extraneous-data") { $0.withJunk() },
        Trouble(testDescription: "1,024 stray bytes", refusal: nil, warning: "extraneous-data") {
            $0.withJunk([UInt8](repeating: 7, count: 1_024))
        },
        Trouble(
            testDescription: "1,025 stray bytes", refusal: "corrupt", warning: "extraneous-data",
            strictRefusal: "corrupt"
        ) {
            $0.withJunk([UInt8](repeating: 7, count: 1_025))
        },
        Trouble(testDescription: "JFIF 2", refusal: nil, warning: "jfif-version-unknown") {
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [2, 0, 0, 0, 1, 0, 1, 0, 0] + $0.dropFirst(2)
        },
        Trouble(testDescription: "an unknown Adobe transform", refusal: nil, warning: "adobe-transform-unknown") {
            [0xFF, 0xD8] + FixtureSegment.adobe(transform: 9).bytes
                + (try FixturePhoto(width: 64, height: 64, scene: .landscape).encoded() + $0.prefix(0)).dropFirst(2)
        },
        Trouble(testDescription: "a restart marker between segments", refusal: nil, warning: "stray-marker") {
            $0.withJunk([0xFF, 0xD3])
        },
        Trouble(
            testDescription: "no EOI", refusal: nil, warning: "end-missing"
        ) {
            $0.withoutEndOfImage()
        },
        Trouble(
            testDescription: "the second half gone", refusal: "truncated", warning: "truncated-data",
            strictRefusal: "truncated"
        ) {
            $0.truncated(to: 0.6)
        },
        Trouble(
            testDescription: "flipped bits", refusal: "corrupt", warning: "extraneous-data", strictRefusal: "corrupt"
        ) {
            $0.withFlippedBits(count: 40)
        },
        Trouble(
            testDescription: "a quantization step of 0", refusal: "corrupt", warning: "quantization-step-zero",
            strictRefusal: "corrupt"
        ) { photo in
            var photo = photo
            let offset = try #require(photo.indices.first { photo[$0...].starts(with: [0xFF, 0xDB]) })
            photo[offset + 5 + 20] = 0
            return photo
        },
    ]

    /// Sequential, gray, so that a bit that is turned over is seen at the next codes.
    static func photo() throws -> [UInt8] {
        var photo = FixturePhoto(width: 200, height: 160, scene: .landscape)
        photo.coding.colors = .gray
        return try photo.encoded()
    }

    static func normalize(_ bytes: [UInt8], _ policy: WarningPolicy) throws(PhotoError) -> NormalizedPhoto {
        let options = NormalizationOptions(warningPolicy: policy, checksItself: true)
        return try PhotoNormalizer(options: options).normalize(bytes)
    }

    static func code(_ bytes: [UInt8], _ policy: WarningPolicy) -> PhotoError.Code? {
        do throws(PhotoError) {
            _ = try normalize(bytes, policy)
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: troubles) func `by default damage is refused and a deviation reported`(_ trouble: Trouble) throws {
        let bytes = try trouble.make(Self.photo())
        #expect(Self.code(bytes, .standard) == trouble.refusal)
        if trouble.refusal == nil {
            let codes = try Self.normalize(bytes, .standard).report.warnings.map(\.code)
            #expect(codes.contains(trouble.warning))
        }
    }

    @Test(arguments: troubles) func `strict refuses everything`(_ trouble: Trouble) throws {
        #expect(Self.code(try trouble.make(Self.photo()), .strict) == trouble.strictRefusal)
    }

    @Test(arguments: troubles) func `repair accepts, tells, and leaves nothing to warn of`(_ trouble: Trouble) throws {
        let repaired = try Self.normalize(trouble.make(Self.photo()), .repair)
        #expect(repaired.report.warnings.map(\.code).contains(trouble.warning))
        let again = try Self.normalize(repaired.bytes, .strict)
        #expect(again.report.status == .unchanged)
        #expect(again.bytes == repaired.bytes)
    }

    @Test func `a sound photo is accepted under every policy without a warning`() throws {
        for policy in [WarningPolicy.standard, .strict, .repair] {
            #expect(try Self.normalize(Self.photo(), policy).report.warnings.isEmpty)
        }
    }

    @Test func `every warning told is in the catalog`() throws {
        let known = Set(WarningCatalog.all.map(\.code))
        for trouble in Self.troubles {
            let repaired = try Self.normalize(trouble.make(Self.photo()), .repair)
            for warning in repaired.report.warnings { #expect(known.contains(warning.code)) }
        }
    }

    @Test(arguments: [PictureCoding.Scans.interleaved, .separate, .progressive])
    func `the row from which the picture is invented is where the data end`(_ scans: PictureCoding.Scans) throws {
        var photo = FixturePhoto(width: 256, height: 256, scene: .landscape)
        photo.coding.scans = scans
        photo.coding.restartInterval = 16
        let bytes = try photo.encoded()
        let structure = try JPEGStructure(reading: bytes.span)
        // Cut within the first scan, about half-way: MCU rows of 16 pixels, 16 of them, restart markers between.
        let first = try #require(structure.scans.first?.entropyCodedData)
        let cut = [UInt8](bytes[..<((first.lowerBound + first.upperBound) / 2)]) + [0xFF, 0xD9]
        let message = try #require(
            try Self.normalize(cut, .repair).report.warnings.first { $0.code == "truncated-data" }?.message)
        let row = try #require(message.firstMatch(of: /from MCU row ([0-9]+) of 16/)?.1)
        #expect((4...12).contains(try #require(Int(row))))
    }

    @Test func `a later scan that is cut tells its own row`() throws {
        var photo = FixturePhoto(width: 256, height: 256, scene: .landscape)
        photo.coding.scans = .progressive
        let bytes = try photo.encoded()
        let structure = try JPEGStructure(reading: bytes.span)
        let last = try #require(structure.scans.last?.entropyCodedData)
        let cut = [UInt8](bytes[..<(last.upperBound - last.count / 8)]) + [0xFF, 0xD9]
        let message = try #require(
            try Self.normalize(cut, .repair).report.warnings.first { $0.code == "truncated-data" }?.message)
        let row = try #require(message.firstMatch(of: /from MCU row ([0-9]+) of 16/)?.1)
        #expect((10...15).contains(try #require(Int(row))))
    }

    @Test func `without EOI alone no row is said to be invented`() throws {
        let bytes = try Self.photo().withoutEndOfImage()
        let warnings = try Self.normalize(bytes, .repair).report.warnings
        #expect(warnings.map(\.code) == ["end-missing"])
        #expect(warnings.allSatisfy { !$0.message.contains("MCU row") })
    }

    /// From a fuzzer's corpus: two components with one identifier, in scans of their own. The output named the second
    /// one with the first one's name, and decoders found no data for it.
    @Test func `components that share an identifier are told apart in the output`() throws {
        var photo = FixturePhoto(width: 96, height: 96, scene: .landscape)
        photo.coding.sampling = Sampling((2, 3), (1, 1), (4, 3))
        photo.coding.scans = .separate
        photo.coding.componentIdentifiers = [1, 3, 3]
        let repaired = try Self.normalize(try photo.encoded(), .repair)
        let structure = try JPEGStructure(reading: repaired.bytes.span)
        #expect(structure.frame.components.map(\.identifier) == [1, 2, 3])
        #expect(try Self.normalize(repaired.bytes, .strict).report.status == .unchanged)
    }

    /// A segment behind the first scan made of the rest of the data stray bytes between segments, up to 1,024 of which
    /// are harmless before the picture. An arithmetic decoder then takes nothing for a whole picture, and it was
    /// accepted.
    @Test(arguments: [(64, nil), (65, "corrupt")] as [(Int, PhotoError.Code?)])
    func `stray bytes behind the first scan are data that lost their place`(count: Int, refusal: PhotoError.Code?)
        throws
    {
        var photo = FixturePhoto(width: 64, height: 64, scene: .landscape)
        photo.coding.scans = .separate
        var bytes = try photo.encoded()
        let structure = try JPEGStructure(reading: bytes.span)
        let end = try #require(structure.scans.first?.entropyCodedData.upperBound)
        bytes.insert(contentsOf: [0xFF, 0xFE, 0, 2] + [UInt8](repeating: 7, count: count), at: end)
        #expect(Self.code(bytes, .standard) == refusal)
        #expect(Self.code(bytes, .repair) == nil)
    }

    @Test func `a picture whose data stand behind another segment is refused`() throws {
        var photo = FixturePhoto(width: 96, height: 96, scene: .landscape)
        photo.coding.isArithmetic = true
        var bytes = try photo.encoded()
        let start = try #require(try JPEGStructure(reading: bytes.span).scans.first?.entropyCodedData.lowerBound)
        bytes.insert(contentsOf: [0xFF, 0xFE, 0, 2], at: start)
        #expect(Self.code(bytes, .standard) == "corrupt")
        #expect(Self.code(bytes, .repair) == nil)
    }
}
