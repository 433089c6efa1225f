internal import JPEGSyntax

/// The XMP packets of a file that are too long for a segment (XMP specification, part 3, 1.1.3.1), put together from
/// their parts, which name the packet by its digest.
struct ExtendedXMP {
    /// What becomes of a segment.
    enum Part {
        case same
        /// It is one of a packet that cannot be read.
        case gone
        /// It is the first of a packet that was corrected: all of it.
        case new([MetadataSegment])
        /// It is a further one of such a packet.
        case done
    }

    private enum Outcome {
        case same
        case gone
        case edited([UInt8])
    }

    private var packets: [[UInt8]: [(offset: Int, bytes: [UInt8])]] = [:]
    private var declaredByteCounts: [[UInt8]: Int] = [:]
    private var outcomes: [[UInt8]: Outcome] = [:]
    private var written: Set<[UInt8]> = []

    private static let signature = Array("http://ns.adobe.com/xmp/extension/\0".utf8)
    private static let digestByteCount = 32
    /// Signature, digest, length of the packet, place in it.
    private static let headerByteCount = 35 + 32 + 8
    private static let maximumPartByteCount = 65_000

    init(_ segments: [MarkerSegment], in bytes: Span<UInt8>) {
        for segment in segments where segment.kind == .extendedXMP {
            let payload = bytes.extracting(segment.payload.clamped(to: 0..<bytes.count))
            guard let digest = Self.digest(payload),
                let declared = ByteOrder.bigEndian.uint32(in: payload, at: 67),
                let offset = ByteOrder.bigEndian.uint32(in: payload, at: 71)
            else { continue }
            let part = (offset: Int(offset), bytes: payload.copy(of: Self.headerByteCount..<payload.count))
            packets[digest, default: []].append(part)
            declaredByteCounts[digest] = Int(declared)
        }
    }

    /// - Parameter output: whose truth they are to tell.
    /// - Returns: whether a small copy of the picture went.
    mutating func correct(for output: AlteredPicture) -> Bool {
        var dropsThumbnail = false
        for (digest, parts) in packets {
            let whole = Self.joined(parts, byteCount: declaredByteCounts[digest] ?? 0)
            guard let whole else {
                outcomes[digest] = .gone
                continue
            }
            var packet = XMPPacket(whole, from: 0)
            guard packet.isReadable else {
                outcomes[digest] = .gone
                continue
            }
            if packet.correct(for: output) { dropsThumbnail = true }
            let edited = packet.edited()
            outcomes[digest] = edited == whole ? .same : .edited(edited)
        }
        return dropsThumbnail
    }

    /// Makes a packet announce what there is.
    func announce(in packet: inout XMPPacket) {
        guard let digest = packet.texts(of: "xmpNote:HasExtendedXMP").first else { return }
        switch outcomes[digest] {
        case .same: break
        case .edited(let bytes): packet.set("xmpNote:HasExtendedXMP", to: Self.digest(of: bytes))
        case .gone, nil: packet.remove("xmpNote:HasExtendedXMP")
        }
    }

    mutating func part(of payload: Span<UInt8>) -> Part {
        guard let digest = Self.digest(payload), let outcome = outcomes[digest] else { return .gone }
        switch outcome {
        case .same: return .same
        case .gone: return .gone
        case .edited(let bytes): return written.insert(digest).inserted ? .new(Self.segments(bytes)) : .done
        }
    }

    private static func digest(_ payload: Span<UInt8>) -> [UInt8]? {
        payload.count >= headerByteCount ? payload.copy(of: signature.count..<(signature.count + digestByteCount)) : nil
    }

    private static func digest(of bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return MD5.digest(of: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// nil: something is missing.
    private static func joined(_ parts: [(offset: Int, bytes: [UInt8])], byteCount: Int) -> [UInt8]? {
        var result: [UInt8] = []
        for part in parts.sorted(by: { $0.offset < $1.offset }) {
            guard part.offset == result.count else { return nil }
            result += part.bytes
        }
        return result.count == byteCount ? result : nil
    }

    private static func segments(_ bytes: [UInt8]) -> [MetadataSegment] {
        let order = ByteOrder.bigEndian
        let head = signature + digest(of: bytes) + order.bytes(of: UInt32(clamping: bytes.count))
        return stride(from: 0, to: bytes.count, by: maximumPartByteCount).map { start in
            let part = bytes[start..<min(bytes.count, start + maximumPartByteCount)]
            return MetadataSegment(marker: 0xE1, payload: head + order.bytes(of: UInt32(clamping: start)) + part)
        }
    }
}
