/// A string, and what it is in JSON (RFC 8259, section 7): for everybody who writes some.
package struct JSONStringCase: Sendable, CustomStringConvertible {
    package let text: String
    /// With the quotation marks.
    package let quoted: String
    /// Need not be escaped by JSON's rules, only for terminals: they take U+0080 to U+009F for controls, and some the
    /// separators for ends of a line.
    package let mayStay: Bool

    package var description: String { quoted }

    private init(_ text: String, _ content: String, mayStay: Bool = false) {
        self.text = text
        quoted = "\"\(content)\""
        self.mayStay = mayStay
    }

    private static func escaped(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func text(_ value: UInt32) -> String { Unicode.Scalar(value).map { String(Character($0)) } ?? "" }

    /// By scalar: those that have an escape of their own, those that have to be escaped, those that should be, and
    /// those that must not change.
    package static let all: [JSONStringCase] =
        [
            JSONStringCase("", ""),
            JSONStringCase("\"", "\\\""),
            JSONStringCase("\\", "\\\\"),
            JSONStringCase("\n", "\\n"),
            JSONStringCase("\r", "\\r"),
            JSONStringCase("\t", "\\t"),
            // One character of Swift's, two of JSON's.
            JSONStringCase("a\r\nb", "a\\r\\nb"),
            JSONStringCase("\\u0041", "\\\\u0041"),
            JSONStringCase("</script> & 'x'", "</script> & 'x'"),
        ]
        + (UInt32(0)..<0x20).filter { ![9, 10, 13].contains($0) }.map { JSONStringCase(text($0), escaped($0)) }
        + [JSONStringCase(text(0x7F), escaped(0x7F))]
        + (Array(0x80..<0xA0) + [0x2028, 0x2029]).map { JSONStringCase(text($0), escaped($0), mayStay: true) }
        // The first that is no control, a letter, a combining mark, the last of a plane, beyond it, and the last of
        // all.
        + [0xA0, 0xE9, 0x301, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x1F600, 0x10FFFF].map {
            JSONStringCase(text($0), text($0))
        }
}
