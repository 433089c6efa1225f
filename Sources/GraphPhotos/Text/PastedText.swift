/// What people paste and files hold: a text, and what came along with it.
package enum PastedText {
    /// Without blanks, byte order marks, zero-width and other invisible characters at its ends.
    package static func trimmed(_ text: some StringProtocol) -> String {
        var scalars = Substring(text).unicodeScalars
        while scalars.first.map(isInvisible) == true { scalars = scalars.dropFirst() }
        while scalars.last.map(isInvisible) == true { scalars = scalars.dropLast() }
        return String(scalars)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }

    /// A token without what is around it: also quotes, and the word "Bearer".
    static func bareToken(_ text: String) -> String {
        var token = trimmed(text)
        while true {
            let before = token
            if let first = token.first, token.count > 1, token.last == quotes[first] {
                token = trimmed(token.dropFirst().dropLast())
            }
            if let match = token.prefixMatch(of: /(?i)bearer\s+/) { token = trimmed(token[match.range.upperBound...]) }
            if token == before { return token }
        }
    }

    private static let quotes: [Character: Character] = [
        "\"": "\"", "'": "'", "`": "`", "\u{201C}": "\u{201D}", "\u{2018}": "\u{2019}",
    ]

    /// A file's text. PowerShell writes UTF-16.
    ///
    /// - Parameter bytes: UTF-8, or UTF-16 with a byte order mark.
    /// - Returns: without the mark.
    package static func decoded(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        let isLittleEndian = bytes.starts(with: [0xFF, 0xFE])
        guard isLittleEndian || bytes.starts(with: [0xFE, 0xFF]) else { return String(decoding: bytes, as: UTF8.self) }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isLittleEndian ? second << 8 | first : first << 8 | second
        }
        return String(decoding: units, as: UTF16.self)
    }
}
