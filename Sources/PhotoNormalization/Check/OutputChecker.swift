internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

/// Checks the written file; only one that passes every check becomes a `NormalizedPhoto`.
struct OutputChecker {
    let options: NormalizationOptions
    let workLimit: WorkLimit

    /// Limits of structure are for what comes from outside. What is written here has the segments and scans of its
    /// plan, which may be more than somebody lets in.
    private var limits: ResourceLimits {
        var limits = options.limits
        limits.maximumSegmentCount = .max
        limits.maximumApplicationByteCount = .max
        limits.maximumScanCount = .max
        limits.maximumScanWork = .max
        return limits
    }

    /// - Throws: `check-failed` when the file is not what was planned.
    func check(_ written: borrowing WrittenPhoto) throws(PhotoError) -> NormalizedPhoto {
        let plan = written.plan
        guard written.bytes.count <= plan.maximumByteCount else {
            throw .checkFailed("it has \(written.bytes.count) bytes, the budget is \(plan.maximumByteCount)")
        }
        // The very same bytes of a passed-through photo were read, decoded and judged a moment ago.
        if case .passthrough = plan.rung {} else { try checkMarkers(written) }
        // No predicted size proves a progressive file.
        if options.checksItself || plan.isProgressive { try compareCoefficients(written) }
        return NormalizedPhoto(
            bytes: written.bytes,
            report: NormalizationReport(
                plan, written.photo, outputByteCount: written.bytes.count, encodeCount: written.encodeCount,
                notices: written.notices)
        )
    }

    private func checkMarkers(_ written: borrowing WrittenPhoto) throws(PhotoError) {
        let structure: JPEGStructure
        do {
            structure = try JPEGStructure(reading: written.bytes.span, limits: SyntaxLimits(limits))
        } catch {
            throw .checkFailed("its markers cannot be read: \(PhotoError(error).message)")
        }
        try checkFrame(structure, written.plan, written.photo)
        try checkEntropyCodedData(structure, written.plan, written.photo)
        try checkMetadata(structure, written)
        let header: FrameLayout
        do {
            header = try FrameLayout(readingHeaderOf: written.bytes)
        } catch {
            throw .checkFailed("libjpeg cannot read its header", because: error, limits: limits)
        }
        guard header.colorSpace == written.photo.picture.image.frame.colorSpace else {
            throw .checkFailed("its colors would be read as others")
        }
    }

    private func checkFrame(
        _ structure: JPEGStructure,
        _ plan: NormalizationPlan,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) {
        let planned = photo.picture.image.frame
        let before = photo.properties.frame
        let after = structure.frame
        guard after.width == planned.width, after.height == planned.height, after.precision == before.precision else {
            throw .checkFailed("its frame is \(after.width) × \(after.height)")
        }
        let identifiers = plan.rung.file?.componentIdentifiers ?? before.componentIdentifiers
        guard after.componentIdentifiers == identifiers,
            zip(after.components, planned.components).allSatisfy({
                $0.horizontalSampling == $1.horizontalSampling && $0.verticalSampling == $1.verticalSampling
            })
        else { throw .checkFailed("its components are not the source's") }
        guard structure.anomalies.isEmpty, structure.trailingData == nil else {
            throw .checkFailed("its markers are not in order")
        }
    }

    /// Compares the length of the entropy-coded data with the prediction. libjpeg writes garbage without an error where
    /// a symbol has no code: the exact length proves that it wrote the planned symbols.
    private func checkEntropyCodedData(
        _ structure: JPEGStructure,
        _ plan: NormalizationPlan,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) {
        let expected: Int
        let actual: Int
        if let file = plan.rung.file {
            if file.isProgressive { return }
            expected = file.code.unstuffedByteCount
            actual = structure.scans.reduce(0) { $0 + $1.unstuffedByteCount }
        } else {
            expected = photo.properties.structure.scans.reduce(0) { $0 + $1.entropyCodedData.count }
            actual = structure.scans.reduce(0) { $0 + $1.entropyCodedData.count }
        }
        guard actual == expected else {
            throw .checkFailed("it has \(actual) bytes of coded data where \(expected) were predicted")
        }
    }

