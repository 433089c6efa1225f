/// Numbers in either byte order, behind each other.
package struct ByteWriter: Sendable {
    package enum Order: Sendable, Hashable, CaseIterable {
        /// "MM"
        case bigEndian
        /// "II"
        case littleEndian
    }

    package let order: Order
    package private(set) var bytes: [UInt8] = []

    package init(order: Order = .bigEndian) {
        self.order = order
    }

    package mutating func append<Number: FixedWidthInteger>(_ number: Number) {
        let bitCount = Number.bitWidth
        for index in 0..<(bitCount / 8) {
            let shift = order == .bigEndian ? bitCount - 8 - index * 8 : index * 8
            bytes.append(UInt8(truncatingIfNeeded: number >> Number(shift)))
        }
    }

    package mutating func append(_ more: some Sequence<UInt8>) {
        bytes.append(contentsOf: more)
    }

    package mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    package mutating func pad(toMultipleOf multiple: Int) {
        while bytes.count % multiple != 0 { bytes.append(0) }
    }

    package mutating func replace<Number: FixedWidthInteger>(at offset: Int, with number: Number) {
        var writer = ByteWriter(order: order)
        writer.append(number)
        bytes.replaceSubrange(offset..<offset + writer.bytes.count, with: writer.bytes)
    }
}
