extension TIFFWalk {
    /// The value of an entry that is one whole number of any integer type; nil otherwise.
    package func integer(_ entry: TIFFEntry, in bytes: Span<UInt8>) -> Int? {
        guard entry.count == 1, let start = entry.value?.lowerBound else { return nil }
        switch entry.type {
        case .byte: return Int(bytes[start])
        case .signedByte: return Int(Int8(bitPattern: bytes[start]))
        case .short: return byteOrder.uint16(in: bytes, at: start).map { Int($0) }
        case .signedShort: return byteOrder.uint16(in: bytes, at: start).map { Int(Int16(bitPattern: $0)) }
        case .long: return byteOrder.uint32(in: bytes, at: start).map { Int($0) }
        case .signedLong: return byteOrder.uint32(in: bytes, at: start).map { Int(Int32(bitPattern: $0)) }
        default: return nil
        }
    }

    /// The value of a tag that is one whole number of any integer type; nil when it is absent or something else.
    package func integer(_ tag: TIFFTag, in bytes: Span<UInt8>) -> Int? {
        self[tag].flatMap { integer($0, in: bytes) }
    }

    /// The value of a tag that is one unsigned fraction above zero; nil when it is absent or something else.
    package func positiveRational(_ tag: TIFFTag, in bytes: Span<UInt8>) -> Rational? {
        guard let entry = self[tag], entry.type == .rational, entry.count == 1, let start = entry.value?.lowerBound,
            let numerator = byteOrder.uint32(in: bytes, at: start),
            let denominator = byteOrder.uint32(in: bytes, at: start + 4),
            numerator > 0, denominator > 0
        else { return nil }
        return Rational(numerator: numerator, denominator: denominator)
    }

    /// The bytes of a tag that is text, as they stand there; nil when it is absent or something else.
    package func textBytes(_ tag: TIFFTag, in bytes: Span<UInt8>) -> [UInt8]? {
        guard let entry = self[tag], entry.type == .ascii || entry.type == .utf8, let value = entry.value else {
            return nil
        }
        return bytes.copy(of: value)
    }

    /// A tag's text up to its first NUL, without spaces around it, at most 256 bytes of it; nil when nothing is left.
    package func text(_ tag: TIFFTag, in bytes: Span<UInt8>) -> String? {
        guard let found = textBytes(tag, in: bytes)?.prefix(256) else { return nil }
        let visible = found.prefix { $0 != 0 }.drop { $0 == 0x20 }
        let end = visible.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? visible.startIndex
        return visible.isEmpty || end == visible.startIndex
            ? nil : String(decoding: visible[..<end], as: UTF8.self)
    }

    /// Bytes that neither the header nor a directory nor a value covers, and that the caller counts.
    ///
    /// Software that takes out a tag may leave its value behind.
    package func unreferencedByteCount(in bytes: Span<UInt8>, where isCounted: (UInt8) -> Bool) -> Int {
        var ranges = [0..<8]
        for directory in directories {
            ranges.append(directory.table)
            for entry in directory.entries {
                if let value = entry.value, !entry.isInline { ranges.append(value) }
            }
        }
        ranges.append(bytes.count..<bytes.count)
        var result = 0
        var end = 0
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            for index in min(end, range.lowerBound)..<range.lowerBound where isCounted(bytes[index]) { result += 1 }
            end = max(end, range.upperBound)
        }
        return result
    }
}

extension TIFFWalk {
    /// Where the header, other directories than this one, and the values of all entries stand.
    ///
    /// - Parameters:
    ///   - directory: whose table is left out.
    ///   - isGone: entries of it whose values are left out.
    /// - Returns: ranges of the structure, in no order.
    func occupiedRanges(except directory: TIFFDirectory, _ isGone: (TIFFEntry) -> Bool) -> [Range<Int>] {
        var ranges = [0..<8]
        for other in directories {
            if other != directory { ranges.append(other.table) }
            for entry in other.entries where !(other == directory && isGone(entry)) {
                if let value = entry.value, !entry.isInline, !value.isEmpty { ranges.append(value) }
            }
        }
        return ranges
    }
}

/// An unsigned fraction, as TIFF stores it.
package struct Rational: Sendable, Hashable {
    package let numerator: UInt32
    package let denominator: UInt32

    package init(numerator: UInt32, denominator: UInt32) {
        self.numerator = numerator
        self.denominator = denominator
    }
}
