/// The second byte of a JPEG marker (ITU-T T.81, table B.1); the first is always 0xFF.
package struct MarkerCode: RawRepresentable, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let startOfImage = MarkerCode(rawValue: 0xD8)
    package static let endOfImage = MarkerCode(rawValue: 0xD9)
    package static let startOfScan = MarkerCode(rawValue: 0xDA)
    package static let defineQuantizationTables = MarkerCode(rawValue: 0xDB)
    package static let defineNumberOfLines = MarkerCode(rawValue: 0xDC)
    package static let defineRestartInterval = MarkerCode(rawValue: 0xDD)
    package static let defineHuffmanTables = MarkerCode(rawValue: 0xC4)
    package static let defineArithmeticConditioning = MarkerCode(rawValue: 0xCC)
    /// TEM, of arithmetic coders; it has no length field.
    package static let temporary = MarkerCode(rawValue: 0x01)
    package static let comment = MarkerCode(rawValue: 0xFE)

    /// APP0 … APP15, by a number of 0 … 15.
    package static func application(_ number: UInt8) -> MarkerCode {
        precondition(number < 16, "there are sixteen application markers")
        return MarkerCode(rawValue: 0xE0 + number)
    }

    /// 0 … 15 for APP0 … APP15, nil for every other marker.
    package var applicationNumber: Int? {
        (0xE0...0xEF).contains(rawValue) ? Int(rawValue) - 0xE0 : nil
    }

    /// True for RST0 … RST7.
    package var isRestart: Bool {
        (0xD0...0xD7).contains(rawValue)
    }
}
