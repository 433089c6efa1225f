/// Percent-encoding of URLs (RFC 3986).
package enum PercentEncoding {
    /// The text that stands for these characters of a URL; nil when a % is not followed by two hexadecimal digits, or the
    /// result is not UTF-8.
    package static func decoded(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// A text as one segment of a path: everything but unreserved characters encoded.
    package static func segment(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The pairs of a query or of a form body; + stands for a space. Pairs that cannot be decoded are left out, and of several
    /// with one name the first is taken.
    package static func form(_ text: some StringProtocol) -> [String: String] {
        var pairs: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decodedParts = parts.map { decoded(String($0.map { $0 == "+" ? " " : $0 })) }
            guard let name = decodedParts[0], let value = parts.count == 2 ? decodedParts[1] : "" else { continue }
            if pairs[name] == nil { pairs[name] = value }
        }
        return pairs
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - 48
        case UInt8(ascii: "A")...UInt8(ascii: "F"): character - 55
        case UInt8(ascii: "a")...UInt8(ascii: "f"): character - 87
        default: nil
        }
    }
}
