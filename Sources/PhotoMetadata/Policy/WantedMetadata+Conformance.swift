internal import JPEGSyntax

extension WantedMetadata {
    /// Why a file with this source's metadata is not what the policy wants; empty when it is.
    func nonconformances(of structure: JPEGStructure) -> [String] {
        segmentReasons(structure.segments) + exifReasons() + profileReasons() + structure.syntaxReasons
    }

    private func segmentReasons(_ segments: [MarkerSegment]) -> [String] {
        var reasons: [String] = []
        var isBehindScan = false
        var jfifCount = 0
        var adobeCount = 0
        for segment in segments {
            if segment.marker == .startOfScan { isBehindScan = true }
            switch segment.kind {
            case .codec:
                continue
            case .exif, .icc:
                break
            case .jfif(let hasThumbnail):
                jfifCount += 1
                if !allowsJFIF { reasons.append("JFIF stands beside \(picture.colorInterpretation.rawValue)") }
                if hasThumbnail {
                    reasons.append("the JFIF header has a thumbnail")
                } else if segment.payload.count != JFIFHeader.plainPayloadByteCount {
                    reasons.append("the JFIF header has \(segment.payload.count) bytes")
                }
            case .adobe(let transform):
                adobeCount += 1
                if let wanted = adobeTransform {
                    if transform != wanted { reasons.append("Adobe's transform is \(transform) instead of \(wanted)") }
                    if segment.payload.count != AdobeSegment.payloadByteCount {
                        reasons.append("the Adobe segment has \(segment.payload.count) bytes")
                    }
                } else {
                    reasons.append("there is an Adobe segment that nothing depends on")
                }
            case .jfxx: reasons.append("there is a JFIF extension with a thumbnail")
            case .xmp, .extendedXMP: reasons.append("there is XMP")
            case .multiPicture: reasons.append("there is a multi-picture index")
            case .jumbf: reasons.append("there are JUMBF boxes")
            case .photoshop: reasons.append("there are Photoshop resources")
            case .comment: reasons.append("there is a comment")
            case .otherApplication(let number): reasons.append("there is an APP\(number) segment")
            case .reserved: reasons.append("there is a segment of the reserved marker \(segment.marker.rawValue)")
            }
            if isBehindScan { reasons.append("a metadata segment stands behind the first scan") }
        }
        if jfifCount > 1 { reasons.append("there are \(jfifCount) JFIF headers") }
        if adobeCount > 1 { reasons.append("there are \(adobeCount) Adobe segments") }
        return reasons
    }

    private func exifReasons() -> [String] {
        guard let wanted = exif else {
            return source.exifBlockCount == 0 ? [] : ["there is an EXIF block"]
        }
        guard source.exifBlockCount > 0 else { return ["there is no EXIF block"] }
        guard source.exifBlockCount == 1 else { return ["there are \(source.exifBlockCount) EXIF blocks"] }
        guard let block = source.exif else { return ["the EXIF block is unreadable"] }
        return block.differences(from: wanted, allowedTags: allowedTags)
    }

    func profileReasons() -> [String] {
        if source.isAdobeRGBByEXIF, profile != nil { return ["only EXIF says that it is in Adobe RGB"] }
        guard source.contents.contains(.icc) else { return [] }
        guard let own = source.iccProfile else { return ["the ICC segments make no profile that fits the picture"] }
        guard let profile else { return ["there is a color profile that is not needed"] }
        if profile != own { return ["the color profile holds more than colors need"] }
        return source.isProfileOrderly ? [] : ["the chunks of the color profile are not in order"]
    }
}

extension JPEGStructure {
    /// What no output of ours has: bytes behind the end, and what the reader only put up with.
    var syntaxReasons: [String] {
        let trailing =
            trailingData.map { ["there are \($0.byteRange.count) bytes behind the end of the picture"] } ?? []
        let tables = unusedTables.isEmpty ? [] : ["there are tables that no component uses"]
        let empty =
            segments.contains { $0.definesTables && $0.payload.isEmpty } ? ["there are tables without a table"] : []
        return trailing + tables + empty + anomalies.map(\.reason)
    }
}

extension SyntaxAnomaly {
    fileprivate var reason: String {
        switch self {
        case .junkBetweenSegments(let offset, let byteCount): "\(byteCount) stray bytes stand at \(offset)"
        case .fillBytes(let offset, let byteCount): "\(byteCount) fill bytes stand at \(offset)"
        case .leadingBytes(let byteCount): "\(byteCount) bytes stand before the picture"
        case .repeatedStartOfImage(let offset): "a second SOI stands at \(offset)"
        case .missingEndOfImage: "there is no EOI"
        case .invalidScanParameters(let scan): "scan \(scan) has parameters that its coding process does not allow"
        case .unknownJFIFVersion(let major, let minor): "JFIF is of the unknown version \(major).\(minor)"
        case .numberOfLines(let offset, _): "a DNL segment stands at \(offset)"
        case .oddSegmentLength(let offset, let declared, let expected):
            "the segment at \(offset) declares \(declared) bytes instead of \(expected)"
        case .reservedMarker(let offset, let marker): "the reserved marker \(marker) stands at \(offset)"
        case .strayMarker(let offset, let marker): "the stray marker \(marker) stands at \(offset)"
        case .missingHuffmanTables: "it has not all of its Huffman tables"
        case .fillBeforeStuffing(let offset): "a fill byte stands in the coded data at \(offset)"
        case .unexpectedMarkerInScan(let offset, let marker): "marker \(marker) stands within a scan at \(offset)"
        }
    }
}
