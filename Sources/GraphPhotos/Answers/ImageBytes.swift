/// Bytes that begin as a picture does, of one of the formats that services have.
struct ImageBytes: Sendable {
    private let bytes: [UInt8]

    /// nil for what begins otherwise.
    init?(_ bytes: [UInt8]) {
        let isImage = Self.starts.contains { start in
            bytes.count > start.offset + start.bytes.count && bytes[start.offset...].starts(with: start.bytes)
        }
        guard isImage else { return nil }
        self.bytes = bytes
    }

    private static let starts: [(offset: Int, bytes: [UInt8])] = [
        (0, [0xFF, 0xD8]), (0, Array("GIF8".utf8)), (0, [0x89] + Array("PNG".utf8)), (0, Array("BM".utf8)),
        (0, [0x49, 0x49, 0x2A, 0]), (0, [0x4D, 0x4D, 0, 0x2A]), (8, Array("WEBP".utf8)), (4, Array("ftyp".utf8)),
    ]

    /// A GIF of one pixel: what a service gives in place of a photo that is not there.
    var isPlaceholder: Bool {
        // Width and height follow the six bytes of the signature, the low byte first.
        bytes.starts(with: "GIF8".utf8) && bytes.count >= 10 && bytes[6..<10].elementsEqual([1, 0, 1, 0])
    }
}
