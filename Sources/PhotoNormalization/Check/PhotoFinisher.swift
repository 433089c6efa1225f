internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

/// Checks what was written; only what stands every check becomes a `NormalizedPhoto`.
package struct PhotoFinisher {
    package let options: NormalizationOptions

    package init(options: NormalizationOptions) {
        self.options = options
    }

    package func finish(
        _ encoded: EncodedJPEG,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) -> NormalizedPhoto {
        let plan = encoded.plan
        guard encoded.bytes.count <= plan.maximumByteCount else {
            throw .checkFailed("it has \(encoded.bytes.count) bytes, the budget is \(plan.maximumByteCount)")
        }
        // A passed-through photo was read, decoded and judged a moment ago, the very same bytes.
        if case .passthrough = plan.rung {} else { try check(encoded, photo) }
        // No size proves what a progressive file says.
        if options.checksItself || plan.isProgressive { try compareCoefficients(encoded, photo) }
        return NormalizedPhoto(
            bytes: encoded.bytes,
            report: NormalizationReport(
                plan, photo, outputByteCount: encoded.bytes.count, encodeCount: encoded.encodeCount,
                notices: encoded.notices)
        )
    }

    private func check(_ encoded: EncodedJPEG, _ photo: borrowing ValidatedPhoto) throws(PhotoError) {
        let structure: JPEGStructure
        do {
            structure = try JPEGStructure(reading: encoded.bytes.span, limits: SyntaxLimits(options.limits))
        } catch {
            throw .checkFailed("its markers cannot be read: \(PhotoError(error).message)")
        }
        try checkFrame(structure, encoded.plan, photo)
        try checkEntropyCodedData(structure, encoded.plan, photo)
        try checkMetadata(structure, encoded, photo)
        let header: FrameLayout
        do {
            header = try FrameLayout(readingHeaderOf: encoded.bytes)
        } catch {
            throw .checkFailed("libjpeg cannot read its header", because: error, limits: options.limits)
        }
        guard header.colorSpace == photo.image.frame.colorSpace else {
            throw .checkFailed("its colors would be read as others")
        }
    }

    private func checkFrame(
        _ structure: JPEGStructure,
        _ plan: NormalizationPlan,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) {
        let planned = photo.image.frame
        let before = photo.properties.frame
        let after = structure.frame
        guard after.width == planned.width, after.height == planned.height, after.precision == before.precision else {
            throw .checkFailed("its frame is \(after.width) × \(after.height)")
        }
        let identifiers =
            switch plan.rung {
            case .passthrough, .metadata: before.componentIdentifiers
            case .lossless(let file), .requantized(let file), .redrawn(let file, _): file.componentIdentifiers
            }
        guard after.componentIdentifiers == identifiers,
            zip(after.components, planned.components).allSatisfy({
                $0.horizontalSampling == $1.horizontalSampling && $0.verticalSampling == $1.verticalSampling
            })
        else { throw .checkFailed("its components are not the source's") }
        guard structure.anomalies.isEmpty, structure.trailingData == nil else {
            throw .checkFailed("its markers are not in order")
        }
    }

    /// libjpeg writes garbage without an error when a symbol has no code: that the size is exactly the predicted one proves
    /// that it wrote what was meant.
    private func checkEntropyCodedData(
        _ structure: JPEGStructure,
        _ plan: NormalizationPlan,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) {
        let expected: Int
        let actual: Int
        switch plan.rung {
        case .passthrough:
            return
        case .metadata:
            expected = photo.properties.structure.scans.reduce(0) { $0 + $1.entropyCodedData.count }
            actual = structure.scans.reduce(0) { $0 + $1.entropyCodedData.count }
        case .lossless(let file), .requantized(let file), .redrawn(let file, _):
            if file.isProgressive { return }
            expected = file.code.unstuffedByteCount
            actual = structure.scans.reduce(0) { $0 + $1.unstuffedByteCount }
        }
        guard actual == expected else {
            throw .checkFailed("it has \(actual) bytes of coded data where \(expected) were predicted")
        }
    }

    /// The segments are the planned ones, and what they say of the picture is true.
    private func checkMetadata(
        _ structure: JPEGStructure,
        _ encoded: EncodedJPEG,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) {
        let written = structure.segments.filter { $0.kind != .codec }
        let planned = encoded.plan.metadata.segments
        guard written.count == planned.count,
            zip(written, planned).allSatisfy({
                $0.marker.rawValue == $1.marker && encoded.bytes[$0.payload] == $1.payload[...]
            })
        else { throw .checkFailed("its metadata segments are not the planned ones") }
        let metadata = SourceMetadata(structure: structure, bytes: encoded.bytes.span)
        let again: MetadataPlan
        do {
            again = try MetadataPlan(
                policy: options.metadata,
                source: metadata,
                structure: structure,
                bytes: encoded.bytes.span,
                picture: StoredPicture(of: structure, metadata: metadata)
            )
        } catch {
            if error == .outOfMemory { throw PhotoError(error) }
            throw .checkFailed("its metadata cannot be read: \(PhotoError(error).message)")
        }
        // What only pixels can turn keeps its orientation for those who show it.
        let isTurned = photo.image.transform != .identity || photo.change != nil
        let orientation = isTurned ? .upright : photo.properties.metadata.orientation
        guard metadata.orientation == orientation else {
            throw .checkFailed("its orientation is \(metadata.orientation.rawValue)")
        }
        guard again.nonconformances.isEmpty else {
            throw .checkFailed("its metadata do not conform: \(again.nonconformances.joined(separator: "; "))")
        }
    }

    /// Decodes the result and compares every coefficient with what was to be written; a file with one scan row by row, of which nothing is
    /// kept.
    private func compareCoefficients(
        _ encoded: EncodedJPEG,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) {
        guard photo.image.hasBlocks else { return try compareCodedData(encoded, photo) }
        let limits = options.limits
        let quantization =
            switch encoded.plan.rung {
            case .passthrough, .metadata: photo.quantizationSteps.map { ComponentQuantization(unchanged: $0) }
            case .lossless(let file), .requantized(let file), .redrawn(let file, _): file.quantization
            }
        let comparison = CoefficientComparison(image: photo.image, quantization: quantization)
        let decoded: DecodedStream
        do {
            decoded = try DecodedStream(
                decoding: encoded.bytes,
                limits: DecodingLimits(
                    maximumScanCount: limits.maximumScanCount,
                    maximumScanWork: limits.maximumScanWork,
                    maximumMemoryByteCount: limits.maximumCoefficientByteCount,
                    maximumSeconds: limits.maximumDecodingSeconds,
                    decodesByLibrary: true
                ),
                shouldStop: nil
            ) { frame, _ in comparison.observer(of: frame) }
        } catch {
            throw .checkFailed("it cannot be decoded", because: error, limits: limits)
        }
        guard decoded.warnings.isEmpty else { throw .checkFailed("decoding it gives warnings") }
        guard comparison.isEqual else { throw .checkFailed("its coefficients are not the planned ones") }
    }

    /// Where no coefficient was kept, coded data stay byte for byte.
    private func compareCodedData(
        _ encoded: EncodedJPEG,
        _ photo: borrowing ValidatedPhoto
    ) throws(PhotoError) {
        let written: JPEGStructure
        do {
            written = try JPEGStructure(reading: encoded.bytes.span, limits: SyntaxLimits(options.limits))
        } catch {
            throw .checkFailed("its markers cannot be read: \(PhotoError(error).message)")
        }
        let scans = zip(written.scans, photo.properties.structure.scans)
        guard written.scans.count == photo.properties.structure.scans.count,
            scans.allSatisfy({
                encoded.bytes[$0.entropyCodedData] == photo.source.bytes[$1.entropyCodedData]
            })
        else { throw .checkFailed("its coded data are not the photo's") }
    }
}
