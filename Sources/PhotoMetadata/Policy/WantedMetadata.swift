internal import JPEGSyntax

/// What a policy other than `keep` makes of a source.
struct WantedMetadata {
    let policy: MetadataPolicy
    let source: SourceMetadata
    let picture: StoredPicture
    /// The one to write; nil for none.
    let profile: ICCProfile?

    init(policy: MetadataPolicy, source: SourceMetadata, picture: StoredPicture) {
        self.policy = policy
        self.source = source
        self.picture = picture
        if !picture.keepsProfile {
            profile = nil
        } else if source.isAdobeRGBByEXIF {
            profile = .adobeRGB
        } else {
            profile = policy == .keep ? source.iccProfile : source.iccProfile?.essence
        }
    }

    /// JFIF where allowed, EXIF, ICC, Adobe.
    func segments() throws(MetadataError) -> [MetadataSegment] {
        var result: [MetadataSegment] = []
        if allowsJFIF { result.append(jfif.segment) }
        if let exif { result.append(try exif.segment()) }
        result += profile?.segments ?? []
        if let adobeTransform { result.append(AdobeSegment.segment(transform: adobeTransform)) }
        return result
    }

    func removed() -> [RemovedItem] {
        var result = source.contents
        if profile != nil, source.iccProfile != nil { result.remove(.icc) }
        if exifTagsStay { result.remove(.exif) }
        if source.jfif != nil, !allowsJFIF { result.insert(.application(0)) }
        if source.adobeTransform != nil, adobeTransform == nil { result.insert(.application(14)) }
        return result.sorted()
    }

    /// Width and height have changed places.
    var isTransposed: Bool { source.orientation.swapsWidthAndHeight != picture.orientation.swapsWidthAndHeight }

    /// The header to write, where one may be.
    var jfif: JFIFHeader {
        let header = source.jfif ?? .standard
        return isTransposed ? header.transposed : header
    }

    private var resolution: Resolution {
        let found = source.exif?.resolution ?? source.jfif.flatMap { Resolution(of: $0) } ?? .standard
        return isTransposed ? found.transposed : found
    }

    var allowsJFIF: Bool { picture.colorInterpretation.allowsJFIF }

    /// The transform to declare; nil where decoders find the meaning without.
    ///
    /// CMYK keeps its segment and gets none: many readers take Adobe's name as a sign that the values are inverted.
    var adobeTransform: UInt8? {
        switch picture.colorInterpretation {
        case .rgb: picture.componentIdentifiers == ColorInterpretation.rgbIdentifiers ? nil : 0
        case .cmyk: source.adobeTransform == nil ? nil : 0
        case .ycck: 2
        case .gray, .yCbCr, .unknown: nil
        }
    }

    /// The block to write; nil for none.
    var exif: MinimalEXIF? {
        if policy == .none {
            return picture.orientation == .upright ? nil : MinimalEXIF(orientation: picture.orientation, picture: nil)
        }
        return MinimalEXIF(
            orientation: picture.orientation,
            picture: MinimalEXIF.Picture(
                width: picture.width,
                height: picture.height,
                resolution: resolution,
                isSRGB: isSRGB,
                artist: policy == .credit ? artist?.text : nil,
                copyright: policy == .credit ? copyright?.text : nil
            )
        )
    }

    /// EXIF's artist, else another's.
    private var artist: (text: [UInt8], place: String?)? {
        if let own = CreditText.artist(source.exif?.artist) { return (own, nil) }
        guard let found = source.credits.artist, let text = CreditText.artist(found.text) else { return nil }
        return (text, found.place)
    }

    private var copyright: (text: [UInt8], place: String?)? {
        if let own = CreditText.copyright(source.exif?.copyright) { return (own, nil) }
        guard let found = source.credits.copyright, let text = CreditText.copyright(found.text) else { return nil }
        return (text, found.place)
    }

    /// What people may not expect of an output.
    var notices: [PhotoWarning] {
        var result: [PhotoWarning] = []
        if source.isAdobeRGBByEXIF, profile != nil { result.append(.profileAdded) }
        if source.contents.contains(.gainMap) { result.append(.gainMapRemoved) }
        if policy == .credit {
            let taken = [("Artist", artist?.place), ("Copyright", copyright?.place)]
                .compactMap { name, place in place.map { PhotoWarning.creditTaken(name, from: $0) } }
            if !taken.isEmpty { result.append(.creditsTaken(taken)) }
        }
        return result
    }

    /// EXIF knows sRGB and "uncalibrated"; sRGB is what a picture without a profile is shown as.
    private var isSRGB: Bool {
        switch picture.colorInterpretation {
        case .gray, .yCbCr, .rgb: profile?.isSRGB ?? true
        case .cmyk, .ycck, .unknown: false
        }
    }

    /// Each tag of the source's one block is among the output's.
    private var exifTagsStay: Bool {
        guard let block = source.exif, source.exifBlockCount == 1 else { return false }
        return Set(block.tags).isSubset(of: allowedTags)
    }

    /// The tags that an output's block may have.
    var allowedTags: Set<TIFFTag> {
        switch policy {
        case .none: picture.orientation == .upright ? [] : [.orientation]
        case .credit: MinimalEXIF.tags.union([.artist, .copyright])
        case .minimal, .keep: MinimalEXIF.tags
        }
    }
}

extension MinimalEXIF {
    /// What a block has besides credits.
    static let tags: Set<TIFFTag> = [
        .orientation, .xResolution, .yResolution, .resolutionUnit, .exifPointer,
        .exifVersion, .colorSpace, .pixelXDimension, .pixelYDimension,
    ]
}
