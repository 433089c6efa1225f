/// Whether a short film stands behind the picture (Google's Motion Photo and Micro Video, Samsung's).
enum MotionPhoto {
    private static let attributes = ["MotionPhoto", "MicroVideo"]
    private static let claims = ["=\"1\"", "='1'", ">1<"]

    /// True when an XMP packet says so: GCamera:MotionPhoto or GCamera:MicroVideo is 1.
    static func isClaimed(byXMPIn bytes: Span<UInt8>, _ payload: Range<Int>) -> Bool {
        payload.dropLast().contains { position in
            // Most bytes are passed over by these two comparisons.
            guard bytes[position] == UInt8(ascii: "M"),
                bytes[position + 1] == UInt8(ascii: "o") || bytes[position + 1] == UInt8(ascii: "i")
            else { return false }
            return attributes.contains { attribute in
                let value = position + attribute.utf8.count
                return bytes.matches(attribute, at: position, before: payload.upperBound)
                    && claims.contains { bytes.matches($0, at: value, before: payload.upperBound) }
            }
        }
    }

    /// True when there are bytes behind the picture and they, or the XMP packet, say that a film is among them.
    static func isPresent(claimedByXMP: Bool, trailingData: TrailingData?, in bytes: Span<UInt8>) -> Bool {
        guard let trailingData else { return false }
        return claimedByXMP || trailingData.kind == .movie
            || SamsungTrailer.listsMotionPhoto(in: bytes, from: trailingData.byteRange.lowerBound)
    }
}
