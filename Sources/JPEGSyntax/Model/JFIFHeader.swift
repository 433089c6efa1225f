/// The JFIF APP0 segment (ITU-T T.871, 10.1).
package struct JFIFHeader: Sendable, Hashable {
    package let majorVersion: UInt8
    package let minorVersion: UInt8
    /// 0: the densities are only an aspect ratio; 1: dots per inch; 2: dots per centimeter. Others occur.
    package let densityUnit: UInt8
    package let horizontalDensity: Int
    package let verticalDensity: Int
    /// Samples, as declared; RGB, three bytes each.
    package let thumbnailWidth: Int
    package let thumbnailHeight: Int

    package init(
        majorVersion: UInt8,
        minorVersion: UInt8,
        densityUnit: UInt8,
        horizontalDensity: Int,
        verticalDensity: Int,
        thumbnailWidth: Int,
        thumbnailHeight: Int
    ) {
        self.majorVersion = majorVersion
        self.minorVersion = minorVersion
        self.densityUnit = densityUnit
        self.horizontalDensity = horizontalDensity
        self.verticalDensity = verticalDensity
        self.thumbnailWidth = thumbnailWidth
        self.thumbnailHeight = thumbnailHeight
    }

    /// Payload bytes that the declared thumbnail calls for.
    package var expectedPayloadByteCount: Int { Self.fixedByteCount + 3 * thumbnailWidth * thumbnailHeight }

    static let fixedByteCount = 14

    /// nil when the payload is no JFIF header, or too short for libjpeg to see one in it.
    init?(payload: Range<Int>, in bytes: Span<UInt8>) {
        guard payload.count >= Self.fixedByteCount, bytes.matches("JFIF\0", at: payload.lowerBound) else { return nil }
        let start = payload.lowerBound
        self.init(
            majorVersion: bytes[start + 5],
            minorVersion: bytes[start + 6],
            densityUnit: bytes[start + 7],
            horizontalDensity: bytes.bigEndian16(at: start + 8),
            verticalDensity: bytes.bigEndian16(at: start + 10),
            thumbnailWidth: Int(bytes[start + 12]),
            thumbnailHeight: Int(bytes[start + 13])
        )
    }
}
