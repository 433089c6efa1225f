internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

/// Asks the limits, then does the one entropy decode.
struct PhotoDecoder {
    let options: NormalizationOptions
    let workLimit: WorkLimit

    var stopSignal: StopSignal? { workLimit.stopSignal }

    /// - Parameter prepared: the photo with its header plan, which says what is gathered while decoding.
    /// - Returns: the photo with its coefficients.
    /// - Throws: `PhotoError` when a limit is passed or the picture is refused.
    func decode(_ prepared: PreparedPhoto) throws(PhotoError) -> ValidatedPhoto {
        do {
            return try decodeOrRepair(prepared)
        } catch {
            guard error.code == .decodingTimeout else { throw error }
            // The time for all of the work was over first.
            do { try workLimit.check() } catch { throw PhotoError(error, limits: options.limits) }
            throw error
        }
    }

    private func decodeOrRepair(_ prepared: PreparedPhoto) throws(PhotoError) -> ValidatedPhoto {
        guard options.warningPolicy == .repair else { return try decodeOnce(prepared) }
        // Concealing damage hides where a picture ends. So only what is refused without it is repaired.
        var careful = options
        careful.warningPolicy = .standard
        do {
            return try PhotoDecoder(options: careful, workLimit: workLimit).decodeOnce(prepared)
        } catch {
            guard error.category == .input else { throw error }
            return try decodeOnce(prepared)
        }
    }

    private func decodeOnce(_ prepared: PreparedPhoto) throws(PhotoError) -> ValidatedPhoto {
        try checkProcess(prepared.properties)
        try checkDimensions(prepared.properties, prepared.headerPlan)
        if prepared.headerPlan.keepsNoCoefficients { return try prove(prepared) }
        return if let change = prepared.headerPlan.change {
            try render(prepared, change)
        } else {
            try decodeCoefficients(prepared)
        }
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
                limits: decodingLimits(properties),
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
            DecodedStream(image), tables: tables, prepared.probed, policy: options.warningPolicy)
        if let refusal = verdict.refusal { throw refusal }
        // Decoding tells where the picture ends, and so what stands behind it.
        let probed = verdict.probed
        let ended = try prepared.headerPlan(of: probed, options: options)
        let reuse = ended.reuse(
            hasWarnings: !image.warnings.isEmpty, mustRecode: verdict.concernsEntropyCodedData)
        let statistics = collector?.statistics.counting(symbolsOf: image).transformed(by: transform)
        return ValidatedPhoto(
            probed: probed,
            headerPlan: ended,
            picture: CountedPicture(image: image, statistics: statistics),
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
                code: .notEnlarged,
                message: "It has \(size.width) × \(size.height) pixels, and is not enlarged to \(edge).")
        ]
    }

    /// What a decode may spend.
    func decodingLimits(_ properties: ImageProperties) -> DecodingLimits {
        DecodingLimits(
            maximumScanCount: options.limits.maximumScanCount,
            maximumScanWork: options.limits.maximumScanWork,
            maximumMemoryByteCount: options.limits.maximumCoefficientByteCount,
            maximumSeconds: min(options.limits.maximumDecodingSeconds, workLimit.secondsLeft),
            concealsDamage: options.warningPolicy == .repair,
            impliedEnd: properties.structure.impliedEnd
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

    private func checkDimensions(_ properties: ImageProperties, _ headerPlan: HeaderPlan) throws(PhotoError) {
        let limits = options.limits
        let change = headerPlan.change
        let frame = properties.frame
        guard frame.height > 0 else { throw .noHeight(lineCount: properties.structure.lineCount) }
        guard max(frame.width, frame.height) <= limits.maximumEdge else {
            throw .dimensionsTooLarge(width: frame.width, height: frame.height, maximum: limits.maximumEdge)
        }
        let pixelCount = frame.width * frame.height
        guard pixelCount <= limits.maximumPixelCount else {
            throw .tooManyPixels(width: frame.width, height: frame.height, maximum: limits.maximumPixelCount)
        }
        let neededByteCount =
            headerPlan.keepsNoCoefficients ? 0 : properties.coefficientByteCount(with: change)
        guard neededByteCount <= limits.maximumCoefficientByteCount else {
            throw .memoryLimit(neededByteCount: neededByteCount, maximum: limits.maximumCoefficientByteCount)
        }
        // Missing data are made up on request only: a few bytes must not become gigapixels of gray.
        guard options.warningPolicy == .repair || properties.structure.canDescribeAllBlocks else {
            throw .truncated("its data are too short for its \(frame.width) × \(frame.height) pixels")
        }
        guard min(frame.width, frame.height) >= options.minimumEdge else {
            throw .tooSmall(
                width: properties.uprightWidth, height: properties.uprightHeight, minimum: options.minimumEdge)
        }
        if let change, min(change.width, change.height) < options.minimumEdge {
            throw tooSmall(properties)
        }
    }

    /// What was asked for is too small, or what there is memory for.
    private func tooSmall(_ properties: ImageProperties) -> PhotoError {
        let size = OutputSize(properties, options: options)
        guard let edge = options.maximumEdge, min(size.width, size.height) < options.minimumEdge else {
            return .memoryLimit(
                neededByteCount: properties.frame.coefficientByteCount,
                maximum: options.limits.maximumCoefficientByteCount)
        }
        var (low, high) = (1, max(size.photoWidth, size.photoHeight))
        while low < high {
            let middle = (low + high) / 2
            let smaller = OutputSize(
                width: size.photoWidth, height: size.photoHeight, maximumEdge: middle, crop: options.crop)
            if min(smaller.width, smaller.height) < options.minimumEdge { low = middle + 1 } else { high = middle }
        }
        return .tooSmall(size, maximumEdge: edge, leastEdge: low, minimum: options.minimumEdge)
    }
}
