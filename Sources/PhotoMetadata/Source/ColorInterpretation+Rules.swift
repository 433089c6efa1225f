package import JPEGSyntax

extension ColorInterpretation {
    /// Decides as libjpeg-turbo does (jdapimin.c, `default_decompress_parms`): JFIF before Adobe before component
    /// identifiers.
    ///
    /// - Parameters:
    ///   - identifiers: of the frame's components, in order.
    ///   - hasJFIF: a JFIF header stands before the first scan.
    ///   - adobeTransform: of the last Adobe segment before the first scan; nil without one.
    package init(componentIdentifiers identifiers: [UInt8], hasJFIF: Bool, adobeTransform: UInt8?) {
        switch identifiers.count {
        case 1:
            self = .gray
        case 3:
            if hasJFIF {
                self = .yCbCr
            } else if let adobeTransform {
                self = adobeTransform == 0 ? .rgb : .yCbCr
            } else {
                self = identifiers == Self.rgbIdentifiers ? .rgb : .yCbCr
            }
        case 4:
            if let adobeTransform {
                self = adobeTransform == 0 ? .cmyk : .ycck
            } else {
                self = .cmyk
            }
        default:
            self = .unknown
        }
    }

    /// JFIF declares gray or YCbCr, and decoders believe it.
    package var allowsJFIF: Bool { self == .gray || self == .yCbCr }

    /// 'R', 'G', 'B'
    static let rgbIdentifiers: [UInt8] = [0x52, 0x47, 0x42]
}

extension FrameHeader {
    package var componentIdentifiers: [UInt8] { components.map(\.identifier) }
}
