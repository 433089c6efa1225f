extension EXIFBlock {
    /// Why this block is not as minimal and as true as one that we would write; empty when it is. It need not have
    /// every tag.
    func differences(from wanted: MinimalEXIF, allowedTags: Set<TIFFTag>) -> [String] {
        var reasons = untruths(comparedTo: wanted)
        if !hasStandardHeader { reasons.append("the EXIF header is incomplete") }
        if let problem = walk.problems.first { reasons.append("the EXIF block is damaged: \(problem)") }
        let others = Set(tags).subtracting(allowedTags)
        if !others.isEmpty { reasons.append("the EXIF block has \(others.count) more tags") }
        if Set(tags).count < tags.count { reasons.append("the EXIF block has a tag twice") }
        for directory in walk.directories {
            let kind = directory.kind
            let isMinimal = directory.entries.allSatisfy { entry in
                let tag = TIFFTag(kind, entry.tag)
                return !allowedTags.contains(tag) || entry.hasMinimalForm(for: tag)
            }
            if !isMinimal {
                reasons.append("a tag of the EXIF block's \(kind.rawValue) directory is of an unusual type")
            }
            if kind != .image, kind != .exif {
                reasons.append("the EXIF block has a directory of the kind \(kind.rawValue)")
            }
        }
        if unreferencedNonzeroByteCount > 0 || unreferencedByteCount > Self.maximumPaddingByteCount {
            reasons.append("the EXIF block has \(unreferencedByteCount) bytes that no tag refers to")
        }
        if let wanted = wanted.picture {
            // Bounded and cut as an output's text is, or not at all.
            if let artist, wanted.artist.map({ $0 + [0] }) != artist { reasons.append("the artist's name is not tidy") }
            if let copyright, wanted.copyright.map({ $0 + [0] }) != copyright {
                reasons.append("the copyright notice is not tidy")
            }
        }
        return reasons
    }

    /// What the block says about the picture, or fails to say, other than it is.
    func untruths(comparedTo wanted: MinimalEXIF) -> [String] {
        var reasons: [String] = []
        switch orientation {
        case .valid(wanted.orientation): break
        case .absent where wanted.orientation == .upright: break
        default: reasons.append("the EXIF orientation is not \(wanted.orientation.rawValue)")
        }
        if let picture = wanted.picture {
            if pixelXDimension != picture.width { reasons.append("the EXIF width is not \(picture.width)") }
            if pixelYDimension != picture.height { reasons.append("the EXIF height is not \(picture.height)") }
        }
        return reasons
    }

    /// Where a width and a height may stand besides, each with what it has to be.
    static func furtherSizes(of picture: StoredPicture) -> [(TIFFTag, Int)] {
        [
            (.imageWidth, picture.width), (.imageHeight, picture.height),
            (.relatedImageWidth, picture.width), (.relatedImageHeight, picture.height),
        ]
    }

    /// Zeros that some writers put between values or at the end.
    private static let maximumPaddingByteCount = 64
}

extension TIFFEntry {
    /// The type and number of values that EXIF prescribes for one of the minimal tags.
    fileprivate func hasMinimalForm(for tag: TIFFTag) -> Bool {
        switch tag {
        case .orientation, .resolutionUnit, .colorSpace: type == .short && count == 1
        case .xResolution, .yResolution: type == .rational && count == 1
        case .pixelXDimension, .pixelYDimension: (type == .short || type == .long) && count == 1
        case .exifPointer: type == .long && count == 1
        case .exifVersion: type == .undefined && count == 4
        case .artist, .copyright: type == .ascii
        default: false
        }
    }
}
