extension MinimalEXIF {
    /// The block as an APP1 segment, built by libexif. The same values give the same bytes.
    ///
    /// - Throws: `MetadataError` when memory is short.
    package func segment() throws(MetadataError) -> MetadataSegment {
        try segment(from: EXIFBuilder())
    }

    /// - Parameter builder: an empty one.
    /// - Returns: the block as an APP1 segment.
    /// - Throws: `MetadataError` when memory is short.
    func segment(from builder: consuming EXIFBuilder) throws(MetadataError) -> MetadataSegment {
        try builder.setShort(UInt16(orientation.rawValue), for: .orientation)
        if let picture {
            try builder.setRational(picture.resolution.x, for: .xResolution)
            try builder.setRational(picture.resolution.y, for: .yResolution)
            try builder.setShort(picture.resolution.unit.rawValue, for: .resolutionUnit)
            if let artist = picture.artist { try builder.setText(artist, for: .artist) }
            if let copyright = picture.copyright { try builder.setText(copyright, for: .copyright) }
            try builder.setUndefined(Self.version, for: .exifVersion)
            try builder.setShort(picture.isSRGB ? 1 : 65_535, for: .colorSpace)
            try builder.setLong(UInt32(picture.width), for: .pixelXDimension)
            try builder.setLong(UInt32(picture.height), for: .pixelYDimension)
        }
        let payload = try builder.payload()
        // When memory runs short while it saves, libexif leaves out what it could not store and says nothing.
        guard let block = try? EXIFBlock(reading: payload.span), block.tags.count == expectedTags.count,
            block.differences(from: self, allowedTags: expectedTags).isEmpty
        else { throw .outOfMemory }
        return MetadataSegment(marker: 0xE1, payload: payload)
    }

    private var expectedTags: Set<TIFFTag> {
        guard let picture else { return [.orientation] }
        var tags = Self.tags
        if picture.artist != nil { tags.insert(.artist) }
        if picture.copyright != nil { tags.insert(.copyright) }
        return tags
    }

    /// "0232": the tags written here have not changed since.
    static let version: [UInt8] = [0x30, 0x32, 0x33, 0x32]
}
