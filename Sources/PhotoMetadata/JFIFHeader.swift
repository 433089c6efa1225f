/// The JFIF header in APP0 (ITU-T T.871), without its thumbnail.
package struct JFIFHeader: Sendable, Hashable {
    /// 0: the densities are an aspect ratio; 1: per inch; 2: per centimeter; others are undefined.
    package let unit: UInt8
    package let xDensity: UInt16
    package let yDensity: UInt16

    /// Square samples, no density.
    package static let standard = JFIFHeader(unit: 0, xDensity: 1, yDensity: 1)

    package init(unit: UInt8, xDensity: UInt16, yDensity: UInt16) {
        self.unit = unit
        self.xDensity = xDensity
        self.yDensity = yDensity
    }

    /// Reads a payload; nil when it is not one that libjpeg would take for JFIF.
    package init?(payload: Span<UInt8>) {
        guard payload.count >= Self.payloadByteCount, payload.matches(Self.signature) else { return nil }
        unit = payload[7]
        xDensity = UInt16(payload[8]) << 8 | UInt16(payload[9])
        yDensity = UInt16(payload[10]) << 8 | UInt16(payload[11])
    }

    /// The densities mean something.
    package var isValid: Bool { unit <= 2 && xDensity > 0 && yDensity > 0 }

    /// Version 1.01, no thumbnail.
    package var segment: MetadataSegment {
        let densities = ByteOrder.bigEndian.bytes(of: xDensity) + ByteOrder.bigEndian.bytes(of: yDensity)
        return MetadataSegment(marker: 0xE0, payload: Self.signature + [1, 1, unit] + densities + [0, 0])
    }

    static let payloadByteCount = 14
    /// "JFIF\0"
    static let signature: [UInt8] = [0x4A, 0x46, 0x49, 0x46, 0]
}
