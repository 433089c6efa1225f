extension Span where Element == UInt8 {
    /// A 16-bit number, most significant byte first; both bytes must be inside.
    func bigEndian16(at offset: Int) -> Int {
        Int(self[offset]) << 8 | Int(self[offset + 1])
    }

    /// A 16-bit number, least significant byte first; both bytes must be inside.
    func littleEndian16(at offset: Int) -> Int {
        Int(self[offset]) | Int(self[offset + 1]) << 8
    }

    /// A 32-bit number, most significant byte first; all four bytes must be inside.
    func bigEndian32(at offset: Int) -> UInt32 {
        UInt32(bigEndian16(at: offset)) << 16 | UInt32(bigEndian16(at: offset + 2))
    }

    /// A 32-bit number, least significant byte first; all four bytes must be inside.
    func littleEndian32(at offset: Int) -> UInt32 {
        UInt32(littleEndian16(at: offset)) | UInt32(littleEndian16(at: offset + 2)) << 16
    }

    /// True when the UTF-8 bytes of `text` stand at `offset`; false also where the span or `limit` ends before they do.
    func matches(_ text: String, at offset: Int, before limit: Int? = nil) -> Bool {
        let end = Swift.min(limit ?? count, count)
        var position = offset
        guard position >= 0 else { return false }
        for byte in text.utf8 {
            guard position < end, self[position] == byte else { return false }
            position += 1
        }
        return true
    }

    /// Where the first 0xFF stands at or behind `start`; `count` when there is none.
    ///
    /// Every byte of every photo passes through here, so eight are looked at in one step. The compiler turns the eight
    /// reads into one load.
    @inline(__always)
    func firstMarkerPrefix(from start: Int) -> Int {
        let end = count
        var position = start
        while end &- position >= 8 {
            let chunk = extracting(position..<(position &+ 8))
            let word =
                UInt64(chunk[0]) | UInt64(chunk[1]) << 8 | UInt64(chunk[2]) << 16 | UInt64(chunk[3]) << 24
                | UInt64(chunk[4]) << 32 | UInt64(chunk[5]) << 40 | UInt64(chunk[6]) << 48 | UInt64(chunk[7]) << 56
            // A zero byte in the complement is a 0xFF; the lowest one found this way is exact, higher ones may not be.
            let complement = ~word
            let found = (complement &- 0x0101_0101_0101_0101) & word & 0x8080_8080_8080_8080
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < end, self[position] != 0xFF { position &+= 1 }
        return position
    }
}
