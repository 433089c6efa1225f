internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

/// What the headers and the options decide by themselves, before anything is decoded.
struct HeaderPlan: Sendable {
    private(set) var metadata: MetadataPlan
    let maximumByteCount: Int
    let inputByteCount: Int
    let effort: SearchEffort
    /// A progressive file was asked for, and there is memory to check it.
    var isProgressive: Bool { wantsProgressive && memory.allowsProgressive }
    let wantsProgressive: Bool
    /// The picture may become smaller.
    let allowsResizing: Bool
    /// What there is memory for.
    var memory: MemoryAllowance
    private(set) var turning: Turning
    /// The change of the photo's pixels; nil: they can stay.
    private(set) var change: PictureChange?
    /// The file conforms, if its picture is sound.
    private var conforms: Bool
    /// Bytes of the file with new metadata segments around the same coded picture; nil: the coding cannot stay.
    private var splicedByteCount: Int?
    /// Colors that stay are told by a profile where one is needed.
    private var keepsProfile: Bool
    /// The photo's profile says sRGB, and its bytes may be needed for the picture.
    let mayDropProfile: Bool
    /// The picture is decoded row by row to see that it is sound, and nothing is kept of it.
    private(set) var keepsNoCoefficients = false

    /// - Parameters:
    ///   - photo: the photo.
    ///   - options: what it is to become.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    init(_ photo: ProbedPhoto, options: NormalizationOptions) throws(PhotoError) {
        let change = PictureChange(photo.properties, options: options)
        // What stays as it is coded is decoded without keeping it, and takes no memory.
        if change?.isForMemoryOnly ?? true, photo.properties.isTooLargeToKeep(options.limits),
            !photo.properties.mayHaveFurtherScans, photo.properties.structure.canDescribeAllBlocks
        {
            let kept = try HeaderPlan(photo, nil, options: options)
            if kept.reuse(hasWarnings: false, mustRecode: false) != .nothing {
                self = kept
                keepsNoCoefficients = true
                return
            }
        }
        try self.init(photo, change, options: options)
    }

    private init(
        _ photo: ProbedPhoto,
        _ change: PictureChange?,
        options: NormalizationOptions
    ) throws(PhotoError) {
        let properties = photo.properties
        let structure = properties.structure
        inputByteCount = photo.bytes.count
        maximumByteCount = options.maximumByteCount.byteCount(inputByteCount: photo.bytes.count)
        effort = SearchEffort(options.effort)
        wantsProgressive = options.isProgressive
        allowsResizing = options.allowsResizing
        memory = MemoryAllowance(drawingByteCount: max(0, options.limits.maximumCoefficientByteCount))
        self.change = change
        turning = change == nil ? properties.turning : .pixels
        keepsProfile = properties.metadata.keepsProfile(under: options.color)
        mayDropProfile = options.metadata != .keep && properties.metadata.iccProfile?.isSRGB ?? false
        metadata = try MetadataPlan(photo, change, turning, keepsProfile, policy: options.metadata)
        let staysAsCoded = !structure.frame.codingProcess.isArithmetic && !turning.movesBlocks && change == nil
        conforms =
            staysAsCoded && metadata.nonconformances.isEmpty && photo.bytes.count <= maximumByteCount
        let isReadDifferently = structure.anomalies.contains {
            switch $0 {
            case .unexpectedMarkerInScan, .fillBeforeStuffing, .missingHuffmanTables: true
            default: false
            }
        }
        splicedByteCount = nil
        guard staysAsCoded && !isReadDifferently else { return }
        let startAndEnd = 4
        let pictureByteCount = startAndEnd + SplicePlan(structure).byteCount
        let byteCount = pictureByteCount + metadata.byteCount
        // Nothing is lost with a profile that says what is taken for granted.
        if byteCount > maximumByteCount, mayDropProfile, byteCount - properties.profileByteCount <= maximumByteCount {
            keepsProfile = false
            metadata = try MetadataPlan(photo, change, turning, keepsProfile, policy: options.metadata)
        }
        splicedByteCount = pictureByteCount + metadata.byteCount
    }

    /// The same plan without the photo's profile.
    ///
    /// - Parameters:
    ///   - photo: the photo.
    ///   - policy: of its metadata.
    /// - Returns: the plan for a picture that has to be coded anew.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    func withoutProfile(of photo: ProbedPhoto, policy: MetadataPolicy) throws(PhotoError) -> HeaderPlan {
        var plan = self
        plan.keepsProfile = false
        plan.metadata = try MetadataPlan(photo, change, turning, false, policy: policy)
        plan.conforms = false
        plan.splicedByteCount = nil
        return plan
    }

    /// The same plan for other pixels.
    ///
    /// - Parameters:
    ///   - change: what is done to the photo's pixels instead.
    ///   - photo: the photo.
    ///   - policy: of its metadata.
    /// - Returns: the plan for that picture.
    /// - Throws: `PhotoError` when no metadata can be made for it.
    func with(_ change: PictureChange, of photo: ProbedPhoto, policy: MetadataPolicy) throws(PhotoError) -> HeaderPlan {
        var plan = self
        plan.change = change
        plan.turning = .pixels
        plan.metadata = try MetadataPlan(photo, change, .pixels, keepsProfile, policy: policy)
        plan.conforms = false
        plan.keepsNoCoefficients = false
        plan.splicedByteCount = nil
        return plan
    }

    /// What of the photo can stay, given what decoding has found.
    ///
    /// - Parameters:
    ///   - hasWarnings: anything at all was warned of, so that the file does not conform.
    ///   - mustRecode: something was wrong with the entropy-coded data or with their tables.
    /// - Returns: the most that can.
    func reuse(hasWarnings: Bool, mustRecode: Bool) -> Reuse {
        if mustRecode { return .nothing }
        if conforms, !hasWarnings { return .file }
        if let byteCount = splicedByteCount, byteCount <= maximumByteCount {
            return .codedPicture(byteCount: byteCount)
        }
        return .nothing
    }

    /// Optimal Huffman tables might be enough: the budget is at least 3/4 of the input's bytes. They rarely save more
    /// than a tenth.
    var mayBeLossless: Bool { 4 * maximumByteCount >= 3 * inputByteCount }

    /// Statistics of the coefficients are gathered while decoding. A turned picture needs them only where the budget is
    /// below the input's bytes: it seldom takes more bytes than before.
    var needsStatistics: Bool {
        reuse(hasWarnings: false, mustRecode: false) == .nothing
            && (!turning.movesBlocks || maximumByteCount < inputByteCount)
    }

    /// - Parameter growthRatio: see `SizeBudget`; nil: what is usual.
    /// - Returns: the bytes that the file has to fit into.
    func budget(growthRatio: Double? = nil) -> SizeBudget {
        SizeBudget(
            maximumByteCount: maximumByteCount,
            segmentByteCount: metadata.byteCount,
            growthRatio: growthRatio ?? SizeBudget.usualGrowthRatio(isProgressive: isProgressive)
        )
    }
}

extension MetadataPlan {
    fileprivate init(
        _ photo: ProbedPhoto,
        _ change: PictureChange?,
        _ turning: Turning,
        _ keepsProfile: Bool,
        policy: MetadataPolicy
    ) throws(PhotoError) {
        let properties = photo.properties
        var picture = change?.picture(of: properties.metadata) ?? StoredPicture(of: properties, turning)
        if !keepsProfile { picture.keepsProfile = false }
        do {
            try self.init(
                policy: policy,
                source: properties.metadata,
                structure: properties.structure,
                bytes: photo.bytes.span,
                picture: picture
            )
        } catch {
            throw PhotoError(error)
        }
    }
}

extension ImageProperties {
    /// Bytes of the segments of the photo's profile.
    var profileByteCount: Int { metadata.iccProfile?.segments.reduce(0) { $0 + $1.byteCount } ?? 0 }
}
