/// Ways to break a file that was good.
extension [UInt8] {
    /// The first part of the file, 0 … 1 of its bytes.
    package func truncated(to part: Double) -> [UInt8] {
        [UInt8](prefix(Int(Double(count) * part)))
    }

    /// Without what a good file ends with.
    package func withoutEndOfImage() -> [UInt8] {
        suffix(2) == [0xFF, 0xD9] ? [UInt8](dropLast(2)) : self
    }

    /// Some bits of the entropy-coded data turned over, never making or breaking a marker.
    package func withFlippedBits(count flipCount: Int, seed: UInt64 = 1) -> [UInt8] {
        var result = self
        guard let scanOffset, scanOffset + 64 < count else { return result }
        var random = SeededRandom(seed: seed)
        var (left, tries) = (flipCount, 100 * flipCount)
        while left > 0 && tries > 0 {
            tries -= 1
            let index = scanOffset + 32 + random.index(below: count - scanOffset - 40)
            let flipped = result[index] ^ (1 << UInt8(random.index(below: 8)))
            if result[index] == 0xFF || flipped == 0xFF || result[index - 1] == 0xFF { continue }
            result[index] = flipped
            left -= 1
        }
        return result
    }

    /// Bytes that are no marker before the first marker of a kind, by default the frame header.
    package func withJunk(_ junk: [UInt8] = [0, 1, 2, 3, 4], beforeMarker marker: UInt8? = nil) -> [UInt8] {
        var result = self
        if let offset = marker.map({ offset(ofMarker: [$0]) }) ?? frameOffset {
            result.insert(contentsOf: junk, at: offset)
        }
        return result
    }

    /// Fill bytes (ITU-T T.81, B.1.1.2) before the frame header.
    package func withFillBytes(count fillCount: Int) -> [UInt8] {
        withJunk([UInt8](repeating: 0xFF, count: fillCount))
    }

    package func withSecondStartOfImage() -> [UInt8] {
        [0xFF, 0xD8] + self
    }

    /// A field of the frame header: 0 is the precision, 1 and 3 begin height and width, 5 is the number of components,
    /// and three bytes for each follow.
    package func withFrameHeader(byte field: Int, _ value: UInt8) -> [UInt8] {
        var result = self
        if let frameOffset { result[frameOffset + 4 + field] = value }
        return result
    }

    package func withFrameSize(width: UInt16, height: UInt16) -> [UInt8] {
        withFrameHeader(byte: 1, UInt8(height >> 8)).withFrameHeader(byte: 2, UInt8(height & 255))
            .withFrameHeader(byte: 3, UInt8(width >> 8)).withFrameHeader(byte: 4, UInt8(width & 255))
    }

    /// Another coding process in the name only.
    package func withFrameMarker(_ marker: UInt8) -> [UInt8] {
        var result = self
        if let frameOffset { result[frameOffset + 1] = marker }
        return result
    }

    /// The spectral selection and approximation of the first scan, as some phones write them: 0, 0, 0 in a sequential
    /// file.
    package func withScanParameters(start: UInt8, end: UInt8, approximation: UInt8) -> [UInt8] {
        var result = self
        if let scanOffset {
            let offset = scanOffset + 5 + 2 * Int(self[scanOffset + 4])
            result.replaceSubrange(offset..<offset + 3, with: [start, end, approximation])
        }
        return result
    }

    /// Height 0 in the frame header, and a DNL segment (ITU-T T.81, B.2.5) behind the first scan that gives it.
    package func withNumberOfLinesBehindScan() -> [UInt8] {
        var result = self
        guard let frameOffset, suffix(2) == [0xFF, 0xD9] else { return result }
        let height = [self[frameOffset + 5], self[frameOffset + 6]]
        result.replaceSubrange(frameOffset + 5..<frameOffset + 7, with: [0, 0])
        result.insert(contentsOf: [0xFF, 0xDC, 0, 4] + height, at: count - 2)
        return result
    }

    /// Without the segments of a kind, such as the Huffman tables.
    package func withoutSegments(_ marker: UInt8) -> [UInt8] {
        var result = self
        while let offset = result.offset(ofMarker: [marker]) {
            result.removeSubrange(offset..<offset + 2 + (Int(result[offset + 2]) << 8 | Int(result[offset + 3])))
        }
        return result
    }

    /// A segment's length field.
    package func withLength(_ length: UInt16, ofMarker marker: UInt8) -> [UInt8] {
        var result = self
        if let offset = offset(ofMarker: [marker]) {
            result[offset + 2] = UInt8(length >> 8)
            result[offset + 3] = UInt8(length & 255)
        }
        return result
    }
}
