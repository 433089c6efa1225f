public import PhotoVocabulary

/// What a normalized photo is to be.
public struct NormalizationOptions: Sendable, Hashable {
    /// The most bytes the output may have.
    public var maximumByteCount: ByteBudget
    /// The most pixels of width and of height; nil (default): no limit. No photo is enlarged.
    public var maximumEdge: Int?
    /// What is cut off, before the edge is limited; default `.none`.
    public var crop: Crop
    /// Whether a photo may become smaller so that it fits into the bytes, or into the memory; default true.
    public var allowsResizing: Bool
    /// Default `.keep`.
    public var color: ColorPolicy
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
        maximumEdge: Int? = nil,
        crop: Crop = .none,
        allowsResizing: Bool = true,
        color: ColorPolicy = .keep,
        metadata: MetadataPolicy = .minimal,
        effort: Effort = .balanced,
        isProgressive: Bool = false,
        warningPolicy: WarningPolicy = .standard,
        minimumEdge: Int = 48,
        limits: ResourceLimits = ResourceLimits(),
        checksItself: Bool = false
    ) {
        self.maximumByteCount = maximumByteCount
        self.maximumEdge = maximumEdge
        self.crop = crop
        self.allowsResizing = allowsResizing
        self.color = color
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

    /// The largest that Microsoft Graph serves, and what accounts without a mailbox take: 648 × 648, 100,000 bytes,
    /// sRGB.
    public static let profile = NormalizationOptions(
        maximumByteCount: .bytes(100_000), maximumEdge: 648, crop: .square, color: .srgb)

    /// For lists of people: 96 × 96, 10,000 bytes, sRGB.
    public static let thumbnail = NormalizationOptions(
        maximumByteCount: .bytes(10_000), maximumEdge: 96, crop: .square, color: .srgb)
}

/// What is cut off a photo.
public enum Crop: String, Sendable, Hashable, CaseIterable {
    /// Nothing.
    case none
    /// What is longer than the shorter edge: the same on both sides across, more at the bottom than at the top in
    /// height, where portraits have their heads.
    case square
}

/// What becomes of the colors of a photo. CMYK always becomes sRGB, RGB-coded photos always become YCbCr.
public enum ColorPolicy: String, Sendable, Hashable, CaseIterable {
    /// Gray and RGB stay in their color space, with its profile.
    case keep
    /// RGB of another color space becomes sRGB, and the profile goes.
    case srgb
}

/// The most bytes an output may have.
public enum ByteBudget: Sendable, Hashable {
    /// Bytes, 1 or more.
    case bytes(Int)
    /// Percent of each input's own bytes, above 0.
    case percentOfInput(Double)

    /// More than any file has, and little enough to reckon with.
    private static let most = 1 << 56

    /// 4,000,000 bytes less 16,384 for the request line and the headers.
    public static let request = ByteBudget.bytes(3_983_616)

    /// The budget in bytes for an input.
    ///
    /// - Parameter inputByteCount: bytes of the input file.
    /// - Returns: bytes.
    public func byteCount(inputByteCount: Int) -> Int {
        switch self {
        case .bytes(let count): return min(max(count, 0), Self.most)
        case .percentOfInput(let percent):
            let count = Double(inputByteCount) * percent / 100
            // What is not a number allows nothing.
            return count >= 0 ? count < Double(Self.most) ? Int(count) : Self.most : 0
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
public enum WarningPolicy: String, Sendable, Hashable, CaseIterable {
    /// Damaged picture data is refused, harmless deviations are reported.
    case standard
    /// Every warning is refused.
    case strict
    /// Damage that can be concealed is accepted and reported.
    case repair
}
