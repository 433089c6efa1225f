internal import JPEGRateControl
internal import PhotoMetadata

/// What is done to a photo, decided before anything is written.
struct NormalizationPlan: Sendable {
    /// The rung of the ladder, with its encode plan.
    enum Rung: Sendable {
        /// The same bytes.
        case passthrough
        /// The source's picture behind new metadata segments.
        case metadata(predictedByteCount: Int)
        /// The source's coefficients under Huffman tables made for them.
        case lossless(EncodePlan)
        /// Coarser coefficients.
        case requantized(EncodePlan)
        /// Coefficients of rendered pixels.
        case redrawn(EncodePlan, isResized: Bool)

        /// The encode plan; nil where the source's coded picture stays.
        var file: EncodePlan? {
            switch self {
            case .passthrough, .metadata: nil
            case .lossless(let file), .requantized(let file), .redrawn(let file, _): file
            }
        }
    }

    private(set) var rung: Rung
    let metadata: MetadataPlan
    let maximumByteCount: Int
    /// Bytes of the whole output, byte stuffing estimated where it is not known.
    let predictedByteCount: Int

    init(_ rung: Rung, _ headerPlan: HeaderPlan, predictedByteCount: Int) {
        self.rung = rung
        metadata = headerPlan.metadata
        maximumByteCount = headerPlan.maximumByteCount
        self.predictedByteCount = predictedByteCount
    }

    /// A progressive file is to be written.
    var isProgressive: Bool {
        rung.file?.isProgressive ?? false
    }

    var method: NormalizationReport.Method {
        switch rung {
        case .passthrough: .passthrough
        case .metadata: .metadata
        case .lossless: .lossless
        case .requantized: .requantized
        case .redrawn(_, let isResized): isResized ? .resized : .reencoded
        }
    }
}

extension NormalizationPlan {
    /// Entropy encodes that carrying it out takes, unless stuffing surprises.
    var expectedEncodeCount: Int {
        rung.file == nil ? 0 : 1
    }

    /// The same plan with the squared errors that were measured, by component, in place of estimates.
    func measured(_ distortions: [Double]) -> NormalizationPlan {
        guard case .requantized(var file) = rung else { return self }
        file.distortions = distortions
        var plan = self
        plan.rung = .requantized(file)
        return plan
    }
}
