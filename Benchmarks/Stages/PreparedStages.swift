internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoNormalization

/// A photo with everything made ready that any stage starts from, so that each can be run by itself.
final class PreparedStages {
    private let bytes: [UInt8]
    private let normalizer: PhotoNormalizer
    private let image: CoefficientImage
    private let statistics: CoefficientStatistics
    private let budget: SizeBudget
    private let file: EncodePlan
    private var rows: RowBuffer

    /// - Parameters:
    ///   - photo: a JPEG file's bytes.
    ///   - budgetShare: of the photo's bytes, 0 … 1.
    /// - Throws: what decoding or the search throws.
    init(photo: [UInt8], budgetShare: Double) throws {
        let maximumByteCount = Int(Double(photo.count) * budgetShare)
        bytes = photo
        normalizer = PhotoNormalizer(options: NormalizationOptions(maximumByteCount: .bytes(maximumByteCount)))
        image = try Self.decode(photo)
        statistics = CoefficientStatistics(of: image)
        budget = SizeBudget(maximumByteCount: maximumByteCount, segmentByteCount: 0)
        file = try EncodePlan(
            requantizing: image,
            statistics: statistics,
            budget: budget
        )
        rows = RowBuffer(frame: image.frame)
    }

    /// Runs one stage once.
    ///
    /// - Returns: a number that depends on the stage's result, so that no part of the work can be left out.
    /// - Throws: what the stage throws.
    func run(_ stage: Stage) throws -> Int {
        switch stage {
        case .syntaxScan:
            let scanned = bytes
            return try JPEGStructure(reading: scanned.span).segments.count
        case .entropyDecode:
            return try Self.decode(bytes).frame.blockCount
        case .histogram:
            var collector: StatisticsCollector?
            _ = try Self.decode(bytes) { frame in
                // As for a budget that no lossless rewrite could meet.
                collector = StatisticsCollector(frame: frame, countsSymbols: false)
                return collector
            }
            return collector?.statistics.components.count ?? 0
        case .search:
            return try EncodePlan(
                requantizing: image,
                statistics: statistics,
                budget: budget
            ).unstuffedByteCount
        case .requantization:
            return rows.requantizeAll(
                of: image.frame,
                with: RequantizingProvider(image: image, quantization: file.quantization)
            )
        case .huffmanTables:
            let symbols = statistics.components.compactMap(\.symbols)
            return EntropyCode(counts: symbols, isInterleaved: statistics.isInterleaved).unstuffedByteCount
        case .write:
            return try file.parameters.write(
                segments: [],
                capacity: file.headerByteCount + 2 * file.code.unstuffedByteCount,
                provider: RequantizingProvider(image: image, quantization: file.quantization)
            ).count
        case .normalize:
            return try normalizer.normalize(bytes).bytes.count
        }
    }

    private static func decode(
        _ bytes: [UInt8],
        observedBy makeObserver: (FrameLayout) -> (any BlockRowObserver)? = { _ in nil }
    ) throws -> CoefficientImage {
        let limits = ResourceLimits()
        return try CoefficientImage(
            decoding: bytes,
            limits: DecodingLimits(
                maximumScanCount: limits.maximumScanCount,
                maximumScanWork: limits.maximumScanWork,
                maximumMemoryByteCount: limits.maximumCoefficientByteCount,
                // Under valgrind everything takes fifty times as long.
                maximumSeconds: 600
            ),
            shouldStop: nil,
            makeObserver: makeObserver
        )
    }
}
