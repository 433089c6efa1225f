/// Text of XML as people read it.
enum XMPText {
    /// - Parameter bytes: of an attribute or an element, UTF-8.
    /// - Returns: the text with entities resolved, without space around it.
    static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let text = entity(String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self))
            {
                result += Array(text.utf8)
                rest = rest[(end + 1)...]
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        let isSpace: (UInt8) -> Bool = { $0 <= 0x20 }
        guard let first = result.firstIndex(where: { !isSpace($0) }),
            let last = result.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return Array(result[first...last])
    }

    private static func entity(_ name: String) -> String? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let number =
                name.hasPrefix("#x") ? UInt32(name.dropFirst(2), radix: 16) : UInt32(name.dropFirst(), radix: 10)
            return number.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
        }
    }
}
