/// The image resources of a Photoshop segment (Adobe Photoshop File Formats Specification, "Image Resources").
enum PhotoshopResources {
    /// What a payload is without small copies of the picture.
    enum WithoutThumbnails: Hashable {
        /// There are none.
        case same
        case shorter([UInt8])
        /// There may be one, among resources that cannot be told apart.
        case unreadable
    }

    /// "Photoshop 3.0\0"
    private static let signature = Array("Photoshop 3.0\0".utf8)
    private static let thumbnails: Set<UInt16> = [0x0409, 0x040C]
    private static let resourceSignature = Array("8BIM".utf8)

    static func withoutThumbnails(_ payload: Span<UInt8>) -> WithoutThumbnails {
        var result = payload.copy(of: 0..<signature.count)
        var hasThumbnail = false
        var offset = signature.count
        guard payload.matches(signature) else { return doubtful(payload) }
        while offset < payload.count {
            guard payload.matches(resourceSignature, at: offset),
                let number = ByteOrder.bigEndian.uint16(in: payload, at: offset + 4), offset + 6 < payload.count
            else { return doubtful(payload) }
            // A name of a length byte and characters, and then the data, each made even.
            let sizeOffset = offset + 6 + (1 + Int(payload[offset + 6]) + 1) / 2 * 2
            guard let byteCount = ByteOrder.bigEndian.uint32(in: payload, at: sizeOffset),
                Int(byteCount) <= payload.count - sizeOffset - 4
            else { return doubtful(payload) }
            let end = min(payload.count, sizeOffset + 4 + (Int(byteCount) + 1) / 2 * 2)
            if thumbnails.contains(number) {
                hasThumbnail = true
            } else {
                result += payload.copy(of: offset..<end)
            }
            offset = end
        }
        return hasThumbnail ? .shorter(result) : .same
    }

    private static func doubtful(_ payload: Span<UInt8>) -> WithoutThumbnails {
        let patterns = thumbnails.map { resourceSignature + ByteOrder.bigEndian.bytes(of: $0) }
        return patterns.contains { payload.contains($0, in: 0..<payload.count) } ? .unreadable : .same
    }

    /// Nothing but the signature is left.
    static func isEmpty(_ payload: [UInt8]) -> Bool { payload.count <= signature.count }
}
