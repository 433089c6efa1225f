package import JPEGSyntax

extension SourceMetadata {
    /// Reads everything that the segments say. Broken metadata gives warnings, never an error.
    ///
    /// - Parameters:
    ///   - structure: of the file.
    ///   - bytes: the whole file.
    package init(structure: JPEGStructure, bytes: Span<UInt8>) {
        var reading = SegmentReading()
        for segment in structure.segments {
            reading.read(segment, payload: bytes.extracting(segment.payload.clamped(to: 0..<bytes.count)))
        }
        if structure.trailingData != nil { reading.contents.insert(.trailingData) }
        if structure.isMotionPhoto { reading.contents.insert(.motionPhoto) }
        let isGainMapBehind =
            GainMap.mayBe(in: structure.trailingData)
            && (reading.announcesGainMap || GainMap.isPresent(structure.trailingData, in: bytes))
        if isGainMapBehind || reading.hasRatioImage { reading.contents.insert(.gainMap) }
        reading.putProfileTogether()

        let interpretation = ColorInterpretation(
            componentIdentifiers: structure.frame.componentIdentifiers,
            hasJFIF: structure.jfif != nil,
            adobeTransform: structure.adobeTransform
        )
        if let profile = reading.profile, !profile.fits(interpretation) {
            reading.warn(.iccMismatch(profile.colorSpace, interpretation))
            reading.profile = nil
        }
        isAdobeRGBByEXIF =
            reading.profile == nil && (interpretation == .yCbCr || interpretation == .rgb)
            && reading.exif?.declaresAdobeRGB ?? false
        isProfileOrderly = ICCProfile.isOrderly(reading.iccChunks)
        switch reading.exif?.orientation ?? .absent {
        case .absent:
            orientation = reading.xmpOrientation ?? .upright
            orientationTag = nil
            if let found = reading.xmpOrientation, found != .upright { reading.warn(.orientationFromXMP(found)) }
        case .valid(let value):
            orientation = value
            orientationTag = Int(value.rawValue)
        case .invalid(let value):
            orientation = .upright
            orientationTag = value
            reading.warn(.orientationInvalid(value))
        }
        colorInterpretation = interpretation
        jfif = structure.jfif
        adobeTransform = structure.adobeTransform
        exif = reading.exif
        exifBlockCount = reading.exifBlockCount
        iccProfile = reading.profile
        credits = reading.credits
        contents = reading.contents
        warnings = reading.warnings
    }
}

/// What has been read up to some segment.
private struct SegmentReading {
    var exif: EXIFBlock?
    var exifBlockCount = 0
    var iccChunks: [ICCChunk] = []
    var profile: ICCProfile?
    /// What XMP says where EXIF says nothing.
    var xmpOrientation: Orientation?
    var credits = ForeignCredits()
    var announcesGainMap = false
    /// A gain map of JPEG-HDR stands in the file's own segments.
    var hasRatioImage = false
    var contents: Set<RemovedItem> = []
    var warnings: [PhotoWarning] = []

    /// Blocks that are looked into; a photo has one. The others are counted.
    private static let maximumEXIFBlockCount = 8

    mutating func warn(_ warning: PhotoWarning) {
        if !warnings.contains(where: { $0.code == warning.code }) { warnings.append(warning) }
    }

    mutating func read(_ segment: MarkerSegment, payload: Span<UInt8>) {
        let everything = 0..<payload.count
        switch segment.kind {
        case .codec, .adobe, .reserved:
            break
        case .jfif(let hasThumbnail):
            if hasThumbnail { contents.insert(.thumbnail) }
        case .jfxx:
            contents.insert(.thumbnail)
        case .exif:
            readEXIF(payload)
        case .xmp, .extendedXMP:
            contents.insert(.xmp)
            if payload.contains(Pattern.xmpPosition, in: everything) { contents.insert(.gps) }
            if segment.kind == .xmp { readXMP(payload) }
        case .icc(let sequenceNumber, let count):
            contents.insert(.icc)
            let bytes = payload.copy(of: ICCChunk.headerByteCount..<max(ICCChunk.headerByteCount, payload.count))
            iccChunks.append(ICCChunk(sequenceNumber: sequenceNumber, count: count, bytes: bytes))
        case .multiPicture:
            contents.insert(.multiPicture)
        case .jumbf:
            contents.insert(payload.contains(Pattern.c2pa, in: everything) ? .c2pa : .application(11))
        case .photoshop:
            contents.insert(payload.contains(Pattern.iptcResource, in: everything) ? .iptc : .application(13))
            credits.read(photoshop: payload)
        case .comment:
            contents.insert(.comment)
        case .otherApplication(let number):
            contents.insert(.application(Int(number)))
            if payload.matches(Pattern.gainMap) { announcesGainMap = true }
            if payload.matches(Pattern.ratioImage) { hasRatioImage = true }
        }
    }

    private mutating func readXMP(_ payload: Span<UInt8>) {
        let packet = XMPPacket(payload.copy(of: 0..<payload.count), from: XMPPacket.headerByteCount)
        xmpOrientation =
            xmpOrientation
            ?? packet.integer("tiff:Orientation").flatMap { UInt8(exactly: $0) }.flatMap { Orientation(rawValue: $0) }
        if packet.has("hdrgm:Version") || packet.has("HDRGainMap:HDRGainMapVersion") { announcesGainMap = true }
        credits.read(packet)
    }

    private mutating func readEXIF(_ payload: Span<UInt8>) {
        exifBlockCount += 1
        contents.insert(.exif)
        guard exifBlockCount <= Self.maximumEXIFBlockCount else { return }
        do {
            let block = try EXIFBlock(reading: payload)
            if block.hasGPS { contents.insert(.gps) }
            if block.hasMakerNote { contents.insert(.makerNote) }
            if block.hasThumbnail { contents.insert(.thumbnail) }
            if let problem = block.walk.problems.first { warn(.exifBroken(problem)) }
            exif = exif ?? block
        } catch {
            warn(.exifBroken(error))
        }
    }

    mutating func putProfileTogether() {
        if iccChunks.isEmpty { return }
        do {
            profile = try ICCProfile(chunks: iccChunks)
        } catch {
            warn(.icc(error))
        }
    }
}

/// Byte strings that tell what a segment is about.
private enum Pattern {
    static let xmpPosition = Array("GPSLatitude".utf8)
    static let gainMap = Array("urn:iso:std:iso:ts:21496:-1\0".utf8)
    static let ratioImage = Array("HDR_RI ".utf8)
    static let c2pa = Array("c2pa".utf8)
    /// The image resource 0x0404 that holds IPTC-NAA records.
    static let iptcResource: [UInt8] = Array("8BIM".utf8) + [0x04, 0x04]
}
