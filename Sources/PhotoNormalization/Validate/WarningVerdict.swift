internal import JPEGCodec
internal import JPEGSyntax
internal import PhotoMetadata

/// What libjpeg's warnings, and the marker reader's, mean for a photo under a policy.
struct WarningVerdict {
    /// Why the photo is refused, nil when it is not.
    let refusal: PhotoError?
    let warnings: [PhotoWarning]
    /// Something was wrong in the entropy-coded data, so that they must be written anew.
    let concernsEntropyCodedData: Bool

    /// - Parameters:
    ///   - found: libjpeg's.
    ///   - properties: the photo's markers and metadata.
    ///   - policy: what is accepted.
    ///   - mcuRowCount: of the picture, to say where damage begins.
    init(_ found: DecodingWarnings, properties: ImageProperties, policy: WarningPolicy, mcuRowCount: Int) {
        var warnings = properties.metadata.warnings.map { PhotoWarning(code: $0.code, message: $0.message) }
        var corruption: [DecodingWarnings.Kind] = []
        var entropyWarning = false
        for kind in DecodingWarnings.Kind.allCases where found.counts[kind] != nil {
            if kind.isCorruption { corruption.append(kind) }
            if kind.isCorruption || kind == .extraneousData { entropyWarning = true }
            warnings.append(PhotoWarning(kind, in: found, mcuRowCount: mcuRowCount))
        }
        concernsEntropyCodedData = entropyWarning
        self.warnings = warnings

        if let first = corruption.first, policy != .repair {
            refusal = .damaged(first, row: found.firstCorruptRow, rowCount: mcuRowCount)
        } else if policy == .strict, let warning = warnings.first {
            refusal = .warningRefused(warning)
        } else {
            refusal = nil
        }
    }
}
