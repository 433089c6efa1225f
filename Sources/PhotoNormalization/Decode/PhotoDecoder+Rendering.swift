internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoPixels

extension PhotoDecoder {
    /// Decodes a photo whose pixels have to change, and renders it on the way: its own coefficients are not kept.
    func render(_ prepared: PreparedPhoto, _ change: PictureChange) throws(PhotoError) -> ValidatedPhoto {
        let (properties, headerPlan) = (prepared.properties, prepared.headerPlan)
        let rendering = PictureRendering(change: change)
        var renderer: PictureRendering.Renderer?
        let decoded: DecodedStream
        do {
            decoded = try DecodedStream(
                decoding: prepared.probed.bytes,
                limits: decodingLimits(properties),
                shouldStop: stopSignal
            ) { frame, steps in
                renderer = rendering.renderer(frame, steps: steps)
                return renderer?.observer
            }
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        let tables = try ValidatedTables(decoded.quantizationSteps, isRepaired: options.warningPolicy == .repair)
        let verdict = WarningVerdict(decoded, tables: tables, prepared.probed, policy: options.warningPolicy)
        if let refusal = verdict.refusal { throw refusal }
        guard let renderer else { throw .checkFailed("its colors could not be converted") }
        return ValidatedPhoto(
            probed: verdict.probed,
            headerPlan: try prepared.headerPlan(of: verdict.probed, options: options),
            picture: try rendering.picture(
                renderer.picture,
                of: decoded,
                steps: decoded.quantizationSteps.map { SourceCoding(latched: $0).steps },
                maximumByteCount: headerPlan.maximumByteCount,
                limits: options.limits
            ),
            warnings: verdict.warnings + notices(properties),
            reuse: .nothing
        )
    }
}

extension CountedPicture {
    /// The picture rendered again from its decoded coefficients.
    ///
    /// - Parameters:
    ///   - change: what is to be rendered, along the axes of `image.storedFrame`.
    ///   - maximumByteCount: about what it has to fit into.
    ///   - limits: for the error's sentence.
    /// - Returns: the rendered picture.
    /// - Throws: `out-of-memory`.
    func rendered(_ change: PictureChange, maximumByteCount: Int, limits: ResourceLimits) throws(PhotoError)
        -> CountedPicture
    {
        let rendering = PictureRendering(change: change)
        let decoded = DecodedStream(image)
        let steps = image.coding.map { image.transform.restored($0.steps) }
        let renderer = rendering.renderer(decoded.frame) { component in steps[component] }
        guard let renderer, case .pixels(let drawing) = renderer else {
            throw .checkFailed("it could not be drawn")
        }
        drawing.draw(image)
        return try rendering.picture(
            renderer.picture,
            of: decoded,
            steps: image.coding.map { image.transform.restored($0.noiseSteps) },
            maximumByteCount: maximumByteCount,
            limits: limits
        )
    }
}

extension PictureRendering {
    /// The coefficients of a rendered picture.
    ///
    /// - Parameters:
    ///   - drawn: the rendered picture.
    ///   - decoded: the decode that it was rendered from.
    ///   - steps: of the decoded components, as stored.
    ///   - maximumByteCount: about what it has to fit into.
    ///   - limits: for the error's sentence.
    /// - Returns: the picture; in steps of 1 where it does not fit at its finest steps.
    /// - Throws: `out-of-memory`.
    fileprivate func picture(
        _ drawn: RenderedPicture,
        of decoded: DecodedStream,
        steps: [StepTable],
        maximumByteCount: Int,
        limits: ResourceLimits
    ) throws(PhotoError) -> CountedPicture {
        let coding = coding(drawn, decoded.frame, steps: steps)
        func counted(_ coding: [SourceCoding]) throws(PhotoError) -> CountedPicture {
            do {
                let image = try drawn.image(
                    transposes: change.geometry.transposes, coding: coding, decodedFrom: decoded)
                let statistics = CoefficientStatistics(of: image)
                return CountedPicture(image: image, statistics: statistics)
            } catch {
                throw PhotoError(error, limits: limits)
            }
        }
        let own = try counted(coding)
        // At the photo's own scale its finest steps are the start; and so they are where the result fits into the
        // budget.
        if change.geometry.keepsScale || own.codedByteCount <= maximumByteCount { return own }
        // Frees this image before the next one takes as much memory.
        _ = consume own
        return try counted(coding.map(\.inSteps1))
    }
}

extension CountedPicture {
    /// Bytes of the lossless file without segments and stuffing.
    fileprivate var codedByteCount: Int {
        EncodePlan(unchanged: image, statistics: statistics, segmentByteCount: 0).unstuffedByteCount
    }
}
