import Fixtures
import ForeignPrograms
import PhotoNormalization
import Testing

/// A file that is refused, and how.
struct RefusalCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: PhotoError.Code
    let category: PhotoError.Category
    let make: @Sendable () throws -> [UInt8]

    init(
        _ description: String,
        _ code: PhotoError.Code,
        _ category: PhotoError.Category = .input,
        _ make: @escaping @Sendable () throws -> [UInt8]
    ) {
        (testDescription, self.code, self.category, self.make) = (description, code, category, make)
    }

    private static let photo = FixturePhoto(width: 160, height: 120)

    static let all = [
        RefusalCase("only SOI and EOI", "no-image-data") { HostileFiles.emptyImage },
        RefusalCase("no components", "malformed") { HostileFiles.noComponents() },
        RefusalCase("cut off in the headers", "truncated") { try [UInt8](photo.encoded().prefix(300)) },
        RefusalCase("a segment that claims more than there is", "truncated") {
            try FixturePhoto.camera(width: 160, height: 120).encoded().withLength(65_000, ofMarker: 0xDA)
        },
        RefusalCase("an impossible segment length", "malformed") {
            try photo.encoded().withLength(1, ofMarker: 0xDB)
        },
        RefusalCase("12 bits", "unsupported-precision") {
            try photo.encoded().withFrameMarker(0xC1).withFrameHeader(byte: 0, 12)
        },
        RefusalCase("lossless", "unsupported-process") { try photo.encoded().withFrameMarker(0xC3) },
        RefusalCase("hierarchical", "unsupported-process") { try photo.encoded().withFrameMarker(0xC5) },
        RefusalCase("lossless, arithmetic", "unsupported-process") { try photo.encoded().withFrameMarker(0xCB) },
        RefusalCase("47 pixels wide", "too-small", .policy) { try FixturePhoto(width: 47, height: 200).encoded() },
        RefusalCase("47 pixels high", "too-small", .policy) { try FixturePhoto(width: 200, height: 47).encoded() },
        RefusalCase("4 gigapixels of nothing", "too-many-pixels", .limit) { try HostileFiles.hugeDimensions() },
        RefusalCase("a width beyond libjpeg's limit", "dimensions-too-large", .limit) {
            try HostileFiles.hugeDimensions(width: 65_501, height: 100)
        },
        RefusalCase("a size that its data cannot describe", "truncated") {
            try HostileFiles.hugeDimensions(width: 5_000, height: 5_000)
        },
        RefusalCase("1,100 comments", "too-many-segments", .limit) { try HostileFiles.manySegments(count: 1_100) },
        RefusalCase("120 scans", "too-many-scans", .limit) { try HostileFiles.manyScans(count: 120) },
        RefusalCase("17 MB of comments", "too-much-metadata", .limit) {
            var bytes = try photo.encoded()
            let comment = FixtureSegment(0xFE, [UInt8](repeating: 65, count: 65_000))
            bytes.insert(segments: [FixtureSegment](repeating: comment, count: 262))
            return bytes
        },
        RefusalCase("no quantization tables", "malformed") { try photo.encoded().withoutSegments(0xDB) },
    ]
}

/// A limit by the code of its error, set to just below what an ordinary photo of 160 × 120 needs.
struct LimitCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let lower: @Sendable (inout ResourceLimits) -> Void

    init(_ code: String, _ lower: @escaping @Sendable (inout ResourceLimits) -> Void) {
        (testDescription, self.lower) = (code, lower)
    }

    static let all = [
        LimitCase("input-too-large") { $0.maximumInputByteCount = 5_000 },
        LimitCase("dimensions-too-large") { $0.maximumEdge = 159 },
        LimitCase("too-many-pixels") { $0.maximumPixelCount = 160 * 120 - 1 },
        LimitCase("too-many-segments") { $0.maximumSegmentCount = 5 },
        LimitCase("too-much-metadata") { $0.maximumApplicationByteCount = 1_000 },
        LimitCase("too-many-scans") { $0.maximumScanCount = 3 },
        LimitCase("memory-limit") { $0.maximumCoefficientByteCount = 160 * 128 * 3 - 1 },
        LimitCase("too-much-work") { $0.maximumScanWork = 1 },
    ]
}

