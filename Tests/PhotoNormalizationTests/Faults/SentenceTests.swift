import Fixtures
import Foundation
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
        .surplusScan(number: 2),
        .noImageData(afterByteCount: 4), .tooManySegments(actual: 1_001, maximum: 1_000),
        .tooManyApplicationBytes(actual: 9, maximum: 8), .tooManyScans(actual: 101, maximum: 100),
    ]

    private static let codecErrors: [CodecError] = [
        .refused(message: "two SOI markers"), .outOfMemory, .memoryLimit, .destinationFull, .tooManyScans, .tooMuchWork,
        .deadline, .cancelled, .overtime(seconds: 60), .unsupported(message: "SOF3"), .noImage(message: "no SOF"),
    ]

    /// Fails to compile when a case is added that the lists above do not have.
    private static func isListed(_ error: JPEGSyntaxError) -> Bool {
        switch error {
        case .notJPEG, .segmentOverrun, .invalidSegmentLength, .shortSegment, .invalidTable, .repeatedFrameHeader,
            .invalidFrameHeader, .invalidScanHeader, .surplusScan, .noImageData, .tooManySegments,
            .tooManyApplicationBytes,
            .tooManyScans:
            true
        }
    }

    private static func isListed(_ error: CodecError) -> Bool {
        switch error {
        case .refused, .outOfMemory, .memoryLimit, .destinationFull, .tooManyScans, .tooMuchWork, .deadline, .cancelled,
            .unsupported, .noImage, .overtime:
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
        return all + verdicts
    }

    /// What the stages throw by themselves.
    private static var verdicts: [PhotoError] {
        var verdicts: [PhotoError] = [
            .inputTooLarge(byteCount: 9, maximum: 8),
            .unsupportedProcess(.lossless),
            .unsupportedPrecision(12),
            .unsupportedComponents(count: 2),
            .unsupportedSampling([]),
            .noHeight(lineCount: nil),
            .noHeight(lineCount: 0),
            .dimensionsTooLarge(width: 65_535, height: 9, maximum: 65_500),
            .tooManyPixels(width: 9, height: 9, maximum: 80),
            .memoryLimit(neededByteCount: 9, maximum: 8),
            .tooSmall(width: 47, height: 48, minimum: 48),
            .tooSmall(width: 47, height: 48, minimum: 64),
            .truncated("its data are too short"),
            .corrupt("a quantization table has a step of 0"),
            .cancelled,
            .busy("3 photos wait", retryAfter: .seconds(2)),
            .shutDown,
            .reportMismatch("the markers are not in order"),
            .reportMismatch("the markers cannot be read: It is empty."),
            .missingScans,
            .coefficientOutOfRange(count: 3),
            .warningRefused(PhotoWarning(code: .strayMarker, message: "A marker stands at byte 9.")),
            .checkFailed("its frame is 8 × 8"),
        ]
        for row in [nil, 3] {
            let found = DecodingWarnings(firstCorruptRow: row)
            verdicts += DecodingWarnings.Kind.allCases.map { .damaged($0, in: found, rowCount: 8) }
        }
        return verdicts
    }

    private static var warnings: [PhotoWarning] {
        let found = DecodingWarnings(firstCorruptRow: 3)
        let anomalies: [SyntaxAnomaly] = [
            .junkBetweenSegments(offset: 9, byteCount: 2), .leadingBytes(byteCount: 2),
            .repeatedStartOfImage(offset: 9),
            .strayMarker(offset: 9, marker: 0xD3), .unexpectedMarkerInScan(offset: 9, marker: 0xD3),
            .fillBeforeStuffing(offset: 9), .reservedMarker(offset: 9, marker: 0x02),
            .oddSegmentLength(offset: 9, declared: 8, expected: 7),
        ]
        return DecodingWarnings.Kind.allCases.map { PhotoWarning($0, in: found, mcuRowCount: 8) }
            + anomalies.compactMap(PhotoWarning.init)
    }

    @Test func `every error of the catalog is among those that are looked at`() {
        #expect(Set(Self.all.map(\.code)) == Set(ErrorCatalog.all.map(\.code)))
    }

    @Test func `no message shows a value of the program`() {
        for message in Self.all.flatMap({ [$0.message, $0.remedy] }) + Self.warnings.map(\.message) {
            // A label and a colon within parentheses, a case, an optional.
            #expect(!message.contains(/\([a-zA-Z]+:/), "\(message)")
            #expect(!message.contains(/\b[a-z]+[A-Z]/) && !message.contains("Optional"), "\(message)")
            #expect(message.hasSuffix(".") && !message.hasSuffix(".."), "\(message)")
        }
    }

    /// An error that is put into a text shows its case and its labels.
    @Test func `no source puts an error into a text`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            // A service for tests, whose texts its developers read.
            if file.path.contains("andbox") { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains(#"\(error)"#), "\(file.lastPathComponent)")
            count += 1
        }
        #expect(count > 300)
    }

    @Test func `the share of a picture that is made up is told`() {
        for (row, share) in [(0, "100 %"), (1, "88 %"), (7, "13 %")] {
            let found = DecodingWarnings(firstCorruptRow: row)
            let warning = PhotoWarning(.hitMarker, in: found, mcuRowCount: 8)
            #expect(warning.message.contains(" \(share) of the picture, from MCU row \(row) of 8 on,"))
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
