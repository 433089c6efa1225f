internal import JPEGCodec
internal import JPEGSyntax

extension PhotoDecoder {
    /// Decodes a photo whose picture stays as it is coded, and whose coefficients there is no memory for: to see that
    /// it is sound.
    ///
    /// - Parameter prepared: the photo.
    /// - Returns: the photo without its coefficients; reduced where it has to be coded anew after all.
    /// - Throws: `PhotoError` when a limit is passed or the picture is refused.
    func prove(_ prepared: PreparedPhoto) throws(PhotoError) -> ValidatedPhoto {
        let properties = prepared.properties
        let decoded: DecodedStream
        do {
            decoded = try DecodedStream(
                decoding: prepared.probed.bytes,
                limits: decodingLimits(properties),
                shouldStop: stopSignal
            ) { _, _ in nil }
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        let tables = try ValidatedTables(decoded.quantizationSteps, isRepaired: options.warningPolicy == .repair)
        let verdict = WarningVerdict(decoded, tables: tables, prepared.probed, policy: options.warningPolicy)
        if let refusal = verdict.refusal { throw refusal }
        let headerPlan = prepared.headerPlan
        let reuse = headerPlan.reuse(
            hasWarnings: !decoded.warnings.isEmpty, mustRecode: verdict.concernsEntropyCodedData)
        if reuse != .nothing {
            return ValidatedPhoto(
                probed: prepared.probed,
                headerPlan: headerPlan,
                picture: CountedPicture(image: CoefficientImage(withoutBlocks: decoded), statistics: nil),
                warnings: verdict.warnings + notices(properties),
                reuse: reuse
            )
        }
        guard let change = PictureChange(properties, options: options) else {
            throw .memoryLimit(
                neededByteCount: properties.frame.coefficientByteCount,
                maximum: options.limits.maximumCoefficientByteCount)
        }
        return try render(try prepared.with(change, policy: options.metadata), change)
    }
}
