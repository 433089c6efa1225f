import Fixtures
import JPEGCodec
import JPEGSyntax
import PhotoMetadata
import PhotoNormalization
import Testing

/// A photo with a name that test reports show.
struct PhotoCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable () throws -> [UInt8]

    init(_ description: String, _ make: @escaping @Sendable () throws -> [UInt8]) {
        (testDescription, self.make) = (description, make)
    }

    init(_ description: String, _ photo: FixturePhoto) {
        self.init(description) { try photo.encoded() }
    }
}

extension NormalizationOptions {
    /// With every check on, and dimensions that stay.
    static func checked(
        maximumByteCount: Int = 3_983_616,
        metadata: MetadataPolicy = .minimal,
        warnings: WarningPolicy = .standard,
        allowsResizing: Bool = false
    ) -> NormalizationOptions {
        NormalizationOptions(
            maximumByteCount: .bytes(maximumByteCount),
            allowsResizing: allowsResizing,
            metadata: metadata,
            warningPolicy: warnings,
            checksItself: true
        )
    }
}

func normalize(_ bytes: [UInt8], _ options: NormalizationOptions = .checked()) throws(PhotoError) -> NormalizedPhoto {
    try PhotoNormalizer(options: options).normalize(bytes)
}

/// The error that a photo ends in; an issue when it does not.
func refusal(_ bytes: [UInt8], _ options: NormalizationOptions = .checked()) -> PhotoError? {
    do {
        let photo = try normalize(bytes, options)
        Issue.record("normalized by the rung \(photo.report.method)")
        return nil
    } catch {
        return error
    }
}

/// The entropy-coded data of each scan, byte for byte.
func entropyCodedData(_ bytes: [UInt8]) throws -> [[UInt8]] {
    try JPEGStructure(reading: bytes.span).scans.map { [UInt8](bytes[$0.entropyCodedData]) }
}

/// Bytes of a file without the stuffing of its entropy-coded data.
func unstuffedByteCount(_ bytes: [UInt8]) throws -> Int {
    let structure = try JPEGStructure(reading: bytes.span)
    return bytes.count - structure.scans.reduce(0) { $0 + $1.stuffedByteCount }
}

/// All that decides a file's pixels: coefficients, steps, and how they are read.
struct DecodedPicture: Equatable {
    let frameSize: [Int]
    let colorSpace: FrameLayout.ColorSpace
    let steps: [[UInt16]?]
    let blocks: [[Int16]]
    let hasWarnings: Bool

    init(_ bytes: [UInt8]) throws {
        let limits = DecodingLimits(
            maximumScanCount: 100,
            maximumScanWork: 64,
            maximumMemoryByteCount: 256 << 20,
            maximumSeconds: 60
        )
        let image = try CoefficientImage(decoding: bytes, limits: limits, shouldStop: nil) { _ in nil }
        let frame = image.frame
        frameSize =
            [frame.width, frame.height] + frame.components.flatMap { [$0.horizontalSampling, $0.verticalSampling] }
        colorSpace = frame.colorSpace
        steps = image.quantizationSteps.map { $0?.values }
        hasWarnings = !image.warnings.isEmpty
        var blocks: [[Int16]] = []
        for (index, component) in frame.components.enumerated() {
            var all: [Int16] = []
            for row in 0..<component.heightInBlocks {
                let start = unsafe image.storage.unsafeBlockRow(component: index, row: row)
                unsafe all.append(
                    contentsOf: UnsafeBufferPointer(start: start, count: component.widthInBlocks * 64)
                )
            }
            blocks.append(all)
        }
        self.blocks = blocks
    }

    /// The same pixels, whether or not there was something to warn of.
    func showsSame(as other: DecodedPicture) -> Bool {
        frameSize == other.frameSize && colorSpace == other.colorSpace && steps == other.steps
            && blocks == other.blocks
    }
}
