/// Arguments are strings, file names are bytes: a string carries the bytes to where the file is opened, and none is
/// lost.
///
/// A byte that is no UTF-8 becomes the private-use scalar U+10FE00 + byte. A name that really holds such a scalar has
/// its four bytes carried the same way, so that each string stands for one name only.
extension FilePath {
    private static let base: UInt32 = 0x10_FE00
    private static let carriers: ClosedRange<UInt32> = (base + 0x80)...(base + 0xFF)

    /// The name as an argument.
    var argument: String {
        var text = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var position = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let units):
                let scalar = Unicode.UTF8.decode(units)
                if Self.carriers.contains(scalar.value) {
                    text.append(contentsOf: bytes[position..<position + units.count].compactMap(Self.carrier))
                } else {
                    text.append(scalar)
                }
                position += units.count
            case .error(let length):
                text.append(contentsOf: bytes[position..<position + length].compactMap(Self.carrier))
                position += length
            case .emptyInput:
                return String(text)
            }
        }
    }

    /// nil for an empty argument, and for one with a NUL: no file is named so.
    init?(argument: String) {
        var bytes: [UInt8] = []
        for scalar in argument.unicodeScalars {
            if let byte = Self.carriedByte(scalar) {
                bytes.append(byte)
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        if bytes.isEmpty || bytes.contains(0) { return nil }
        self.init(bytes: bytes)
    }

    /// The byte that the scalar stands for; nil for all other scalars.
    static func carriedByte(_ scalar: Unicode.Scalar) -> UInt8? {
        carriers.contains(scalar.value) ? UInt8(truncatingIfNeeded: scalar.value) : nil
    }

    private static func carrier(_ byte: UInt8) -> Unicode.Scalar? {
        Unicode.Scalar(base + UInt32(byte))
    }
}
