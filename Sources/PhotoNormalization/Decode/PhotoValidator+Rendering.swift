internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoPixels

extension PhotoValidator {
    /// Decodes a photo whose pixels have to change, and draws it on the way: its own coefficients are not kept.
    func draw(
        _ source: SourcePhoto,
        _ properties: ImageProperties,
        _ change: PictureChange,
        maximumByteCount: Int
    ) throws(PhotoError) -> ValidatedPhoto {
        let redraw = PictureRendering(change: change)
        var renderer: PictureRendering.Renderer?
        let decoded: DecodedStream
        do {
            decoded = try DecodedStream(
                decoding: source.bytes,
                limits: decodingLimits(properties),
                shouldStop: stopSignal
            ) { frame, steps in
                renderer = redraw.renderer(frame, steps: steps)
                return renderer?.observer
            }
        } catch {
            throw PhotoError(error, limits: options.limits)
        }
        let tables = try ValidatedTables(decoded.quantizationSteps, isRepaired: options.warningPolicy == .repair)
        let verdict = WarningVerdict(decoded, tables: tables, source, properties, policy: options.warningPolicy)
        if let refusal = verdict.refusal { throw refusal }
        guard let renderer else { throw .checkFailed("its colors could not be converted") }
        return try ValidatedPhoto(
            source: source,
            properties: verdict.properties,
            redraw: redraw,
            renderer: renderer,
            decoded: decoded,
            steps: tables.steps,
            warnings: verdict.warnings + notices(properties),
            maximumByteCount: maximumByteCount,
            limits: options.limits
        )
    }
}

extension ValidatedPhoto {
    fileprivate init(
        source: SourcePhoto,
        properties: ImageProperties,
        redraw: PictureRendering,
        renderer: PictureRendering.Renderer,
        decoded: DecodedStream,
        steps: [[Int]],
        warnings: [PhotoWarning],
        maximumByteCount: Int,
        limits: ResourceLimits
    ) throws(PhotoError) {
        let drawn = renderer.picture
        let (finest, noise) = redraw.steps(drawn, decoded.frame, steps: steps)
        let ones = finest.map { _ in [Int](repeating: 1, count: 64) }
        do {
            let own = try redraw.image(drawn, decoded, steps: finest)
            let counted = CoefficientStatistics(of: own)
            // At the photo's own size these are what there is to start from.
            if redraw.change.geometry.keepsScale || counted.codedByteCount(own, finest) <= maximumByteCount {
                image = own
                statistics = counted
                quantizationSteps = finest
            } else {
                // Before the next one takes as much memory.
                _ = consume own
                image = try redraw.image(drawn, decoded, steps: ones)
                statistics = CoefficientStatistics(of: image)
                quantizationSteps = ones
            }
        } catch {
            throw PhotoError(error, limits: limits)
        }
        finestSteps = finest
        sourceNoiseSteps = noise
        change = redraw.change
        self.source = source
        self.properties = properties
        self.warnings = warnings
        // Nothing of the entropy-coded data is handed on.
        hasEntropyWarning = true
    }

    /// The photo drawn anew, after it had been decoded.
    ///
    /// - Parameters:
    ///   - change: what is to be drawn, along the axes of `image.storedFrame`.
    ///   - maximumByteCount: about what it has to fit into.
    ///   - limits: for the error's sentence.
    /// - Returns: the drawn photo.
    /// - Throws: `out-of-memory`.
    func redrawn(_ change: PictureChange, maximumByteCount: Int, limits: ResourceLimits) throws(PhotoError)
        -> ValidatedPhoto
    {
        let redraw = PictureRendering(change: change)
        let decoded = DecodedStream(image)
        let steps = quantizationSteps.map { image.transform.restored($0) }
        let renderer = redraw.renderer(decoded.frame) { component in steps[component].map { UInt16($0) } }
        guard let renderer, case .pixels(let drawing) = renderer else {
            throw .checkFailed("it could not be drawn")
        }
        drawing.draw(image)
        return try ValidatedPhoto(
            source: source,
            properties: properties,
            redraw: redraw,
            renderer: renderer,
            decoded: decoded,
            steps: sourceNoiseSteps.map { image.transform.restored($0) },
            warnings: warnings,
            maximumByteCount: maximumByteCount,
            limits: limits
        )
    }
}

extension CoefficientStatistics {
    /// Bytes that coding an image as it is takes, about.
    fileprivate func codedByteCount(_ image: borrowing CoefficientImage, _ steps: [[Int]]) -> Int {
        EncodePlan(unchanged: image, statistics: self, sourceSteps: steps, segmentByteCount: 0).unstuffedByteCount
    }
}
