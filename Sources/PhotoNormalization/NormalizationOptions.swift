public import PhotoMetadata

/// What a normalized photo is to be.
public struct NormalizationOptions: Sendable, Hashable {
    /// The most bytes the output may have.
    public var maximumByteCount: ByteBudget
    /// Default `.minimal`.
    public var metadata: MetadataPolicy
    /// How much work is spent on quality; default `.balanced`.
    public var effort: Effort
    /// Write a progressive file when one is written; default false.
    public var isProgressive: Bool
    /// What libjpeg's warnings mean; default `.standard`.
    public var warningPolicy: WarningPolicy
    /// The least width and height, in pixels; default 48, the smallest that Microsoft Graph serves.
    public var minimumEdge: Int
    /// How much of the machine one photo may take; default the library's limits.
    public var limits: ResourceLimits
    /// Decode the result again and compare every coefficient; default false.
    public var checksItself: Bool

    /// Options that differ from the defaults where something is given; each property says what it means.
    public init(
        maximumByteCount: ByteBudget = .request,
        metadata: MetadataPolicy = .minimal,
        effort: Effort = .balanced,
        isProgressive: Bool = false,
        warningPolicy: WarningPolicy = .standard,
        minimumEdge: Int = 48,
        limits: ResourceLimits = ResourceLimits(),
        checksItself: Bool = false
    ) {
        self.maximumByteCount = maximumByteCount
        self.metadata = metadata
        self.effort = effort
        self.isProgressive = isProgressive
        self.warningPolicy = warningPolicy
        self.minimumEdge = minimumEdge
        self.limits = limits
        self.checksItself = checksItself
    }

    /// What fits into one Microsoft Graph request: 3,983,616 bytes, minimal metadata.
    public static let request = NormalizationOptions()
}

/// The most bytes an output may have.
public enum ByteBudget: Sendable, Hashable {
    /// Bytes, 1 or more.
    case bytes(Int)
    /// Percent of each input's own bytes, above 0.
    case percentOfInput(Double)

    /// 4,000,000 bytes less 16,384 for the request line and the headers.
    public static let request = ByteBudget.bytes(3_983_616)

    /// The budget in bytes for an input.
    ///
    /// - Parameter inputByteCount: bytes of the input file.
    /// - Returns: bytes.
    public func byteCount(inputByteCount: Int) -> Int {
        switch self {
        case .bytes(let count): count
        case .percentOfInput(let percent): Int(Double(inputByteCount) * percent / 100)
        }
    }
}

/// How much work is spent on quality when quality has to be spent.
public enum Effort: String, Sendable, Hashable, CaseIterable {
    /// Quantization tables only.
    case fast
    case balanced
    /// Everything that is known to help.
    case best
}

/// What libjpeg's warnings mean for a photo.
public enum WarningPolicy: String, Sendable, Hashable {
    /// Damaged picture data is refused, harmless deviations are reported.
    case standard
    /// Every warning is refused.
    case strict
    /// Damage that can be concealed is accepted and reported.
    case repair
}