struct RefusalTests {
    @Test(arguments: RefusalCase.all)
    func `a file that is no usable photo is refused for its own reason`(refusalCase: RefusalCase) throws {
        let error = try #require(refusal(refusalCase.make()))
        #expect(error.code == refusalCase.code, "\(error)")
        #expect(error.category == refusalCase.category)
        #expect(ErrorCatalog.all.contains { $0.code == error.code })
        #expect(error.message.hasSuffix(".") && !error.remedy.isEmpty)
    }

    static let foreign: [(ForeignFormat, String)] = [
        (.png, "PNG"), (.heic, "HEIC"), (.avif, "AVIF"), (.webp, "WebP"), (.gif, "GIF"), (.tiff, "TIFF"),
        (.bmp, "BMP"), (.pdf, "PDF"), (.svg, "SVG"), (.html, "HTML"), (.json, "JSON"), (.text, "text"),
        (.base64, "base64"), (.zip, "ZIP"), (.jpegXL, "JPEG XL"), (.jpeg2000, "JPEG 2000"), (.zeros, "unknown"),
    ]

    @Test(arguments: foreign)
    func `what is no JPEG is called what it is`(format: ForeignFormat, name: String) throws {
        let error = try #require(refusal(format.bytes))
        #expect(error.code == "not-a-jpeg")
        #expect(error.foundFormat == name)
    }

    /// An HTML page and base64 text were to be exported as a JPEG.
    @Test(arguments: [
        (ForeignFormat.png, "Export"), (.html, "Download the photo itself"), (.base64, "Decode"), (.zip, "Unpack"),
        (.text, "Copy or download"), (.zeros, "Copy or download"),
    ])
    func `what is to be done about it can be done`(format: ForeignFormat, beginning: String) throws {
        #expect(try #require(refusal(format.bytes)).remedy.hasPrefix(beginning))
    }

    @Test func `every foreign format that can be made is told apart`() {
        #expect(Set(Self.foreign.map(\.0)).union([.empty]) == Set(ForeignFormat.allCases))
    }

    /// They were accepted, and came out as files that djpeg, Pillow and browsers do not show.
    @Test(arguments: Sampling.fractional, [WarningPolicy.standard, .repair])
    func `sampling factors that do not divide the largest are refused, as decoders do`(
        sampling: Sampling,
        policy: WarningPolicy
    ) throws {
        let bytes = try FixturePhoto(width: 96, height: 96, coding: PictureCoding(sampling: sampling)).encoded()
        #expect(refusal(bytes, .checked(warnings: policy))?.code == "unsupported-sampling")
        if ForeignProgram.djpeg.isInstalled { #expect(try ForeignProgram.djpeg.output(on: bytes) == nil) }
    }

    @Test(arguments: Sampling.odd)
    func `unusual factors that divide it are accepted`(sampling: Sampling) throws {
        let bytes = try FixturePhoto(width: 96, height: 96, coding: PictureCoding(sampling: sampling)).encoded()
        #expect(try normalize(bytes, .checked()).width == 96)
    }

    @Test func `an empty file is called empty`() {
        #expect(refusal([])?.code == "empty-file")
    }

    @Test func `48 pixels are enough`() throws {
        #expect(try normalize(FixturePhoto(width: 48, height: 48).encoded()).width == 48)
    }

    @Test(arguments: LimitCase.all)
    func `each limit has a code of its own`(limit: LimitCase) throws {
        var photo = FixturePhoto.camera(width: 160, height: 120)
        photo.coding.scans = .progressive
        var options = NormalizationOptions.checked()
        limit.lower(&options.limits)
        let error = try #require(refusal(photo.encoded(), options))
        #expect(error.code.rawValue == limit.testDescription)
        #expect(error.category == .limit)
    }

    @Test func `decoding for longer than allowed ends with its own code`() throws {
        var options = NormalizationOptions.checked()
        options.limits.maximumDecodingSeconds = 0
        #expect(try refusal(FixturePhoto(width: 160, height: 120).encoded(), options)?.code == "decoding-timeout")
    }
}
