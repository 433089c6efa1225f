/// An image file directory (TIFF 6.0, section 2), written with its values and subdirectories behind it.
package struct TIFFDirectory: Sendable, Hashable {
    package indirect enum Value: Sendable, Hashable {
        case byte([UInt8])
        /// With the terminating zero, which is added.
        case ascii(String)
        case short([UInt16])
        case long([UInt32])
        /// Numerators and denominators by turns.
        case rational([UInt32])
        case undefined([UInt8])
        case signedRational([Int32])
        /// A LONG that points at another directory.
        case directory(TIFFDirectory)
        /// A LONG that points at bytes.
        case data([UInt8])
        /// An entry as it is: type, count, and what stands in the value field.
        case raw(type: UInt16, count: UInt32, value: UInt32)
    }

    package var entries: [UInt16: Value]
    /// By default entries are in ascending order, as the standard wants it.
    package var isReversed = false

    package init(_ entries: [UInt16: Value] = [:]) {
        self.entries = entries
    }

    /// A TIFF header and a chain of directories.
    package static func file(_ directories: [TIFFDirectory], order: ByteWriter.Order) -> [UInt8] {
        var writer = ByteWriter(order: order)
        writer.append(order == .bigEndian ? "MM" : "II")
        writer.append(UInt16(42))
        var link = writer.bytes.count
        writer.append(UInt32(0))
        for directory in directories {
            writer.pad(toMultipleOf: 2)
            writer.replace(at: link, with: UInt32(writer.bytes.count))
            link = directory.write(to: &writer)
        }
        return writer.bytes
    }

    /// Writes the directory and what it points at; returns where the offset of the next one belongs.
    private func write(to writer: inout ByteWriter) -> Int {
        let start = writer.bytes.count
        let tags = isReversed ? entries.keys.sorted(by: >) : entries.keys.sorted()
        writer.append(UInt16(tags.count))
        writer.append([UInt8](repeating: 0, count: tags.count * 12 + 4))
        for (index, tag) in tags.enumerated() {
            guard let value = entries[tag] else { continue }
            write(value, of: tag, at: start + 2 + index * 12, to: &writer)
        }
        return start + 2 + tags.count * 12
    }

    private func write(_ value: Value, of tag: UInt16, at field: Int, to writer: inout ByteWriter) {
        var content = ByteWriter(order: writer.order)
        let (type, count): (UInt16, Int)
        switch value {
        case .byte(let bytes):
            (type, count) = (1, bytes.count)
            content.append(bytes)
        case .ascii(let text):
            (type, count) = (2, text.utf8.count + 1)
            content.append(text)
            content.append(UInt8(0))
        case .short(let numbers):
            (type, count) = (3, numbers.count)
            for number in numbers { content.append(number) }
        case .long(let numbers):
            (type, count) = (4, numbers.count)
            for number in numbers { content.append(number) }
        case .rational(let numbers):
            (type, count) = (5, numbers.count / 2)
            for number in numbers { content.append(number) }
        case .undefined(let bytes):
            (type, count) = (7, bytes.count)
            content.append(bytes)
        case .signedRational(let numbers):
            (type, count) = (10, numbers.count / 2)
            for number in numbers { content.append(number) }
        case .directory(let directory):
            (type, count) = (4, 1)
            writer.pad(toMultipleOf: 2)
            content.append(UInt32(writer.bytes.count))
            _ = directory.write(to: &writer)
        case .data(let bytes):
            (type, count) = (4, 1)
            writer.pad(toMultipleOf: 2)
            content.append(UInt32(writer.bytes.count))
            writer.append(bytes)
        case .raw(let rawType, let rawCount, let rawValue):
            (type, count) = (rawType, Int(rawCount))
            content.append(rawValue)
        }
        writer.replace(at: field, with: tag)
        writer.replace(at: field + 2, with: type)
        writer.replace(at: field + 4, with: UInt32(count))
        if content.bytes.count <= 4 {
            for (index, byte) in content.bytes.enumerated() { writer.replace(at: field + 8 + index, with: byte) }
        } else {
            writer.pad(toMultipleOf: 2)
            writer.replace(at: field + 8, with: UInt32(writer.bytes.count))
            writer.append(content.bytes)
        }
    }
}
