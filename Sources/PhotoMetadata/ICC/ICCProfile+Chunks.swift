/// One APP2 segment's part of a profile (ICC.1:2022, annex B.4).
package struct ICCChunk: Sendable, Hashable {
    /// 1-based.
    package let sequenceNumber: UInt8
    package let count: UInt8
    package let bytes: [UInt8]

    package init(sequenceNumber: UInt8, count: UInt8, bytes: [UInt8]) {
        self.sequenceNumber = sequenceNumber
        self.count = count
        self.bytes = bytes
    }

    /// It is 0 of 1 or 1 of 0.
    fileprivate var isMisnumberedWhole: Bool { Int(sequenceNumber) + Int(count) == 1 }

    /// "ICC_PROFILE\0"
    static let signature: [UInt8] = [0x49, 0x43, 0x43, 0x5F, 0x50, 0x52, 0x4F, 0x46, 0x49, 0x4C, 0x45, 0]
    /// The signature, the chunk's number, and the number of chunks.
    static let headerByteCount = 14
    /// What fits behind the header in a segment.
    static let maximumByteCount = 65_519
}

extension ICCProfile {
    /// Puts a profile together from its chunks, in whatever order they stood. Chunks that are there twice, byte for
    /// byte, count once: programs that add a profile do not always look for one. A single chunk may call itself 0 of 1
    /// or 1 of 0.
    ///
    /// - Parameter chunks: those of a whole file, one or more.
    /// - Throws: `ICCError`. Decoders take no profile from such chunks either.
    package init(chunks: [ICCChunk]) throws(ICCError) {
        let sorted = Self.withoutRepeats(chunks.sorted { $0.sequenceNumber < $1.sequenceNumber })
        if sorted.count == 1, let only = sorted.first, only.isMisnumberedWhole {
            try self.init(only.bytes)
            return
        }
        let declared = sorted.first?.count ?? 0
        guard declared > 0, sorted.count == Int(declared), sorted.allSatisfy({ $0.count == declared }),
            sorted.enumerated().allSatisfy({ $0.offset + 1 == Int($0.element.sequenceNumber) })
        else { throw .incomplete(presentChunkCount: chunks.count, declaredChunkCount: Int(declared)) }
        try self.init(sorted.flatMap(\.bytes))
    }

    private static func withoutRepeats(_ sorted: [ICCChunk]) -> [ICCChunk] {
        sorted.enumerated().filter { $0.offset == 0 || $0.element != sorted[$0.offset - 1] }.map(\.element)
    }

    /// Whether readers agree on the profile: its chunks are numbered as they have to be, and each is there once.
    static func isOrderly(_ chunks: [ICCChunk]) -> Bool {
        chunks.map { Int($0.sequenceNumber) }.sorted().elementsEqual(1..<(chunks.count + 1))
            && chunks.allSatisfy { Int($0.count) == chunks.count }
    }

    /// The segments that carry the profile: as few as can be. At most 255 × 65,519 bytes fit; a profile that was put
    /// together from chunks is never larger.
    package var segments: [MetadataSegment] {
        let count = (bytes.count + ICCChunk.maximumByteCount - 1) / ICCChunk.maximumByteCount
        precondition(count <= 255, "a profile's chunks are numbered with a byte")
        return (0..<count).map { index in
            let part = bytes.dropFirst(index * ICCChunk.maximumByteCount).prefix(ICCChunk.maximumByteCount)
            return MetadataSegment(marker: 0xE2, payload: ICCChunk.signature + [UInt8(index + 1), UInt8(count)] + part)
        }
    }
}
