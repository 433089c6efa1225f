/// Adobe's APP14, from which decoders read the color transform (Adobe Technical Note 5116).
package enum AdobeSegment {
    /// The transform that says what the components mean; nil where none does.
    package static func transform(for interpretation: ColorInterpretation) -> UInt8? {
        switch interpretation {
        case .rgb, .cmyk: 0
        case .yCbCr: 1
        case .ycck: 2
        case .gray, .unknown: nil
        }
    }

    /// A segment of version 100 without flags.
    package static func segment(transform: UInt8) -> MetadataSegment {
        MetadataSegment(marker: 0xEE, payload: signature + [0, 100, 0, 0, 0, 0, transform])
    }

    static let payloadByteCount = 12
    static let transformOffset = 11
    /// "Adobe"
    static let signature: [UInt8] = [0x41, 0x64, 0x6F, 0x62, 0x65]
}
