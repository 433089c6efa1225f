package import JPEGSyntax

extension JFIFHeader {
    /// Version 1.01, square samples, no density, no thumbnail.
    package static let standard = JFIFHeader(
        majorVersion: 1,
        minorVersion: 1,
        densityUnit: 0,
        horizontalDensity: 1,
        verticalDensity: 1,
        thumbnailWidth: 0,
        thumbnailHeight: 0
    )

    /// That of the picture with width and height changed.
    var transposed: JFIFHeader {
        JFIFHeader(
            majorVersion: majorVersion,
            minorVersion: minorVersion,
            densityUnit: densityUnit,
            horizontalDensity: verticalDensity,
            verticalDensity: horizontalDensity,
            thumbnailWidth: thumbnailWidth,
            thumbnailHeight: thumbnailHeight
        )
    }

    /// A segment of version 1.01 with this header's density, or none where that means nothing, and without a thumbnail.
    package var segment: MetadataSegment {
        let isValid = densityUnit <= 2 && horizontalDensity > 0 && verticalDensity > 0
        let source = isValid ? self : .standard
        let order = ByteOrder.bigEndian
        let densities =
            order.bytes(of: UInt16(clamping: source.horizontalDensity))
            + order.bytes(of: UInt16(clamping: source.verticalDensity))
        let head = Self.signature + [1, 1, source.densityUnit]
        return MetadataSegment(marker: 0xE0, payload: head + densities + [0, 0])
    }

    /// Bytes of a payload without a thumbnail.
    static let plainPayloadByteCount = 14
    /// "JFIF\0"
    private static let signature: [UInt8] = [0x4A, 0x46, 0x49, 0x46, 0]
}
