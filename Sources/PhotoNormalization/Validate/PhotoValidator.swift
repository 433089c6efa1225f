package import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

/// Asks the limits, then does the one entropy decode.
package struct PhotoValidator {
    package let options: NormalizationOptions
    package let stopSignal: StopSignal?

    package init(options: NormalizationOptions, stopSignal: StopSignal? = nil) {
        self.options = options
        self.stopSignal = stopSignal
    }

    /// - Parameters:
    ///   - source: the photo.
    ///   - properties: what probing it gave.
    ///   - outlook: what the markers put in sight; decides what is gathered while decoding.
    package func validate(
        _ source: SourcePhoto,
        _ properties: ImageProperties,
        _ outlook: Outlook
    ) throws(PhotoError) -> ValidatedPhoto {
        try checkProcess(properties)
        try checkDimensions(properties)

        var collector: StatisticsCollector?
        let image: CoefficientImage
        do {
            image = try CoefficientImage(
                decoding: source.bytes,
                limits: DecodingLimits(
                    maximumScanCount: options.limits.maximumScanCount,
                    maximumScanWork: options.limits.maximumScanWork,
                    maximumMemoryByteCount: options.limits.maximumCoefficientByteCount,
                    maximumSeconds: options.limits.maximumDecodingSeconds
                ),
                shouldStop: stopSignal
            ) { frame in
                guard !outlook.keepsEntropyCodedData else { return nil }
                let gathering = StatisticsCollector(frame: frame, countsSymbols: outlook.mayBeLossless)
                collector = gathering
                return gathering
            }
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        var steps: [[Int]] = []
        for table in image.quantizationSteps {
            guard let table else { throw .missingScans }
            // A step of 0 divides nothing: libjpeg decodes it to 0, as if it were dropped.
            guard !table.contains(0) else { throw .corrupt("a quantization table has a step of 0") }
            steps.append(table.map { Int($0) })
        }
        let verdict = WarningVerdict(
            image.warnings, properties: properties, policy: options.warningPolicy, mcuRowCount: image.frame.heightInMCUs)
        if let refusal = verdict.refusal { throw refusal }
        return ValidatedPhoto(
            source: source,
            properties: properties,
            image: image,
            quantizationSteps: steps,
            statistics: collector?.statistics,
            warnings: verdict.warnings,
            hasEntropyWarning: verdict.concernsEntropyCodedData
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
    }

    private func checkDimensions(_ properties: ImageProperties) throws(PhotoError) {
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
        guard frame.coefficientByteCount <= limits.maximumCoefficientByteCount else {
            throw .memoryLimit(neededByteCount: frame.coefficientByteCount, maximum: limits.maximumCoefficientByteCount)
        }
        guard properties.structure.canDescribeAllBlocks else {
            throw .truncated("its data are too short for its \(frame.width) × \(frame.height) pixels")
        }
        guard min(frame.width, frame.height) >= options.minimumEdge else {
            throw .tooSmall(width: frame.width, height: frame.height, minimum: options.minimumEdge)
        }
    }
}
