/// Takes secrets out of texts: as they are, percent-encoded, as a form has them, and in base 64; whole, and in parts of
/// 16 characters and more. What looks like a JSON Web Token is taken out as well, whosever it is.
struct Redaction: Sendable {
    private static let partByteCount = 16
    /// Of a secret: fewer bytes are in any text.
    private static let minimumByteCount = 4
    private static let mark = Array("<redacted>".utf8)

    /// All runs of 16 bytes in any spelling of a secret.
    private var parts: Set<Part> = []
    /// All spellings of secrets that are shorter.
    private var short: Set<[UInt8]> = []

    private struct Part: Hashable {
        var high: UInt64 = 0
        var low: UInt64 = 0

        /// The next one, a byte further on.
        mutating func append(_ byte: UInt8) {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(byte)
        }
    }

    init(_ secrets: [Secret]) {
        for secret in secrets where secret.value.utf8.count >= Self.minimumByteCount {
            for spelling in Self.spellings(of: secret.value) {
                if spelling.count < Self.partByteCount {
                    short.insert(spelling)
                } else {
                    Self.forEachPart(of: spelling) { part, _ in parts.insert(part) }
                }
            }
        }
    }

    private static func spellings(of secret: String) -> [[UInt8]] {
        let bytes = Array(secret.utf8)
        let encoded = PercentEncoding.encoded(secret)
        // Between other bytes it can begin at each of the three places of a group of base 64.
        let base64 = (0..<min(3, bytes.count)).flatMap { start -> [[UInt8]] in
            // What shares a group with other bytes is not the secret's alone.
            let whole = (bytes.count - start) / 3 * 3
            let rest = start == 0 ? bytes[...] : bytes[start..<(start + whole)]
            guard !rest.isEmpty else { return [] }
            let text = Essentials.base64(rest)
            return [Array(text.utf8), Array(text.replacing("+", with: "-").replacing("/", with: "_").utf8)]
        }
        return [
            bytes, Array(encoded.utf8), Array(encoded.lowercased().utf8),
            Array(encoded.replacing("%20", with: "+").utf8),
        ] + base64
    }

    private static func forEachPart(of bytes: [UInt8], _ body: (Part, _ end: Int) -> Void) {
        var part = Part()
        for (index, byte) in bytes.enumerated() {
            part.append(byte)
            if index >= partByteCount - 1 { body(part, index + 1) }
        }
    }

    func redacted(_ text: String) -> String {
        let bytes = Array(text.utf8)
        // Bytes up to here are hidden, from where each run of them begins.
        var hidden: [Range<Int>] = []
        func hide(_ range: Range<Int>) {
            if let last = hidden.last, range.lowerBound <= last.upperBound {
                hidden[hidden.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                hidden.append(range)
            }
        }
        var found: [Range<Int>] = []
        Self.forEachPart(of: bytes) { part, end in
            if parts.contains(part) { found.append((end - Self.partByteCount)..<end) }
        }
        for secret in short where secret.count <= bytes.count {
            for start in 0...(bytes.count - secret.count) where bytes[start...].starts(with: secret) {
                found.append(start..<(start + secret.count))
            }
        }
        for match in text.matches(of: /eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){0,4}/) {
            found.append(
                text.utf8.distance(
                    from: text.startIndex, to: match.range.lowerBound)..<text.utf8.distance(
                        from: text.startIndex, to: match.range.upperBound))
        }
        for range in found.sorted(by: { $0.lowerBound < $1.lowerBound }) { hide(range) }
        guard !hidden.isEmpty else { return text }
        var output: [UInt8] = []
        var next = 0
        for range in hidden {
            output += bytes[next..<range.lowerBound] + Self.mark
            next = range.upperBound
        }
        return String(decoding: output + bytes[next...], as: UTF8.self)
    }
}
