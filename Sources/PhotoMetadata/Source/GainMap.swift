internal import JPEGSyntax

/// The picture behind an HDR photo that says how much brighter each place is on a screen that can show it.
enum GainMap {
    private static let names = ["urn:iso:std:iso:ts:21496:-1", "hdr-gain-map/1.0/", "hdrgainmap", "HDRGainMap"]
        .map { Array($0.utf8) }
    /// The segments before the further picture's data take less.
    private static let maximumByteCount = 64 << 10

    /// Further pictures may stand in these bytes.
    static func mayBe(in trailing: TrailingData?) -> Bool {
        switch trailing?.kind {
        case .jpeg, .samsung, .unknown: true
        default: false
        }
    }

    /// Whether the first picture behind a photo calls itself so.
    static func isPresent(_ trailing: TrailingData?, in bytes: Span<UInt8>) -> Bool {
        guard let trailing else { return false }
        let start = trailing.byteRange.lowerBound
        let range = start..<min(start + maximumByteCount, trailing.byteRange.upperBound)
        return names.contains { bytes.contains($0, in: range) }
    }
}
