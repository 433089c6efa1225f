/// An ICC profile (ICC.1:2022), byte for byte as it was embedded.
package struct ICCProfile: Sendable, Hashable {
    package let bytes: [UInt8]
    /// "RGB ", "GRAY", "CMYK", …
    package let colorSpace: String
    /// The profile's description; nil without one that can be read.
    package let name: String?
    /// It says what sRGB says. Conservative: a profile of tables, or one that differs a little, is not.
    package let isSRGB: Bool
    /// It is for gray, and its codes are as light as sRGB's.
    package let isSRGBGray: Bool

    /// Takes a profile whose header is sound.
    ///
    /// - Parameter bytes: the profile; may be longer than its header says, not shorter.
    /// - Throws: `ICCError.invalidHeader`.
    package init(_ bytes: [UInt8]) throws(ICCError) {
        let span = bytes.span
        guard bytes.count >= 132, span.matches(Self.signature, at: 36),
            let declared = ByteOrder.bigEndian.uint32(in: span, at: 0), declared >= 132, Int(declared) <= bytes.count
        else { throw .invalidHeader(byteCount: bytes.count) }
        self.bytes = bytes
        colorSpace = String(decoding: bytes[16..<20], as: UTF8.self)
        let tags = ICCTagTable(of: span)
        name = tags.description(in: span)
        isSRGB = colorSpace == "RGB " && tags.describeSRGB(in: span)
        isSRGBGray = colorSpace == "GRAY" && tags.describeSRGBGray(in: span)
    }

    /// True where the profile is for pictures of this kind: decoders ignore a profile of another color space, and those
    /// that only tell how to get from one profile to another.
    package func fits(_ interpretation: ColorInterpretation) -> Bool {
        let signature = bytes[12..<16]
        guard !Self.otherClasses.contains(where: { signature.elementsEqual($0.utf8) }) else { return false }
        return switch interpretation {
        case .gray: colorSpace == "GRAY"
        case .yCbCr, .rgb: colorSpace == "RGB "
        case .cmyk, .ycck: colorSpace == "CMYK"
        case .unknown: false
        }
    }

    /// The classes of profiles that describe no color space: device links, abstract profiles, named colors.
    private static let otherClasses = ["link", "abst", "nmcl"]

    /// "acsp"
    private static let signature: [UInt8] = [0x61, 0x63, 0x73, 0x70]
}

/// Why APP2 segments make no profile.
package enum ICCError: Error, Sendable, Hashable {
    /// A chunk is missing, or there twice, or the chunks disagree on their number.
    case incomplete(presentChunkCount: Int, declaredChunkCount: Int)
    /// No 'acsp' where it belongs, or a size that does not fit.
    case invalidHeader(byteCount: Int)
}
