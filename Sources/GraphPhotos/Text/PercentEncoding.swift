/// Percent signs with two hexadecimal digits (RFC 3986, 2.1).
enum PercentEncoding {
    private static let hexadecimal = Array("0123456789ABCDEF".utf8)
    private static let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
    /// What a path's segment may have besides.
    static let segmentDelimiters = Set("@!$'()*,;:&".utf8)

    /// - Parameters:
    ///   - text: as it is meant.
    ///   - literal: stays as it is, besides the unreserved characters; default nothing.
    /// - Returns: ASCII.
    static func encoded(_ text: String, except literal: Set<UInt8> = []) -> String {
        var bytes: [UInt8] = []
        for unit in text.utf8 {
            if unreserved.contains(unit) || literal.contains(unit) {
                bytes.append(unit)
            } else {
                bytes += [UInt8(ascii: "%"), hexadecimal[Int(unit >> 4)], hexadecimal[Int(unit & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// nil for what is no encoding, or no UTF-8.
    static func decoded(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var units = text.utf8.makeIterator()
        while let unit = units.next() {
            guard unit == UInt8(ascii: "%") else {
                bytes.append(unit)
                continue
            }
            guard let high = units.next().flatMap(digit), let low = units.next().flatMap(digit) else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ unit: UInt8) -> UInt8? {
        Character(Unicode.Scalar(unit)).hexDigitValue.map { UInt8($0) }
    }

    /// A form's value (application/x-www-form-urlencoded): all but unreserved characters are encoded.
    static func form(_ pairs: [(name: String, value: String)]) -> String {
        pairs.map { "\(encoded($0.name))=\(encoded($0.value))" }.joined(separator: "&")
    }
}
