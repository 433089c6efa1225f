internal import JPEGSyntax

/// What `keep` makes of a source: everything that stays true, in the source's order and byte for byte where it can be.
struct KeptMetadata {
    private(set) var segments: [MetadataSegment] = []
    private(set) var reasons: [String] = []
    private var gone: Set<RemovedItem> = []

    private let source: SourceMetadata
    private let picture: StoredPicture
    /// What the other policies would want, for what a source lacks.
    private let wanted: WantedMetadata
    /// Small copies of the picture are no longer copies.
    private let isPictureChanged: Bool
    private var isBehindScan = false

    /// - Parameters:
    ///   - source: the metadata of the source.
    ///   - structure: the markers of the source.
    ///   - bytes: the source's file.
    ///   - picture: the output's.
    /// - Throws: `MetadataError`, also when an untrue EXIF block cannot be corrected.
    init(
        source: SourceMetadata,
        structure: JPEGStructure,
        bytes: Span<UInt8>,
        picture: StoredPicture
    ) throws(MetadataError) {
        self.source = source
        self.picture = picture
        wanted = WantedMetadata(policy: .keep, source: source, picture: picture)
        isPictureChanged =
            picture.orientation != source.orientation || picture.width != structure.frame.width
            || picture.height != structure.frame.height || picture.isRedrawn
        for segment in structure.segments {
            if segment.marker == .startOfScan { isBehindScan = true }
            try add(segment, payload: bytes.extracting(segment.payload.clamped(to: 0..<bytes.count)))
        }
        try addWhatIsMissing()
        gone.formUnion(source.contents.intersection([.trailingData, .motionPhoto]))
        if isPictureChanged, source.contents.contains(.thumbnail) { gone.insert(.thumbnail) }
        reasons += wanted.profileReasons() + structure.syntaxReasons
    }

    func removed() -> [RemovedItem] { gone.sorted() }
}

extension KeptMetadata {
    private mutating func add(_ segment: MarkerSegment, payload: Span<UInt8>) throws(MetadataError) {
        switch segment.kind {
        case .codec:
            return
        case .reserved:
            reasons.append("there is a segment of the reserved marker \(segment.marker.rawValue)")
            return
        case .jfif(let hasThumbnail):
            addJFIF(segment, payload: payload, hasThumbnail: hasThumbnail)
        case .jfxx:
            if !isPictureChanged { copy(segment, payload) }
        case .exif:
            try addEXIF(segment, payload: payload)
        case .icc:
            addProfile(segment, payload: payload)
        case .multiPicture:
            // Its offsets are counted to pictures that an output does not have.
            gone.insert(.multiPicture)
            reasons.append("there is a multi-picture index")
        case .jumbf:
            // Content credentials sign every byte of the file: any output breaks them, so they are no reason for one.
            if source.contents.contains(.c2pa) {
                gone.formUnion(source.contents.intersection([.c2pa, .application(11)]))
            } else {
                copy(segment, payload)
            }
        case .adobe:
            addAdobe(segment, payload: payload)
        case .xmp:
            addXMP(segment, payload: payload)
        case .photoshop:
            addPhotoshop(segment, payload: payload)
        case .extendedXMP, .comment, .otherApplication:
            copy(segment, payload)
        }
        if isBehindScan { reasons.append("a metadata segment stands behind the first scan") }
    }

    private mutating func copy(_ segment: MarkerSegment, _ payload: Span<UInt8>) {
        segments.append(MetadataSegment(marker: segment.marker.rawValue, payload: payload.copy(of: 0..<payload.count)))
    }

    private mutating func addJFIF(_ segment: MarkerSegment, payload: Span<UInt8>, hasThumbnail: Bool) {
        guard wanted.allowsJFIF else {
            gone.insert(.application(0))
            reasons.append("JFIF stands beside \(picture.colorInterpretation.rawValue)")
            return
        }
        let bytes = payload.copy(of: 0..<payload.count)
        let isPlain = bytes[5] == 1 && bytes.count == 14 + 3 * Int(bytes[12]) * Int(bytes[13])
        let isAspectTurned = wanted.isTransposed && bytes[8..<10] != bytes[10..<12]
        if isPlain, !(hasThumbnail && isPictureChanged), !isAspectTurned {
            copy(segment, payload)
        } else {
            // An unknown version or a length that does not fit is among the anomalies.
            segments.append(wanted.jfif.segment)
            if hasThumbnail { gone.insert(.thumbnail) }
        }
    }

