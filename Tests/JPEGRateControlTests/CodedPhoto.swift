import Fixtures
import JPEGCodec
import JPEGRateControl
import JPEGSyntax
import Testing

/// A fixture, decoded, with all that a search needs.
struct CodedPhoto: ~Copyable {
    let bytes: [UInt8]
    let image: CoefficientImage
    let sourceSteps: [[Int]]
    let statistics: CoefficientStatistics

    init(_ photo: FixturePhoto) throws {
        try self.init(bytes: photo.encoded())
    }

    init(bytes: [UInt8]) throws {
        let limits = DecodingLimits(
            maximumScanCount: 100,
            maximumScanWork: 64,
            maximumMemoryByteCount: 256 << 20,
            maximumSeconds: 60
        )
        let image = try CoefficientImage(decoding: bytes, limits: limits, shouldStop: nil) { _ in nil }
        var sourceSteps: [[Int]] = []
        for steps in image.quantizationSteps { sourceSteps.append(try #require(steps).map { Int($0) }) }
        self.bytes = bytes
        self.sourceSteps = sourceSteps
        statistics = CoefficientStatistics(of: image)
        self.image = image
    }

    /// The coefficients as they are, under the best Huffman tables.
    var unchanged: EncodePlan {
        EncodePlan(unchanged: image, statistics: statistics, sourceSteps: sourceSteps, segmentByteCount: 0)
    }

    /// A share of what the coefficients take as they are, but no less than what can always be reached: 1.25 times the
    /// headers and two bits for each block.
    func budget(share: Double) -> Int {
        let unchanged = unchanged
        let floor = 1.25 * (Double(unchanged.headerByteCount) + Double(image.frame.blockCount) / 4)
        let wanted = Double(unchanged.headerByteCount) + share * Double(unchanged.code.unstuffedByteCount)
        return Int(max(floor, wanted).rounded(.up))
    }

    /// The search's decision for a file without metadata segments.
    func requantized(maximumByteCount byteCount: Int) throws -> EncodePlan {
        try EncodePlan(
            requantizing: image,
            statistics: statistics,
            sourceSteps: sourceSteps,
            budget: SizeBudget(maximumByteCount: byteCount, segmentByteCount: 0)
        )
    }

    /// What libjpeg makes of a decision.
    func write(_ file: EncodePlan) throws -> [UInt8] { try written(file).bytes }

    /// The same, with the squared errors that writing it measured, by component.
    func written(_ file: EncodePlan) throws -> (bytes: [UInt8], distortions: [Double]) {
        let provider = RequantizingProvider(image: image, quantization: file.quantization)
        let output = try file.parameters.write(segments: [], capacity: 2 * bytes.count + 65_536, provider: provider)
        return (output, provider.distortions)
    }
}

/// Bytes of a file without the stuffing of its entropy-coded data.
func unstuffedByteCount(_ bytes: [UInt8]) throws -> Int {
    let structure = try JPEGStructure(reading: bytes.span)
    return bytes.count - structure.scans.reduce(0) { $0 + $1.stuffedByteCount }
}

/// The picture blocks of each component, row by row.
func coefficients(of image: borrowing CoefficientImage) -> [[Int16]] {
    image.frame.components.enumerated().map { index, component in
        (0..<component.heightInBlocks).flatMap { row in
            let blocks = unsafe image.storage.unsafeBlockRow(component: index, row: row)
            return unsafe [Int16](UnsafeBufferPointer(start: blocks, count: component.widthInBlocks * 64))
        }
    }
}

/// A kind of photo that the prediction has to be right for.
struct PhotoCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let photo: FixturePhoto

    init(_ description: String, size: (Int, Int), scene: Scene = .landscape, _ change: (inout PictureCoding) -> Void) {
        var photo = FixturePhoto(width: size.0, height: size.1, scene: scene)
        change(&photo.coding)
        (testDescription, self.photo) = ("\(description), \(scene.rawValue) \(size.0)×\(size.1)", photo)
    }

    static let all = samplings + sizes + kinds + scenes

    private static let samplings =
        (["4:4:4", "4:2:2", "4:2:0", "4:4:0", "4:1:1", "4:1:0", "4:4:1"].compactMap {
            Sampling(named: $0)
        } + Sampling.odd).flatMap { sampling in
            [(96, 64), (91, 77)].map { size in
                let blocks = sampling.factors.reduce(3 - sampling.factors.count) {
                    $0 + Int($1.horizontal * $1.vertical)
                }
                let name = sampling.factors.map { "\($0.horizontal)×\($0.vertical)" }.joined(separator: " ")
                return PhotoCase(name, size: size) {
                    $0.sampling = sampling
                    if blocks > 10 { $0.scans = .separate }
                }
            }
        }

    private static let sizes = [(1, 1), (8, 8), (9, 8), (8, 9), (17, 33), (33, 17), (130, 40)].flatMap { size in
        [
            PhotoCase("4:2:0", size: size) { _ in },
            PhotoCase("4:1:0", size: size) { $0.sampling = .yuv410 },
            PhotoCase("gray", size: size) { $0.colors = .gray },
        ]
    }

    private static let kinds = [
        PhotoCase("gray with factors 2 × 2", size: (91, 77)) { $0.colors = .gray },
        PhotoCase("RGB", size: (91, 77)) { ($0.colors, $0.sampling) = (.rgb, .yuv444) },
        PhotoCase("CMYK", size: (91, 77)) { ($0.colors, $0.sampling) = (.cmyk, .yuv444) },
        PhotoCase("YCCK", size: (91, 77)) { ($0.colors, $0.sampling) = (.ycck, .yuv444) },
        PhotoCase("YCCK, coarse chroma", size: (91, 77)) {
            ($0.colors, $0.sampling) = (.ycck, Sampling.yuv420.withFullBlack)
        },
        PhotoCase("progressive", size: (91, 77)) { $0.scans = .progressive },
        PhotoCase("arithmetic", size: (91, 77)) { $0.isArithmetic = true },
        PhotoCase("separate scans", size: (91, 77)) { $0.scans = .separate },
        PhotoCase("restarts", size: (91, 77)) { $0.restartInterval = 3 },
        PhotoCase("quality 100", size: (91, 77)) { $0.quality = 100 },
        PhotoCase("quality 5", size: (91, 77)) { $0.quality = 5 },
        PhotoCase("16-bit steps", size: (91, 77)) { ($0.quality, $0.allowsLongSteps) = (1, true) },
    ]

    private static let scenes = Scene.allCases.map { scene in
        PhotoCase("4:2:0", size: (123, 85), scene: scene) { $0.quality = 95 }
    }
}
