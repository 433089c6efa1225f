internal import JPEGSyntax

/// What the service makes of a photo before it keeps it. The live service was seen to do both.
public enum PhotoKeeping: String, Sendable, Hashable, CaseIterable {
    /// Bytes come back as they went in.
    case asSent = "as-sent"
    /// Other bytes come back, without metadata, that decode to the same picture.
    case reencoded

    /// - Parameter bytes: a photo that was checked.
    /// - Returns: what is kept of it.
    package func kept(of bytes: [UInt8]) -> [UInt8] {
        guard self == .reencoded, let structure = try? JPEGStructure(reading: bytes.span) else { return bytes }
        var kept: [UInt8] = []
        var next = 0
        for segment in structure.segments where Self.isMetadata(segment.marker) {
            kept += bytes[next..<segment.offset]
            next = segment.byteRange.upperBound
        }
        kept += bytes[next...]
        // A comment right behind SOI: what has no metadata is kept as other bytes, too.
        kept.insert(contentsOf: Self.comment, at: 2)
        return kept
    }

    /// APP0 and APP14 say how the picture is coded.
    private static func isMetadata(_ marker: MarkerCode) -> Bool {
        marker == .comment || marker.applicationNumber.map { $0 != 0 && $0 != 14 } ?? false
    }

    private static let comment: [UInt8] = {
        let text = Array("kept by graph-sandbox".utf8)
        return [0xFF, 0xFE, 0, UInt8(text.count + 2)] + text
    }()
}

/// What ETags photos have. The live service was seen to do all of it.
public enum ETagKind: String, Sendable, Hashable, CaseIterable {
    /// The same bytes have the same.
    case content
    /// Another one each time that a photo is stored, also of the same bytes.
    case random
    /// None at all.
    case none

    /// - Parameter sha256: of the bytes that are kept, in hexadecimal digits.
    /// - Returns: what stands in the header field; nil for nothing.
    package func etag(sha256: String) -> String? {
        switch self {
        case .content: "\"\(sha256.prefix(8).uppercased())\""
        case .random: "W/\"\(GUID.random())\""
        case .none: nil
        }
    }
}
