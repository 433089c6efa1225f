extension [UInt8] {
    /// Puts segments behind SOI, and behind JFIF where that follows; returns the offset behind the last of them.
    @discardableResult
    package mutating func insert(segments: [FixtureSegment]) -> Int {
        var offset = 2
        if count > 6, self[2] == 0xFF, self[3] == 0xE0 {
            offset = 4 + (Int(self[4]) << 8 | Int(self[5]))
        }
        let bytes = segments.flatMap(\.bytes)
        insert(contentsOf: bytes, at: offset)
        return offset + bytes.count
    }

    /// Offsets of the first marker of each of these kinds, up to the first scan; nil: it has none.
    package func offset(ofMarker wanted: Set<UInt8>) -> Int? {
        var offset = 2
        while offset + 4 <= count, self[offset] == 0xFF {
            let marker = self[offset + 1]
            if wanted.contains(marker) { return offset }
            if marker == 0xDA || marker == 0xD9 { return nil }
            offset += 2 + (Int(self[offset + 2]) << 8 | Int(self[offset + 3]))
        }
        return nil
    }

    /// The frame header's marker: any SOF.
    package var frameOffset: Int? {
        offset(ofMarker: Set(0xC0...0xCF).subtracting([0xC4, 0xC8, 0xCC]))
    }

    /// The first scan's marker.
    package var scanOffset: Int? { offset(ofMarker: [0xDA]) }
}
