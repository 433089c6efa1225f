import Fixtures
import JPEGCodec
import JPEGRateControl
import JPEGSyntax
import PhotoMetadata
import Testing

@testable import PhotoNormalization

/// A message told `invalidTable(marker: 196, …)`, another a size that the photo does not have.
struct SentenceTests {
    private static let syntaxErrors: [JPEGSyntaxError] = [
        .notJPEG(.empty), .notJPEG(.png), .notJPEG(.unknown),
        .segmentOverrun(marker: 0xDB, offset: 2, declaredByteCount: 67, availableByteCount: 5),
        .invalidSegmentLength(marker: 0xC4, offset: 2, declaredByteCount: 1),
        .shortSegment(marker: 0xDA, offset: 2, declaredByteCount: 3, neededByteCount: 8),
        .invalidTable(marker: 0xC4, offset: 2, field: "code count", value: 300),
        .repeatedFrameHeader(offset: 99), .invalidFrameHeader(field: "width", value: 0),
        .invalidScanHeader(field: "frame header", value: 0), .invalidScanHeader(field: "Se", value: 99),
        .noImageData(afterByteCount: 4), .tooManySegments(actual: 1_001, maximum: 1_000),
        .tooManyApplicationBytes(actual: 9, maximum: 8), .tooManyScans(actual: 101, maximum: 100),
    ]

    private static let codecErrors: [CodecError] = [
        .refused(message: "two SOI markers"), .outOfMemory, .memoryLimit, .destinationFull, .tooManyScans, .tooMuchWork,
        .deadline, .cancelled, .unsupported(message: "SOF3"), .noImage(message: "no SOF"),
    ]

    /// Fails to compile when a case is added that the lists above do not have.
    private static func isListed(_ error: JPEGSyntaxError) -> Bool {
        switch error {
        case .notJPEG, .segmentOverrun, .invalidSegmentLength, .shortSegment, .invalidTable, .repeatedFrameHeader,
            .invalidFrameHeader, .invalidScanHeader, .noImageData, .tooManySegments, .tooManyApplicationBytes,
            .tooManyScans:
            true
        }
    }

    private static func isListed(_ error: CodecError) -> Bool {
        switch error {
        case .refused, .outOfMemory, .memoryLimit, .destinationFull, .tooManyScans, .tooMuchWork, .deadline, .cancelled,
            .unsupported, .noImage:
            true
        }
    }

    private static var all: [PhotoError] {
        let limits = ResourceLimits()
        var all = [PhotoError(RateControlError.budgetUnreachable(smallestByteCount: 900, maximumByteCount: 500))]
        for error in syntaxErrors where isListed(error) { all.append(PhotoError(error)) }
        for error in codecErrors where isListed(error) {
            all.append(PhotoError(error, limits: limits))
            all.append(.checkFailed("it cannot be decoded", because: error, limits: limits))
        }
        let metadataErrors: [MetadataError] = [
            .outOfMemory, .invalidBlockSize(byteCount: 9), .unpatchableEXIF(reason: "its directory is cut off"),
        ]
        for error in metadataErrors { all.append(PhotoError(error)) }
        return all
    }

    @Test func `no message shows a value of the program`() {
        for error in Self.all {
            // A label and a colon within parentheses, a case, an optional.
            #expect(!error.message.contains(/\([a-zA-Z]+:/), "\(error)")
            #expect(!error.message.contains(/\b[a-z]+[A-Z]/) && !error.message.contains("Optional"), "\(error)")
            #expect(error.message.hasSuffix(".") && !error.message.hasSuffix(".."), "\(error)")
        }
    }

    @Test(arguments: [
        (600, 100, 200, Crop.none, 285), (100, 600, 40, .none, 285), (600, 100, 20, .square, 48),
        (1_000, 999, 47, .none, 48),
    ])
    func `an edge that makes a photo too small is told, and the smallest that does not`(
        width: Int, height: Int, edge: Int, crop: Crop, least: Int
    ) throws {
        let bytes = try FixturePhoto(width: width, height: height).encoded()
        var options = NormalizationOptions.checked()
        (options.maximumEdge, options.crop) = (edge, crop)
        let error = try #require(refusal(bytes, options))
        #expect(error.code == "too-small")
        #expect(error.message.contains("an edge of at most \(edge) ") && error.message.contains("\(width) × \(height)"))
        #expect(error.remedy == "Ask for an edge of \(least) pixels or more.")
        options.maximumEdge = least
        let output = try normalize(bytes, options)
        #expect(min(output.width, output.height) >= 48)
        options.maximumEdge = least - 1
        #expect(refusal(bytes, options)?.code == "too-small")
    }

    @Test func `repairing is not recommended where it does not help`() throws {
        let bytes = try FixturePhoto(width: 160, height: 120).encoded().withSecondStartOfImage()
        let error = try #require(refusal(bytes, .checked(warnings: .repair)))
        #expect(error.code == "corrupt" && !error.remedy.contains("repair"))
    }

    @Test(arguments: [ByteBudget.bytes(.max), .bytes(1 << 61), .percentOfInput(.infinity), .percentOfInput(1e300)])
    func `a budget beyond all measure is met`(budget: ByteBudget) throws {
        var options = NormalizationOptions.checked()
        options.maximumByteCount = budget
        options.limits.maximumDecodingSeconds = .infinity
        (options.maximumEdge, options.limits.maximumCoefficientByteCount) = (.max, .max)
        for isProgressive in [false, true] {
            options.isProgressive = isProgressive
            options.crop = isProgressive ? .square : .none
            #expect(try normalize(FixturePhoto(width: 160, height: 120).encoded(), options).bytes.count < 100_000)
        }
    }

    @Test(arguments: [ByteBudget.bytes(.min), .bytes(0), .percentOfInput(.nan), .percentOfInput(-5)])
    func `a budget of nothing is refused`(budget: ByteBudget) throws {
        var options = NormalizationOptions.checked(allowsResizing: true)
        options.maximumByteCount = budget
        (options.maximumEdge, options.minimumEdge) = (.min, .min)
        #expect(refusal(try FixturePhoto(width: 160, height: 120).encoded(), options)?.code == "budget-unreachable")
    }
}