    /// Checks that the segments are the planned ones, and that they are true of the picture.
    private func checkMetadata(
        _ structure: JPEGStructure,
        _ written: borrowing WrittenPhoto
    ) throws(PhotoError) {
        let bytes = written.bytes
        let segments = structure.segments.filter { $0.kind != .codec }
        let planned = written.plan.metadata.segments
        guard segments.count == planned.count,
            zip(segments, planned).allSatisfy({
                $0.marker.rawValue == $1.marker && bytes[$0.payload] == $1.payload[...]
            })
        else { throw .checkFailed("its metadata segments are not the planned ones") }
        let metadata = SourceMetadata(structure: structure, bytes: bytes.span)
        let again: MetadataPlan
        do {
            again = try MetadataPlan(
                policy: options.metadata,
                source: metadata,
                structure: structure,
                bytes: bytes.span,
                picture: StoredPicture(of: structure, metadata: metadata)
            )
        } catch {
            if error == .outOfMemory { throw PhotoError(error) }
            throw .checkFailed("its metadata cannot be read: \(PhotoError(error).message)")
        }
        // A picture that stays as it is coded keeps its orientation for viewers.
        let isTurned = written.photo.picture.image.transform != .identity || written.photo.change != nil
        let orientation = isTurned ? .upright : written.photo.properties.metadata.orientation
        guard metadata.orientation == orientation else {
            throw .checkFailed("its orientation is \(metadata.orientation.rawValue)")
        }
        guard again.nonconformances.isEmpty else {
            throw .checkFailed("its metadata do not conform: \(again.nonconformances.joined(separator: "; "))")
        }
    }

    /// Decodes the result and compares every coefficient with what was to be written; a file with one scan row by row,
    /// of which nothing is kept.
    private func compareCoefficients(_ written: borrowing WrittenPhoto) throws(PhotoError) {
        guard written.photo.picture.image.hasBlocks else { return try compareCodedData(written) }
        let quantization =
            written.plan.rung.file?.quantization
            ?? written.photo.picture.image.coding.map { ComponentQuantization(unchanged: $0.steps) }
        let comparison = CoefficientComparison(image: written.photo.picture.image, quantization: quantization)
        let decoded: DecodedStream
        do {
            decoded = try DecodedStream(
                decoding: written.bytes,
                limits: DecodingLimits(
                    maximumScanCount: limits.maximumScanCount,
                    maximumScanWork: limits.maximumScanWork,
                    maximumMemoryByteCount: limits.maximumCoefficientByteCount,
                    maximumSeconds: max(limits.maximumDecodingSeconds, workLimit.secondsLeft),
                    decodesByLibrary: true
                ),
                shouldStop: workLimit.stopSignal
            ) { frame, _ in comparison.observer(of: frame) }
        } catch {
            if error == .cancelled { throw .cancelled }
            throw .checkFailed("it cannot be decoded", because: error, limits: limits)
        }
        guard decoded.warnings.isEmpty else { throw .checkFailed("decoding it gives warnings") }
        guard comparison.isEqual else { throw .checkFailed("its coefficients are not the planned ones") }
    }

    /// Where no coefficient was kept, coded data stay byte for byte.
    private func compareCodedData(_ written: borrowing WrittenPhoto) throws(PhotoError) {
        let structure: JPEGStructure
        do {
            structure = try JPEGStructure(reading: written.bytes.span, limits: SyntaxLimits(limits))
        } catch {
            throw .checkFailed("its markers cannot be read: \(PhotoError(error).message)")
        }
        let scans = written.photo.properties.structure.scans
        let (bytes, source) = (written.bytes, written.photo.probed.bytes)
        guard structure.scans.count == scans.count,
            zip(structure.scans, scans).allSatisfy({ bytes[$0.entropyCodedData] == source[$1.entropyCodedData] })
        else { throw .checkFailed("its coded data are not the photo's") }
    }
}
