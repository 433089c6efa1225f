internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

/// Asks the limits, then does the one entropy decode.
struct PhotoDecoder {
    let options: NormalizationOptions
    let stopSignal: StopSignal?

    /// - Parameter prepared: the photo with its header plan, which says what is gathered while decoding.
    /// - Returns: the photo with its coefficients.
    /// - Throws: `PhotoError` when a limit is passed or the picture is refused.
    func decode(_ prepared: PreparedPhoto) throws(PhotoError) -> ValidatedPhoto {
        let change = prepared.headerPlan.change
        try checkProcess(prepared.properties)
        try checkDimensions(prepared.properties, change)
        return if let change { try render(prepared, change) } else { try decodeCoefficients(prepared) }
    }

    /// Decodes a photo whose pixels can stay.
    private func decodeCoefficients(_ prepared: PreparedPhoto) throws(PhotoError) -> ValidatedPhoto {
        let (properties, headerPlan) = (prepared.properties, prepared.headerPlan)
        let transform = headerPlan.turning.transform
        var collector: StatisticsCollector?
        let image: CoefficientImage
        do {
            image = try CoefficientImage(
                decoding: prepared.probed.bytes,
                limits: decodingLimits,
                shouldStop: stopSignal,
                transform: transform,
                countsSymbols: headerPlan.mayBeLossless && transform == .identity
            ) { frame in
                guard headerPlan.needsStatistics else { return nil }
                let gathering = StatisticsCollector(
                    frame: frame,
                    countsSymbols: false,
                    samplePeriod: headerPlan.decodingSamplePeriod(of: frame, properties)
                )
                collector = gathering
                return gathering
            }
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        let tables = try ValidatedTables(image.quantizationSteps, isRepaired: options.warningPolicy == .repair)
        let verdict = WarningVerdict(
            DecodedStream(image), tables: tables, properties: properties, policy: options.warningPolicy)
        if let refusal = verdict.refusal { throw refusal }
        let reuse = headerPlan.reuse(
            hasWarnings: !image.warnings.isEmpty, mustRecode: verdict.concernsEntropyCodedData)
        let statistics = collector?.statistics.counting(symbolsOf: image).transformed(by: transform)
        return ValidatedPhoto(
            probed: prepared.probed,
            headerPlan: headerPlan,
            picture: CountedPicture(
                image: image,
                statistics: statistics,
                quantizationSteps: tables.steps,
                finestSteps: tables.steps,
                sourceNoiseSteps: tables.steps
            ),
            warnings: verdict.warnings + notices(properties),
            reuse: reuse
        )
    }

    /// Notices of what people may not expect of an output, though they asked for it.
    func notices(_ properties: ImageProperties) -> [PhotoWarning] {
        let size = OutputSize(properties, options: options)
        guard size.isBelow(options.maximumEdge), let edge = options.maximumEdge else { return [] }
        return [
            PhotoWarning(
                code: "not-enlarged",
                message: "It has \(size.width) × \(size.height) pixels, and is not enlarged to \(edge).")
        ]
    }

    /// What a decode may spend.
    var decodingLimits: DecodingLimits {
        DecodingLimits(
            maximumScanCount: options.limits.maximumScanCount,
            maximumScanWork: options.limits.maximumScanWork,
            maximumMemoryByteCount: options.limits.maximumCoefficientByteCount,
            maximumSeconds: options.limits.maximumDecodingSeconds,
            concealsDamage: options.warningPolicy == .repair
        )
    }

    private func checkProcess(_ properties: ImageProperties) throws(PhotoError) {
        let frame = properties.frame
        guard !frame.codingProcess.isLossless, !frame.codingProcess.isHierarchical else {
            throw .unsupportedProcess(frame.codingProcess)
        }
        guard frame.precision == 8 else { throw .unsupportedPrecision(frame.precision) }
        guard [1, 3, 4].contains(frame.components.count) else {
            throw .unsupportedComponents(count: frame.components.count)
        }
        guard !frame.hasFractionalSampling else { throw .unsupportedSampling(frame.components) }
    }

    private func checkDimensions(_ properties: ImageProperties, _ change: PictureChange?) throws(PhotoError) {
        let limits = options.limits
        let frame = properties.frame
        guard frame.width > 0, frame.height > 0 else { throw .noImageData }
        guard max(frame.width, frame.height) <= limits.maximumEdge else {
            throw .dimensionsTooLarge(width: frame.width, height: frame.height, maximum: limits.maximumEdge)
        }
        let pixelCount = frame.width * frame.height
        guard pixelCount <= limits.maximumPixelCount else {
            throw .tooManyPixels(width: frame.width, height: frame.height, maximum: limits.maximumPixelCount)
        }
        let neededByteCount = properties.coefficientByteCount(with: change)
        guard neededByteCount <= limits.maximumCoefficientByteCount else {
            throw .memoryLimit(neededByteCount: neededByteCount, maximum: limits.maximumCoefficientByteCount)
        }
        // Missing data are made up on request only: a few bytes must not become gigapixels of gray.
        guard options.warningPolicy == .repair || properties.structure.canDescribeAllBlocks else {
            throw .truncated("its data are too short for its \(frame.width) × \(frame.height) pixels")
        }
        guard min(frame.width, frame.height) >= options.minimumEdge else {
            throw .tooSmall(width: frame.width, height: frame.height, minimum: options.minimumEdge)
        }
        if let change, min(change.width, change.height) < options.minimumEdge {
            throw .tooSmall(width: change.width, height: change.height, minimum: options.minimumEdge)
        }
    }
}
