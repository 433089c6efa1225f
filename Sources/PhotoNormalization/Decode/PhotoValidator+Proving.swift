internal import JPEGCodec
internal import JPEGSyntax

extension PhotoValidator {
    /// Decodes a photo whose picture stays as it is coded, and whose coefficients there is no memory for: to see that it is sound.
    ///
    /// - Parameters:
    ///   - source: the photo.
    ///   - properties: what probing it gave.
    ///   - headerPlan: what the markers put in sight.
    /// - Returns: the photo without its coefficients; reduced where it has to be coded anew after all.
    /// - Throws: `PhotoError` when a limit is passed or the picture is refused.
    func prove(
        _ source: SourcePhoto,
        _ properties: ImageProperties,
        _ headerPlan: HeaderPlan
    ) throws(PhotoError) -> ValidatedPhoto {
        let decoded: DecodedStream
        do {
            decoded = try DecodedStream(
                decoding: source.bytes,
                limits: decodingLimits(properties),
                shouldStop: stopSignal
            ) { _, _ in nil }
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        let tables = try ValidatedTables(decoded.quantizationSteps, isRepaired: options.warningPolicy == .repair)
        let verdict = WarningVerdict(decoded, tables: tables, source, properties, policy: options.warningPolicy)
        if let refusal = verdict.refusal { throw refusal }
        let photo = ValidatedPhoto(
            source: source,
            properties: verdict.properties,
            image: CoefficientImage(withoutBlocks: decoded),
            quantizationSteps: tables.steps,
            statistics: nil,
            finestSteps: tables.steps,
            sourceNoiseSteps: tables.steps,
            change: nil,
            warnings: verdict.warnings + notices(properties),
            hasEntropyWarning: verdict.concernsEntropyCodedData
        )
        if headerPlan.keepsCoding(of: photo) { return photo }
        guard let change = PictureChange(properties, options: options) else {
            throw .memoryLimit(
                neededByteCount: properties.frame.coefficientByteCount,
                maximum: options.limits.maximumCoefficientByteCount)
        }
        return try draw(source, properties, change, maximumByteCount: headerPlan.maximumByteCount)
    }
}

extension HeaderPlan {
    /// What decoding has told does not ask for other coded data.
    func keepsCoding(of photo: borrowing ValidatedPhoto) -> Bool {
        conforms && !photo.hasDecoderWarning
            || splicedByteCount.map { $0 <= maximumByteCount } ?? false && !photo.hasEntropyWarning
    }
}
