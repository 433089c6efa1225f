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
    /// The photo's profile says sRGB, as no profile does, and its bytes are needed for the picture.
    package let dropsProfile: Bool

    package init(_ source: SourcePhoto, _ properties: ImageProperties, options: NormalizationOptions) throws(PhotoError)
    {
        let change = PictureChange(properties, options: options)
        try self.init(source, properties, change, options: options)
    }

    /// - Parameters:
    ///   - source: the photo.
    ///   - properties: what probing it gave.
    ///   - change: what is done to its pixels.
    ///   - options: what it is to become.
    ///   - dropsProfile: its profile says sRGB, and goes; it goes anyway where the picture can stay as it is coded for that.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    package init(
        _ source: SourcePhoto,
        _ properties: ImageProperties,
        _ change: PictureChange?,
        options: NormalizationOptions,
        dropsProfile: Bool = false
    ) throws(PhotoError) {
        self.change = change
        inputByteCount = source.bytes.count
        maximumByteCount = options.maximumByteCount.byteCount(inputByteCount: source.bytes.count)
        turning = change == nil ? properties.turning : .pixels
        var picture = change?.picture(of: properties.metadata) ?? StoredPicture(of: properties, turning)
        if !properties.metadata.keepsProfile(under: options.color) || dropsProfile { picture.keepsProfile = false }
        let planned = try MetadataPlan(of: source, properties, picture, options: options)
        let structure = properties.structure
        let process = structure.frame.codingProcess
        let staysAsCoded = !process.isArithmetic && !turning.movesBlocks && change == nil
        conforms =
            staysAsCoded && planned.nonconformances.isEmpty && source.bytes.count <= maximumByteCount
        let hasMisplacedMarkers = structure.anomalies.contains {
            if case .unexpectedMarkerInScan = $0 { true } else { false }
        }
        guard staysAsCoded && !hasMisplacedMarkers else {
            (metadata, splicedByteCount, self.dropsProfile) = (planned, nil, dropsProfile)
            return
        }
        let startAndEnd = 4
        let pictureByteCount = startAndEnd + SplicePlan(structure).byteCount
        if pictureByteCount + planned.byteCount > maximumByteCount, properties.mayDropProfile(under: options),
            pictureByteCount + planned.byteCount - properties.profileByteCount <= maximumByteCount
        {
            picture.keepsProfile = false
            metadata = try MetadataPlan(of: source, properties, picture, options: options)
            self.dropsProfile = true
        } else {
            metadata = planned
            self.dropsProfile = dropsProfile
        }
        splicedByteCount = pictureByteCount + metadata.byteCount
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

extension MetadataPlan {
    fileprivate init(
        of source: SourcePhoto,
        _ properties: ImageProperties,
        _ picture: StoredPicture,
        options: NormalizationOptions
    ) throws(PhotoError) {
        do {
            try self.init(
                policy: options.metadata,
                source: properties.metadata,
                structure: properties.structure,
                bytes: source.bytes.span,
                picture: picture
            )
        } catch {
            throw PhotoError(error)
        }
    }
}

extension ImageProperties {
    /// The photo's profile says what a picture without a profile is taken for. `keep` keeps it nevertheless.
    func mayDropProfile(under options: NormalizationOptions) -> Bool {
        options.metadata != .keep && metadata.iccProfile?.isSRGB ?? false
    }

    /// Bytes of the segments that an output's profile takes, about.
    var profileByteCount: Int { metadata.iccProfile?.segments.reduce(0) { $0 + $1.byteCount } ?? 0 }
}
