/// The image resources of a Photoshop segment (Adobe Photoshop File Formats Specification, "Image Resources").
enum PhotoshopResources {
    /// What is left of a payload of what it says of a picture.
    enum Truth: Hashable {
        /// All of it.
        case same
        case edited([UInt8], dropsThumbnail: Bool)
        /// Something untrue may be among resources that cannot be told apart.
        case unreadable
    }

    /// A resource, and where it stands in the payload.
    struct Resource {
        let number: UInt16
        let whole: Range<Int>
        let data: Range<Int>
    }

    /// "Photoshop 3.0\0"
    private static let signature = Array("Photoshop 3.0\0".utf8)
    private static let thumbnails: Set<UInt16> = [0x0409, 0x040C]
    private static let resourceSignature = Array("8BIM".utf8)
    private static let iptcNumber: UInt16 = 0x0404
    private static let iptcDigestNumber: UInt16 = 0x0425

    /// nil: they cannot be told apart.
    static func resources(_ payload: Span<UInt8>) -> [Resource]? {
        guard payload.matches(signature) else { return nil }
        var result: [Resource] = []
        var offset = signature.count
        while offset < payload.count {
            guard payload.matches(resourceSignature, at: offset),
                let number = ByteOrder.bigEndian.uint16(in: payload, at: offset + 4), offset + 6 < payload.count
            else { return nil }
            // A name of a length byte and characters, and then the data, each made even.
            let sizeOffset = offset + 6 + (1 + Int(payload[offset + 6]) + 1) / 2 * 2
            guard let byteCount = ByteOrder.bigEndian.uint32(in: payload, at: sizeOffset),
                Int(byteCount) <= payload.count - sizeOffset - 4
            else { return nil }
            let data = (sizeOffset + 4)..<(sizeOffset + 4 + Int(byteCount))
            let end = min(payload.count, data.lowerBound + (Int(byteCount) + 1) / 2 * 2)
            result.append(Resource(number: number, whole: offset..<end, data: data))
            offset = end
        }
        return result
    }

    /// - Parameters:
    ///   - alteration: what became of the picture.
    ///   - payload: of the segment.
    /// - Returns: what is left of it.
    static func `true`(of alteration: Alteration, _ payload: Span<UInt8>) -> Truth {
        guard let resources = resources(payload) else {
            return mayClaim(payload, falsifiedBy: alteration) ? .unreadable : .same
        }
        var result = payload.copy(of: 0..<signature.count)
        var dropsThumbnail = false
        var isSame = true
        var newDigest: (old: [UInt8], new: [UInt8])?
        for resource in resources {
            if isUntrue(resource.number, after: alteration) {
                isSame = false
                if thumbnails.contains(resource.number) { dropsThumbnail = true }
            } else if resource.number == iptcNumber, let records = IPTCRecords(payload.copy(of: resource.data)),
                let kept = records.true(after: alteration)
            {
                isSame = false
                newDigest = (MD5.digest(of: payload.copy(of: resource.data)), MD5.digest(of: kept))
                if !kept.isEmpty { result += bytes(of: resource, kept, in: payload) }
            } else {
                result += payload.copy(of: resource.whole)
            }
        }
        if isSame { return .same }
        if let newDigest { replaceDigest(newDigest, in: &result) }
        return .edited(result, dropsThumbnail: dropsThumbnail)
    }

    private static func bytes(of resource: Resource, _ data: [UInt8], in payload: Span<UInt8>) -> [UInt8] {
        payload.copy(of: resource.whole.lowerBound..<(resource.data.lowerBound - 4))
            + ByteOrder.bigEndian.bytes(of: UInt32(clamping: data.count)) + data + (data.count % 2 == 1 ? [0] : [])
    }

    /// Programs take IPTC for newer than XMP where the digest is not that of the records.
    private static func replaceDigest(_ digest: (old: [UInt8], new: [UInt8]), in payload: inout [UInt8]) {
        guard let resources = resources(payload.span) else { return }
        for resource in resources where resource.number == iptcDigestNumber {
            if payload[resource.data].elementsEqual(digest.old) {
                payload.replaceSubrange(resource.data, with: digest.new)
            }
        }
    }

    private static func isUntrue(_ number: UInt16, after alteration: Alteration) -> Bool {
        PictureClaim.resources.contains { claim in
            guard case .photoshop(let numbers) = claim.place else { return false }
            return numbers.contains(number) && claim.goes(after: alteration)
        }
    }

    /// A resource whose claim is no longer true seems to stand somewhere.
    private static func mayClaim(_ payload: Span<UInt8>, falsifiedBy alteration: Alteration) -> Bool {
        guard payload.count >= 6 else { return false }
        return (0...(payload.count - 6)).contains { offset in
            payload.matches(resourceSignature, at: offset)
                && ByteOrder.bigEndian.uint16(in: payload, at: offset + 4).map { isUntrue($0, after: alteration) }
                    ?? false
        }
    }

    /// Nothing but the signature is left.
    static func isEmpty(_ payload: [UInt8]) -> Bool { payload.count <= signature.count }
}
