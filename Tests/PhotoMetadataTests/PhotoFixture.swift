import JPEGSyntax

@testable import PhotoMetadata

/// A photo right in its markers only, made of the segments under test.
struct PhotoFixture {
    var segments: [MetadataSegment] = []
    var width = 16
    var height = 8
    var componentIdentifiers: [UInt8] = [1, 2, 3]
    var trailing: [UInt8] = []

    var bytes: [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        func append(_ marker: UInt8, _ payload: [UInt8]) {
            bytes += [0xFF, marker] + ByteOrder.bigEndian.bytes(of: UInt16(payload.count + 2)) + payload
        }
        for segment in segments { append(segment.marker, segment.payload) }
        append(0xDB, [0] + Array(repeating: 1, count: 64))
        let size = ByteOrder.bigEndian.bytes(of: UInt16(height)) + ByteOrder.bigEndian.bytes(of: UInt16(width))
        let count = UInt8(componentIdentifiers.count)
        append(0xC0, [8] + size + [count] + componentIdentifiers.flatMap { [$0, 0x11, 0] })
        append(0xC4, [0x00, 1] + Array(repeating: 0, count: 15) + [0])
        append(0xC4, [0x10, 1] + Array(repeating: 0, count: 15) + [0])
        append(0xDA, [count] + componentIdentifiers.flatMap { [$0, 0] } + [0, 63, 0])
        return bytes + [0x12, 0x34, 0xFF, 0xD9] + trailing
    }

    func read() throws -> (structure: JPEGStructure, metadata: SourceMetadata) {
        let bytes = bytes
        let structure = try JPEGStructure(reading: bytes.span)
        return (structure, SourceMetadata(structure: structure, bytes: bytes.span))
    }

    /// The plan for this photo's own picture, neither turned nor resized.
    func plan(_ policy: MetadataPolicy) throws -> MetadataPlan {
        let (structure, metadata) = try read()
        return try MetadataPlan(
            policy: policy,
            source: metadata,
            structure: structure,
            bytes: bytes.span,
            picture: StoredPicture(of: structure, metadata: metadata)
        )
    }

    /// The same picture with a plan's segments.
    func rewritten(_ plan: MetadataPlan) -> PhotoFixture {
        PhotoFixture(
            segments: plan.segments,
            width: width,
            height: height,
            componentIdentifiers: componentIdentifiers
        )
    }
}

extension MetadataSegment {
    static func exif(_ tiff: TIFFFixture) -> MetadataSegment { MetadataSegment(marker: 0xE1, payload: tiff.payload) }

    static func text(_ marker: UInt8, _ text: String, _ rest: [UInt8] = []) -> MetadataSegment {
        MetadataSegment(marker: marker, payload: Array(text.utf8) + rest)
    }

    static let jfif = text(0xE0, "JFIF\0", [1, 1, 1, 0, 96, 0, 96, 0, 0])
    static func adobe(_ transform: UInt8) -> MetadataSegment { text(0xEE, "Adobe", [0, 100, 0, 0, 0, 0, transform]) }
    static let xmp = text(0xE1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")
    static let comment = text(0xFE, "made by hand")
}
