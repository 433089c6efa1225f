extension MinimalEXIF {
    /// The block as an APP1 segment, built by libexif. The same values give the same bytes.
    ///
    /// - Throws: `MetadataError` when memory is short.
    package func segment() throws(MetadataError) -> MetadataSegment {
        var builder = try EXIFBuilder()
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
        return MetadataSegment(marker: 0xE1, payload: try builder.payload())
    }

    /// "0232": the tags written here have not changed since.
    static let version: [UInt8] = [0x30, 0x32, 0x33, 0x32]
}
