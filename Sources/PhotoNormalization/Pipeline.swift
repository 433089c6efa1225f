package import JPEGCodec
internal import JPEGSyntax

/// A photo whose markers have been read: what is needed to know how much memory the rest will take.
package struct PreparedPhoto: Sendable {
    package let source: SourcePhoto
    package let properties: ImageProperties
    package let outlook: Outlook

    /// Bytes that normalizing it takes: input, coefficients, counters, and the output's buffer. A picture that its budget makes smaller
    /// takes up to one and a half times its coefficients besides, while it is drawn; only counting its bytes tells which.
    package var predictedMemoryByteCount: Int {
        let counters = 4 << 20
        return source.bytes.count + properties.coefficientByteCount(with: outlook.change)
            + properties.halvedChromaByteCount(with: outlook.change) + counters
            + min(outlook.maximumByteCount, 2 * source.bytes.count)
    }
}

extension PhotoNormalizer {
    /// Reads the markers and decides what they put in sight.
    package func prepare(_ bytes: [UInt8]) throws(PhotoError) -> PreparedPhoto {
        let source = SourcePhoto(bytes: bytes)
        let properties = try source.probe(limits: options.limits)
        let outlook = try Outlook(source, properties, options: options)
        return PreparedPhoto(source: source, properties: properties, outlook: outlook)
    }

    /// Validates, plans, transcodes and finishes.
    ///
    /// - Parameters:
    ///   - prepared: the photo.
    ///   - stopSignal: ends the work with `cancelled` when it is raised.
    /// - Returns: the checked result.
    /// - Throws: `PhotoError` when the photo is refused or the budget cannot be met.
    package func normalize(_ prepared: PreparedPhoto, stopSignal: StopSignal?) throws(PhotoError) -> NormalizedPhoto {
        let settled = try settle(prepared, stopSignal)
        let planner = PhotoPlanner(options: options)
        let plan = try planner.plan(settled.photo, settled.outlook)
        let encoded = try PhotoTranscoder(planner: planner).transcode(settled.photo, settled.outlook, plan)
        return try PhotoFinisher(options: options).finish(encoded, settled.photo)
    }

    /// Validates and plans.
    package func plan(_ prepared: PreparedPhoto, stopSignal: StopSignal?) throws(PhotoError) -> NormalizationReport {
        let settled = try settle(prepared, stopSignal)
        let plan = try PhotoPlanner(options: options).plan(settled.photo, settled.outlook)
        return NormalizationReport(plan, settled.photo, outputByteCount: nil, encodeCount: plan.expectedEncodeCount)
    }

    private func settle(_ prepared: PreparedPhoto, _ stopSignal: StopSignal?) throws(PhotoError) -> SettledPhoto {
        let photo = try PhotoValidator(options: options, stopSignal: stopSignal)
            .validate(prepared.source, prepared.properties, prepared.outlook)
        // What of chroma's details is left depends on how large the picture will be.
        let settled = try ScaleSearch(options: options).settle(photo, prepared.outlook)
        return LevelSearch(options: options).settle(try ChromaSearch(options: options).settle(settled))
    }
}
