/// How a TIFF structure stores its numbers (TIFF 6.0, section 2).
package enum ByteOrder: Sendable, Hashable, CaseIterable {
    /// "II"
    case littleEndian
    /// "MM"
    case bigEndian
}

extension ByteOrder {
    /// An unsigned number of two bytes; nil when it does not lie within the bytes.
    func uint16(in bytes: Span<UInt8>, at offset: Int) -> UInt16? {
        guard offset >= 0, offset <= bytes.count - 2 else { return nil }
        let first = UInt16(bytes[offset])
        let second = UInt16(bytes[offset + 1])
        return self == .bigEndian ? first << 8 | second : second << 8 | first
    }

    /// An unsigned number of four bytes; nil when it does not lie within the bytes.
    func uint32(in bytes: Span<UInt8>, at offset: Int) -> UInt32? {
        guard offset >= 0, offset <= bytes.count - 4,
            let first = uint16(in: bytes, at: offset),
            let second = uint16(in: bytes, at: offset + 2)
        else { return nil }
        return self == .bigEndian ? UInt32(first) << 16 | UInt32(second) : UInt32(second) << 16 | UInt32(first)
    }

    /// The number's bytes in this order.
    func bytes<Number: FixedWidthInteger & UnsignedInteger>(of number: Number) -> [UInt8] {
        let byteCount = Number.bitWidth / 8
        return (0..<byteCount).map { index in
            let shift = 8 * (self == .bigEndian ? byteCount - 1 - index : index)
            return UInt8(truncatingIfNeeded: number >> shift)
        }
    }
}
