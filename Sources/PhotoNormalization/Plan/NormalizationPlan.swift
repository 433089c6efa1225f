package import JPEGRateControl
package import PhotoMetadata

/// What is to be done to a photo, decided before anything is written.
package struct NormalizationPlan: Sendable {
    /// The rung of the ladder, with what it needs.
    package enum Rung: Sendable {
        /// The same bytes.
        case passthrough
        /// The source's picture behind new metadata segments.
        case metadata(predictedByteCount: Int)
        /// The source's coefficients under Huffman tables made for them.
        case lossless(EncodePlan)
        /// Coarser coefficients.
        case requantized(EncodePlan)
        /// Coefficients of pixels that were drawn anew.
        case redrawn(EncodePlan, isResized: Bool)

        /// What is to be written; nil where the source's own picture stays.
        package var file: EncodePlan? {
            switch self {
            case .passthrough, .metadata: nil
            case .lossless(let file), .requantized(let file), .redrawn(let file, _): file
            }
        }
    }

    package private(set) var rung: Rung
    package let metadata: MetadataPlan
    package let maximumByteCount: Int
    /// Bytes of the whole output, byte stuffing estimated where it is not known.
    package let predictedByteCount: Int

    /// A progressive file is to be written.
    package var isProgressive: Bool {
        rung.file?.isProgressive ?? false
    }

    package var method: NormalizationReport.Method {
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
    package var expectedEncodeCount: Int {
        rung.file == nil ? 0 : 1
    }

    /// The same plan with the squared errors that were measured, by component, in place of estimates.
    package func measured(_ distortions: [Double]) -> NormalizationPlan {
        guard case .requantized(var file) = rung else { return self }
        file.distortions = distortions
        var plan = self
        plan.rung = .requantized(file)
        return plan
    }
}
