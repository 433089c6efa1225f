/// Texts for people: nothing in a file's name can move the cursor or turn the line around, and numbers are readable.
enum DisplayText {
    /// The name with control characters escaped; bytes that are no UTF-8 as `\xNN`.
    static func escaped(_ path: FilePath) -> String {
        var text = ""
        for scalar in path.argument.unicodeScalars {
            if let byte = FilePath.carriedByte(scalar) {
                text += "\\x" + hexadecimal(UInt32(byte))
            } else {
                append(scalar, to: &text)
            }
        }
        return text
    }

    /// The text with control characters escaped.
    static func escaped(_ original: String) -> String {
        var text = ""
        for scalar in original.unicodeScalars { append(scalar, to: &text) }
        return text
    }

    private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case _ where isUnsafe(scalar): text += "\\u{" + hexadecimal(scalar.value) + "}"
        default: text.unicodeScalars.append(scalar)
        }
    }

    /// Controls, line separators, and what overrides the direction of writing.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: bidirectionalControls.contains { $0.contains(scalar.value) }
        }
    }

    /// U+061C, U+200E, U+200F, U+202A…U+202E, U+2066…U+2069 (Unicode Standard Annex #9, 2).
    private static let bidirectionalControls: [ClosedRange<UInt32>] = [
        0x061C...0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
    ]

    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }

    /// 19540 as "19,540".
    static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.count - offset).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// 7981234 as "7.98 MB": three digits, decimal units.
    static func byteCount(_ count: Int) -> String {
        switch count {
        case ..<1_000: "\(count) B"
        case ..<1_000_000: "\(threeDigits(count, unit: 1_000)) KB"
        case ..<1_000_000_000: "\(threeDigits(count, unit: 1_000_000)) MB"
        default: "\(threeDigits(count, unit: 1_000_000_000)) GB"
        }
    }

    /// Cut, not rounded: 3,999,999 bytes are not 4 MB.
    private static func threeDigits(_ count: Int, unit: Int) -> String {
        let whole = count / unit
        let places = whole >= 100 ? 0 : whole >= 10 ? 1 : 2
        return fixed(hundredths: count / (unit / 100), places: places)
    }

    /// A number with a fixed count of decimal places, 0 to 2, cut there.
    private static func fixed(hundredths: Int, places: Int) -> String {
        let whole = hundredths / 100
        let fraction = hundredths % 100
        switch places {
        case 0: return "\(whole)"
        case 1: return "\(whole).\(fraction / 10)"
        default: return "\(whole).\(fraction < 10 ? "0" : "")\(fraction)"
        }
    }

    /// 49.13 as "49.1", rounded; "∞" for what no number can say.
    static func oneDecimal(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "∞" }
        let tenths = Int((value * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)"
    }
}
