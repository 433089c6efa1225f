package import JPEGCodec
internal import JPEGSyntax

/// A photo whose markers have been read: what is needed to know how much memory the rest will take.
package struct PreparedPhoto: Sendable {
    package let source: SourcePhoto
    package let properties: ImageProperties
    package let headerPlan: HeaderPlan

    /// Bytes that normalizing it takes: input, coefficients, counters, and the output's buffer. A picture that its budget makes smaller
    /// takes up to one and a half times its coefficients besides, while it is drawn; only counting its bytes tells which.
    package var predictedMemoryByteCount: Int {
        let counters = 4 << 20
        return source.bytes.count + properties.coefficientByteCount(with: headerPlan.change)
            + properties.halvedChromaByteCount(with: headerPlan.change) + counters
            + min(headerPlan.maximumByteCount, 2 * source.bytes.count)
    }
}

extension PhotoNormalizer {
    /// Reads the markers and decides what they put in sight.
    package func prepare(_ bytes: [UInt8]) throws(PhotoError) -> PreparedPhoto {
        let source = SourcePhoto(bytes: bytes)
        let properties = try source.probe(limits: options.limits)
        let headerPlan = try HeaderPlan(source, properties, options: options)
        return PreparedPhoto(source: source, properties: properties, headerPlan: headerPlan)
    }

    /// Validates, plans, transcodes and finishes.
    ///
    /// - Parameters:
    ///   - prepared: the photo.
    ///   - stopSignal: ends the work with `cancelled` when it is raised.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met.
    package func normalize(_ prepared: PreparedPhoto, stopSignal: StopSignal?) throws(PhotoError) -> NormalizedPhoto {
        let adapted = try adapt(prepared, stopSignal)
        let planner = PhotoPlanner(options: options)
        let plan = try planner.plan(adapted.photo, adapted.headerPlan)
        let encoded = try PhotoTranscoder(planner: planner).transcode(adapted.photo, adapted.headerPlan, plan)
        return try PhotoFinisher(options: options).finish(encoded, adapted.photo)
    }

    /// Validates and plans.
    package func plan(_ prepared: PreparedPhoto, stopSignal: StopSignal?) throws(PhotoError) -> NormalizationReport {
        let adapted = try adapt(prepared, stopSignal)
        let plan = try PhotoPlanner(options: options).plan(adapted.photo, adapted.headerPlan)
        return NormalizationReport(plan, adapted.photo, outputByteCount: nil, encodeCount: plan.expectedEncodeCount)
    }

    private func adapt(_ prepared: PreparedPhoto, _ stopSignal: StopSignal?) throws(PhotoError) -> AdaptedPhoto {
        let photo = try PhotoValidator(options: options, stopSignal: stopSignal)
            .validate(prepared.source, prepared.properties, prepared.headerPlan)
        // What of chroma's details is left depends on how large the picture will be.
        let profiled = try ProfileDecision(options: options).adapt(photo, prepared.headerPlan)
        let headerPlan = profiled.headerPlan
        let adapted = try ScaleSearch(options: options).adapt(profiled.photo, headerPlan)
        return LevelDecision(options: options).adapt(try ChromaDecision(options: options).adapt(adapted))
    }
}
