internal import JPEGCodec
internal import JPEGSyntax
internal import PhotoMetadata

/// What the warnings of libjpeg and of the marker reader mean for a photo under a policy.
struct WarningVerdict {
    /// Why the photo is refused, nil when it is not.
    let refusal: PhotoError?
    let warnings: [PhotoWarning]
    /// The entropy-coded data or their tables are flawed, so that they must be written anew.
    let concernsEntropyCodedData: Bool
    /// The photo, with what decoding has told of where its picture ends.
    let probed: ProbedPhoto

    /// - Parameters:
    ///   - decoded: what libjpeg found, and warned of.
    ///   - tables: its quantization steps.
    ///   - probed: the photo.
    ///   - policy: what is accepted.
    init(
        _ decoded: DecodedStream,
        tables: ValidatedTables,
        _ probed: ProbedPhoto,
        policy: WarningPolicy
    ) {
        let properties = probed.properties
        let found = decoded.warnings
        let rowCount = decoded.frame.heightInMCUs
        let tail = PictureTail(decoded, properties.structure, in: probed.bytes.span)
        var warnings = properties.metadata.warnings
        var corruption: [DecodingWarnings.Kind] = []
        var entropyWarning = tables.areMadeUp || decoded.concealedCount > 0
        if properties.structure.impliedEnd != nil, found.firstCorruptRow == nil {
            warnings.append(.missingEnd(tail, properties.structure))
        } else if let tail, tail.byteCount > 0, !tail.isLostData {
            warnings.append(.strayBytes(count: tail.byteCount))
        }
        if let tail, tail.byteCount > 0 { entropyWarning = true }
        let elsewhere = max(0, found.extraneousByteCount - (tail?.byteCount ?? 0))
        for kind in DecodingWarnings.Kind.allCases where found.counts[kind] != nil {
            // What is behind the picture has been told.
            if kind == .extraneousData, let tail, tail.byteCount > 0, !tail.isLostData, elsewhere == 0 { continue }
            let isCorruption =
                kind == .extraneousData
                ? tail?.isLostData ?? false || Self.isMuch(elsewhere, properties) : kind.isCorruption
            if isCorruption { corruption.append(kind) }
            if isCorruption || kind == .extraneousData { entropyWarning = true }
            let warning = PhotoWarning(kind, in: found, mcuRowCount: rowCount)
            if !warnings.contains(warning) { warnings.append(warning) }
        }
        warnings += PhotoWarning.all(of: tables, concealedCount: decoded.concealedCount)
        for warning in properties.structure.anomalies.compactMap(PhotoWarning.init)
        where !warnings.contains(where: { $0.code == warning.code }) {
            warnings.append(warning)
        }
        concernsEntropyCodedData = entropyWarning
        self.warnings = warnings
        self.probed = tail.map { $0.byteCount > 0 ? probed.ending(at: $0.start) : probed } ?? probed

        if let first = corruption.first, policy != .repair {
            refusal = .damaged(first, in: found, rowCount: rowCount)
        } else if decoded.outOfRangeCount > 0 {
            refusal = .coefficientOutOfRange(count: decoded.outOfRangeCount)
        } else if policy == .strict, let warning = warnings.first {
            refusal = .warningRefused(warning)
        } else {
            refusal = nil
        }
    }

    /// Stray bytes are harmless while they are few, at most 1 KiB or 0.1 % of the file: cameras leave some between
    /// segments, and pad scans. More than 64 bytes (or 0.1 %) behind the first scan's header are picture data that lost
    /// their place.
    private static func isMuch(_ extraneousByteCount: Int, _ properties: ImageProperties) -> Bool {
        let firstScan = properties.structure.scans.first?.entropyCodedData.lowerBound ?? 0
        let byteCountBeforeScans = properties.structure.anomalies.reduce(0) { count, anomaly in
            if case .junkBetweenSegments(let offset, let byteCount) = anomaly, offset < firstScan {
                count + byteCount
            } else {
                count
            }
        }
        let share = properties.byteCount / 1_000
        return extraneousByteCount > max(1_024, share)
            || extraneousByteCount - byteCountBeforeScans > max(64, share)
    }
}
