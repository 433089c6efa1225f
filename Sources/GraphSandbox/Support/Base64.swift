/// Base64 with both alphabets (RFC 4648), for identifiers, tokens and bodies inside JSON.
package enum Base64 {
    private static let common = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    private static let standard = common + Array("+/".utf8)
    private static let forURLs = common + Array("-_".utf8)

    /// With padding.
    package static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        encode(bytes, alphabet: standard, isPadded: true)
    }

    /// The alphabet for URLs, without padding.
    package static func encodedForURLs(_ bytes: some Sequence<UInt8>) -> String {
        encode(bytes, alphabet: forURLs, isPadded: false)
    }

    private static func encode(_ bytes: some Sequence<UInt8>, alphabet: [UInt8], isPadded: Bool) -> String {
        var text: [UInt8] = []
        var pending: UInt32 = 0
        var pendingBitCount = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            pendingBitCount += 8
            while pendingBitCount >= 6 {
                pendingBitCount -= 6
                text.append(alphabet[Int(pending >> UInt32(pendingBitCount) & 63)])
            }
            pending &= 0xFF
        }
        if pendingBitCount > 0 { text.append(alphabet[Int(pending << UInt32(6 - pendingBitCount) & 63)]) }
        if isPadded { while text.count % 4 != 0 { text.append(UInt8(ascii: "=")) } }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes that a text in either alphabet stands for, with or without padding; nil when it is not base64.
    package static func decoded(_ text: String) -> [UInt8]? {
        var characters = Array(text.utf8)
        while characters.last == UInt8(ascii: "=") { characters.removeLast() }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(characters.count * 3 / 4)
        var pending: UInt32 = 0
        var pendingBitCount = 0
        for character in characters {
            guard let value = value(of: character) else { return nil }
            pending = pending << 6 | value
            pendingBitCount += 6
            if pendingBitCount >= 8 {
                pendingBitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(pendingBitCount)))
            }
            pending &= 0xFFFF
        }
        return pendingBitCount == 6 ? nil : bytes
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character) + 4
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
