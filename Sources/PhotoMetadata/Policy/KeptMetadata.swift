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
    private let output: AlteredPicture
    /// Small copies of the picture are no longer copies.
    private let isPictureChanged: Bool
    private var extended: ExtendedXMP
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
        output = AlteredPicture(picture, of: structure, source)
        isPictureChanged = !output.alteration.isDisjoint(with: .changed)
        extended = ExtendedXMP(structure.segments, in: bytes)
        if extended.correct(for: output) { gone.insert(.thumbnail) }
        for segment in structure.segments {
            if segment.marker == .startOfScan { isBehindScan = true }
            try add(segment, payload: bytes.extracting(segment.payload.clamped(to: 0..<bytes.count)))
        }
        try addWhatIsMissing()
        gone.formUnion(source.contents.intersection([.trailingData, .motionPhoto]))
        // What JPEG-HDR adds stands in a segment, and stays with the picture.
        if source.contents.contains(.trailingData) || gone.contains(.application(11)) {
            gone.formUnion(source.contents.intersection([.gainMap]))
        }
        if isPictureChanged, source.contents.contains(.thumbnail) { gone.insert(.thumbnail) }
        reasons += wanted.profileReasons() + structure.syntaxReasons
    }

    func removed() -> [RemovedItem] { gone.sorted() }
    var notices: [PhotoWarning] {
        wanted.notices.filter { $0 != .gainMapRemoved || gone.contains(.gainMap) }
    }
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
                addMakers(segment, payload: payload, number: 11)
            }
        case .adobe:
            addAdobe(segment, payload: payload)
        case .xmp:
            addXMP(segment, payload: payload, from: XMPPacket.headerByteCount)
        case .extendedXMP:
            addExtendedXMP(segment, payload: payload)
        case .photoshop:
            addPhotoshop(segment, payload: payload)
        case .otherApplication(let number):
            if number == 1, let start = XMPPacket.start(in: payload) {
                addXMP(segment, payload: payload, from: start)
            } else if number == 1, EXIFBlock.isHidden(in: payload) {
                gone.insert(.application(1))
                reasons.append("the header of an EXIF block is damaged")
            } else if number == 13, case .unreadable = PhotoshopResources.true(of: output.alteration, payload) {
                // Resources behind a damaged header, which readers find.
                gone.insert(.application(13))
            } else {
                addMakers(segment, payload: payload, number: number)
            }
        case .comment:
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
        let isPlain =
            bytes[5] == 1 && bytes.count == 14 + 3 * Int(bytes[12]) * Int(bytes[13])
            && (bytes[12] == 0) == (bytes[13] == 0)
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

    private mutating func addXMP(_ segment: MarkerSegment, payload: Span<UInt8>, from start: Int) {
        var packet = XMPPacket(payload.copy(of: 0..<payload.count), from: start)
        guard packet.isReadable else {
            // Readers find in it what we do not.
            gone.insert(.xmp)
            reasons.append("XMP is damaged")
            return
        }
        if packet.correct(for: output) { gone.insert(.thumbnail) }
        extended.announce(in: &packet)
        let bytes = packet.edited()
        guard bytes.count <= MetadataSegment.maximumPayloadByteCount else {
            gone.insert(.xmp)
            return
        }
        if bytes != packet.payload { reasons.append("XMP says what is not true") }
        segments.append(MetadataSegment(marker: segment.marker.rawValue, payload: bytes))
    }

    private mutating func addExtendedXMP(_ segment: MarkerSegment, payload: Span<UInt8>) {
        switch extended.part(of: payload) {
        case .same: copy(segment, payload)
        case .gone:
            gone.insert(.xmp)
            reasons.append("extended XMP is damaged")
        case .new(let parts):
            segments += parts
            reasons.append("extended XMP says what is not true")
        case .done: break
        }
    }

    private mutating func addPhotoshop(_ segment: MarkerSegment, payload: Span<UInt8>) {
        switch PhotoshopResources.true(of: output.alteration, payload) {
        case .same:
            copy(segment, payload)
        case .edited(let bytes, let dropsThumbnail):
            if dropsThumbnail { gone.insert(.thumbnail) }
            if PhotoshopResources.isEmpty(bytes) { return }
            segments.append(MetadataSegment(marker: segment.marker.rawValue, payload: bytes))
        case .unreadable:
            gone.formUnion(source.contents.intersection([.iptc, .application(13)]))
        }
    }

    /// Segments of makers and of standards that go with what they tell of.
    private mutating func addMakers(_ segment: MarkerSegment, payload: Span<UInt8>, number: UInt8) {
        let claim = PictureClaim.segments.first { claim in
            guard case .application(number, let signature) = claim.place else { return false }
            return payload.matches(signature)
        }
        if let claim, claim.goes(after: output.alteration) {
            gone.insert(.application(Int(number)))
            if claim.remedy == .goes(.alone) { reasons.append("a gain map is announced") }
        } else if isPictureChanged, payload.matches(PictureClaim.preview) {
            gone.insert(.thumbnail)
        } else {
            copy(segment, payload)
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
        let tiff = payload.extracting(block.headerByteCount...)
        var untruths = wanted.exif.map { block.untruths(comparedTo: $0) } ?? []
        for (tag, value) in EXIFBlock.furtherSizes(of: picture)
        where block.walk[tag] != nil && block.walk.integer(tag, in: tiff) != value {
            untruths.append("EXIF's further size is not \(value)")
        }
        let dropsThumbnail = isPictureChanged && block.hasThumbnail
        let becomesSRGB = !picture.keepsProfile && (block.isOptionFile || block.colorSpace != 1)
        let isOblong = block.resolution.map { $0.x != $0.y } ?? false
        let untrue = PictureClaim.exifTags(goingAfter: output.alteration).intersection(block.tags)
        if untruths.isEmpty, !dropsThumbnail, !becomesSRGB, untrue.isEmpty, !(isOblong && wanted.isTransposed) {
            copy(segment, payload)
            return
        }
        reasons += untruths
        var patcher = EXIFPatcher(payload.copy(of: 0..<payload.count), block: block)
        // Before anything is appended: a thumbnail that reaches over the end of the block would reach into that.
        if dropsThumbnail { try patcher.dropThumbnail() }
        if !untrue.isEmpty { try patcher.remove(untrue) }
        try patcher.correct(for: picture)
        try patcher.correctFurtherSizes(for: picture)
        if becomesSRGB { try patcher.declareSRGB() }
        if wanted.isTransposed { patcher.turnResolution() }
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