    private mutating func addProfile(_ segment: MarkerSegment, payload: Span<UInt8>) {
        guard source.iccProfile != nil, let profile = wanted.profile else {
            gone.insert(.icc)
            return
        }
        if source.isProfileOrderly {
            copy(segment, payload)
        } else if !segments.contains(where: \.isProfile) {
            segments += profile.segments
        }
    }

    private mutating func addAdobe(_ segment: MarkerSegment, payload: Span<UInt8>) {
        // Behind the scan it said nothing to a decoder; before, it would.
        guard !isBehindScan, payload.count >= AdobeSegment.payloadByteCount else { return }
        var bytes = payload.copy(of: 0..<AdobeSegment.payloadByteCount)
        if let transform = AdobeSegment.transform(for: picture.colorInterpretation),
            bytes[AdobeSegment.transformOffset] != transform
        {
            reasons.append("Adobe's transform is \(bytes[AdobeSegment.transformOffset]) instead of \(transform)")
            bytes[AdobeSegment.transformOffset] = transform
        }
        segments.append(MetadataSegment(marker: segment.marker.rawValue, payload: bytes))
    }

    private mutating func addXMP(_ segment: MarkerSegment, payload: Span<UInt8>) {
        var packet = XMPPacket(payload.copy(of: 0..<payload.count))
        if isPictureChanged, packet.correct(for: picture) { gone.insert(.thumbnail) }
        if !source.contents.isDisjoint(with: [.trailingData, .motionPhoto, .multiPicture]) {
            packet.withdrawFurtherParts()
        }
        let bytes = packet.edited()
        guard bytes.count <= MetadataSegment.maximumPayloadByteCount else {
            gone.insert(.xmp)
            return
        }
        segments.append(MetadataSegment(marker: segment.marker.rawValue, payload: bytes))
    }

    private mutating func addPhotoshop(_ segment: MarkerSegment, payload: Span<UInt8>) {
        switch isPictureChanged ? PhotoshopResources.withoutThumbnails(payload) : .same {
        case .same:
            copy(segment, payload)
        case .shorter(let bytes):
            gone.insert(.thumbnail)
            if PhotoshopResources.isEmpty(bytes) { return }
            segments.append(MetadataSegment(marker: segment.marker.rawValue, payload: bytes))
        case .unreadable:
            gone.formUnion(source.contents.intersection([.iptc, .application(13)]))
        }
    }

    private mutating func addEXIF(_ segment: MarkerSegment, payload: Span<UInt8>) throws(MetadataError) {
        let block: EXIFBlock
        do {
            block = try EXIFBlock(reading: payload)
        } catch {
            // Readers that go on to a readable block find that one true.
            if source.exif == nil { throw .unpatchableEXIF(reason: error.description) }
            copy(segment, payload)
            return
        }
        let untruths = wanted.exif.map { block.untruths(comparedTo: $0) } ?? []
        let dropsThumbnail = isPictureChanged && block.hasThumbnail
        let becomesSRGB = !picture.keepsProfile && (block.declaresAdobeRGB || block.colorSpace != 1)
        if untruths.isEmpty, !dropsThumbnail, !becomesSRGB {
            copy(segment, payload)
            return
        }
        reasons += untruths
        var patcher = EXIFPatcher(payload.copy(of: 0..<payload.count), block: block)
        // Before anything is appended: a thumbnail that reaches over the end of the block would reach into that.
        if dropsThumbnail { try patcher.dropThumbnail() }
        try patcher.correct(for: picture)
        if isPictureChanged { try patcher.correctImageSize(for: picture) }
        if becomesSRGB { try patcher.declareSRGB() }
        segments.append(MetadataSegment(marker: segment.marker.rawValue, payload: patcher.payload))
    }

    private mutating func addWhatIsMissing() throws(MetadataError) {
        if source.exifBlockCount == 0, let exif = wanted.exif {
            reasons.append("there is no EXIF block")
            // Behind JFIF and its extension.
            let place = segments.firstIndex { $0.marker != MarkerCode.application(0).rawValue } ?? segments.count
            segments.insert(try exif.segment(), at: place)
        }
        if source.isAdobeRGBByEXIF, let profile = wanted.profile {
            let place = segments.firstIndex { $0.marker > MarkerCode.application(1).rawValue } ?? segments.count
            segments.insert(contentsOf: profile.segments, at: place)
        }
        if let transform = wanted.adobeTransform, !segments.contains(where: { $0.marker == 0xEE && $0.isAdobe }) {
            segments.append(AdobeSegment.segment(transform: transform))
        }
    }
}

extension MetadataSegment {
    fileprivate var isProfile: Bool { marker == 0xE2 && payload.span.matches(ICCChunk.signature) }
    fileprivate var isAdobe: Bool { payload.span.matches(AdobeSegment.signature) }
}
