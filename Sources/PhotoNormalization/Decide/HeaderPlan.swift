internal import JPEGSyntax
package import PhotoMetadata

/// Which rungs the markers alone put in sight, before anything is decoded.
package struct HeaderPlan: Sendable {
    package let metadata: MetadataPlan
    package let maximumByteCount: Int
    package let inputByteCount: Int
    package let turning: Turning
    /// What has to be done to the photo's pixels; nil: they can stay.
    package let change: PictureChange?
    /// The file is as it should be, if its picture is.
    package let conforms: Bool
    /// The size with new metadata segments around the same picture; nil: its coding cannot stay.
    package let splicedByteCount: Int?
    /// The picture is decoded to see that it is sound, row by row, and nothing is kept of it.
    package private(set) var keepsNoCoefficients = false

    package init(_ source: SourcePhoto, _ properties: ImageProperties, options: NormalizationOptions) throws(PhotoError)
    {
        let change = PictureChange(properties, options: options)
        // What stays as it is coded is decoded without keeping it, and takes no memory.
        if change == nil || change?.isForMemoryOnly ?? false, properties.isTooLargeToKeep(options.limits) {
            let kept = try HeaderPlan(source, properties, nil, options: options)
            if kept.keepsEntropyCodedData, !properties.mayHaveFurtherScans {
                self = kept
                keepsNoCoefficients = true
                return
            }
        }
        try self.init(source, properties, change, options: options)
    }

    /// - Parameters:
    ///   - source: the photo.
    ///   - properties: what probing it gave.
    ///   - change: what is done to its pixels.
    ///   - options: what it is to become.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    package init(
        _ source: SourcePhoto,
        _ properties: ImageProperties,
        _ change: PictureChange?,
        options: NormalizationOptions
    ) throws(PhotoError) {
        self.change = change
        inputByteCount = source.bytes.count
        maximumByteCount = options.maximumByteCount.byteCount(inputByteCount: source.bytes.count)
        turning = change == nil ? properties.turning : .pixels
        do {
            metadata = try MetadataPlan(
                policy: options.metadata,
                source: properties.metadata,
                structure: properties.structure,
                bytes: source.bytes.span,
                picture: change?.picture(of: properties.metadata) ?? StoredPicture(of: properties, turning)
            )
        } catch {
            throw PhotoError(error)
        }
        let structure = properties.structure
        let process = structure.frame.codingProcess
        let staysAsCoded = !process.isArithmetic && !turning.movesBlocks && change == nil
        conforms =
            staysAsCoded && metadata.nonconformances.isEmpty && source.bytes.count <= maximumByteCount
        let hasMisplacedMarkers = structure.anomalies.contains {
            switch $0 {
            case .unexpectedMarkerInScan, .fillBeforeStuffing: true
            default: false
            }
        }
        let startAndEnd = 4
        splicedByteCount =
            staysAsCoded && !hasMisplacedMarkers
            ? startAndEnd + metadata.byteCount + SplicePlan(structure).byteCount
            : nil
    }

    /// Better Huffman tables might be enough: they rarely save more than a tenth.
    package var mayBeLossless: Bool { 4 * maximumByteCount >= 3 * inputByteCount }

    /// What the coefficients say has to be known before anything can be decided. A turned picture seldom takes more bytes than
    /// it took before.
    package var needsStatistics: Bool {
        !keepsEntropyCodedData && (!turning.movesBlocks || maximumByteCount < inputByteCount)
    }

    /// The picture can stay as it is coded, unless decoding it says otherwise.
    package var keepsEntropyCodedData: Bool {
        conforms || splicedByteCount.map { $0 <= maximumByteCount } ?? false
    }
}
