extension TrailingData {
    /// Looks at the bytes from `start` to the end of the file; nil when there are none.
    init?(in bytes: Span<UInt8>, from start: Int) {
        guard start < bytes.count else { return nil }
        self.init(byteRange: start..<bytes.count, kind: TrailingKind(of: bytes, from: start))
    }

    /// What the bytes from `start` to the end of the file are; nil when there are none.
    package static func kind(in bytes: Span<UInt8>, from start: Int) -> TrailingKind? {
        TrailingData(in: bytes, from: start)?.kind
    }
}

extension TrailingKind {
    init(of bytes: Span<UInt8>, from start: Int) {
        // Multi-picture files align the next picture with zeros.
        var first = start
        while first < bytes.count, bytes[first] == 0 { first += 1 }

        if Self.isOneByteRepeated(bytes, from: start) {
            self = .padding
        } else if SamsungTrailer.isPresent(in: bytes, from: start) {
            self = .samsung
        } else if bytes.count - first >= 3, bytes[first] == 0xFF, bytes[first + 1] == 0xD8, bytes[first + 2] == 0xFF {
            self = .jpeg
        } else if bytes.matches("ftyp", at: start + 4) {
            self = .movie
        } else if bytes.matches("PK\u{3}\u{4}", at: first) {
            self = .zip
        } else {
            self = .unknown
        }
    }

    private static func isOneByteRepeated(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        let value = bytes[start]
        var position = start + 1
        while position < bytes.count, bytes[position] == value { position += 1 }
        return position == bytes.count
    }
}
