// What is sent instead of a photo by mistake: an error page, a JSON answer, the photo as base64.
extension FileSignature {
    static func textSignature(_ bytes: Span<UInt8>) -> FileSignature? {
        if bytes.count >= 2, [0xFEFF, 0xFFFE].contains(bytes.bigEndian16(at: 0)) { return .text }  // UTF-16
        let sample = TextSample(bytes)
        guard sample.isText else { return nil }
        return sample.base64Signature ?? sample.markupSignature ?? (sample.isJSON ? .json : .text)
    }
}

/// The first kilobytes of a text, from its first visible character on.
private struct TextSample {
    private static let maximumByteCount = 4_096

    let isText: Bool
    private let bytes: [UInt8]

    init(_ file: Span<UInt8>) {
        let end = min(file.count, Self.maximumByteCount)
        var start = file.matches("\u{FEFF}", at: 0) ? 3 : 0
        while start < end, Self.isWhitespace(file[start]) { start += 1 }
        bytes = (start..<end).map { file[$0] }
        isText = Self.isUTF8Text(bytes, isCutOff: end < file.count)
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// UTF-8 without control characters; a last character that the sample cuts off is let pass.
    private static func isUTF8Text(_ bytes: [UInt8], isCutOff: Bool) -> Bool {
        let hasControls = bytes.contains { $0 < 0x20 && !isWhitespace($0) && $0 != 0x1B || $0 == 0x7F }
        if hasControls { return false }
        let droppable = isCutOff ? min(3, bytes.count) : 0
        return (0...droppable).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
    }

    /// True when the text begins so, in any case.
    private func begins(_ prefix: String, at start: Int = 0) -> Bool {
        let prefix = Array(prefix.utf8)
        guard start + prefix.count <= bytes.count else { return false }
        return prefix.indices.allSatisfy { Self.lowercased(bytes[start + $0]) == prefix[$0] }
    }

    private func contains(_ text: String) -> Bool {
        bytes.indices.contains { bytes[$0] == UInt8(ascii: "<") && begins(text, at: $0) }
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }

    private static let pageElements = [
        "<!doctype html", "<html", "<head", "<body", "<title", "<script", "<center", "<h1", "<p>", "<div",
    ]

    var markupSignature: FileSignature? {
        guard begins("<") else { return nil }
        if contains("<svg") || contains("<!doctype svg") { return .svg }
        if Self.pageElements.contains(where: contains) { return .html }
        return .xml
    }

    var isJSON: Bool {
        guard let first = bytes.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return false }
        guard let second = bytes.dropFirst().first(where: { !Self.isWhitespace($0) }) else { return false }
        if first == UInt8(ascii: "{") { return second == UInt8(ascii: "\"") || second == UInt8(ascii: "}") }
        return "\"{[]-0123456789tfn".utf8.contains(second)
    }

    var base64Signature: FileSignature? {
        if begins("data:") {
            guard let comma = bytes.firstIndex(of: UInt8(ascii: ",")) else { return nil }
            let header = String(decoding: bytes[..<comma], as: UTF8.self).lowercased()
            guard header.hasSuffix(";base64") else { return nil }
            return bytes[(comma + 1)...].starts(with: "/9j/".utf8) ? .base64JPEG : .base64
        }
        let isQuoted = begins("\"")
        let text = bytes.dropFirst(isQuoted ? 1 : 0).prefix { $0 != UInt8(ascii: "\"") }
        guard text.allSatisfy({ Self.isBase64($0) || $0 == 0x0A || $0 == 0x0D }) else { return nil }
        // "/9j/" is FF D8 FF; "_9j_" is the same in the alphabet for URLs.
        if text.count >= 8, text.starts(with: "/9j/".utf8) || text.starts(with: "_9j_".utf8) { return .base64JPEG }
        // A word or an identifier is made of the same characters: ask for more than one has.
        let isVaried =
            text.contains { (0x30...0x39).contains($0) } && text.contains { (0x41...0x5A).contains($0) }
            && text.contains { (0x61...0x7A).contains($0) }
        return text.count >= 64 && isVaried ? .base64 : nil
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "+/-_=".utf8.contains(byte)
        }
    }
}
