/// How the picture is coded (ITU-T T.81, table B.1: which SOF marker).
public enum CodingProcess: UInt8, Sendable, Hashable, CaseIterable {
    case baseline = 0xC0
    case extendedSequential = 0xC1
    case progressive = 0xC2
    case lossless = 0xC3
    case differentialSequential = 0xC5
    case differentialProgressive = 0xC6
    case differentialLossless = 0xC7
    case arithmeticSequential = 0xC9
    case arithmeticProgressive = 0xCA
    case arithmeticLossless = 0xCB
    case arithmeticDifferentialSequential = 0xCD
    case arithmeticDifferentialProgressive = 0xCE
    case arithmeticDifferentialLossless = 0xCF

    /// SOF2, SOF10: several scans, each with a part of every coefficient.
    public var isProgressive: Bool {
        self == .progressive || self == .arithmeticProgressive
    }

    /// SOF9 and above: arithmetic instead of Huffman coding.
    public var isArithmetic: Bool { rawValue >= 0xC9 }

    /// SOF3, SOF11: predictive coding without a DCT.
    public var isLossless: Bool {
        self == .lossless || self == .arithmeticLossless
    }

    /// SOF5–7, SOF13–15.
    public var isHierarchical: Bool {
        switch self {
        case .differentialSequential, .differentialProgressive, .differentialLossless,
            .arithmeticDifferentialSequential, .arithmeticDifferentialProgressive, .arithmeticDifferentialLossless:
            true
        default: false
        }
    }
}

extension CodingProcess: Codable {
    /// The name in reports: the standard's, in kebab-case.
    public var name: String {
        switch self {
        case .baseline: "baseline"
        case .extendedSequential: "extended-sequential"
        case .progressive: "progressive"
        case .lossless: "lossless"
        case .differentialSequential: "differential-sequential"
        case .differentialProgressive: "differential-progressive"
        case .differentialLossless: "differential-lossless"
        case .arithmeticSequential: "arithmetic-sequential"
        case .arithmeticProgressive: "arithmetic-progressive"
        case .arithmeticLossless: "arithmetic-lossless"
        case .arithmeticDifferentialSequential: "arithmetic-differential-sequential"
        case .arithmeticDifferentialProgressive: "arithmetic-differential-progressive"
        case .arithmeticDifferentialLossless: "arithmetic-differential-lossless"
        }
    }

    /// Encodes the name.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    /// Decodes the name.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let process = Self.allCases.first(where: { $0.name == name }) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "No coding process is called that.")
        }
        self = process
    }
}
