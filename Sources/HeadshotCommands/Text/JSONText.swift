/// Writes one JSON object, keys in the order they come (RFC 8259). Always valid UTF-8, always one line.
struct JSONText {
    private(set) var text = ""

    /// Closed when it is asked for.
    static func object(_ build: (inout JSONText) -> Void) -> String {
        var json = JSONText()
        json.text = "{"
        build(&json)
        return json.text + "}"
    }

    mutating func member(_ key: String, _ value: String?) {
        member(key, raw: value.map(Self.quoted) ?? "null")
    }

    mutating func member(_ key: String, _ value: Int?) {
        member(key, raw: value.map { "\($0)" } ?? "null")
    }

    mutating func member(_ key: String, _ value: Bool?) {
        member(key, raw: value.map { $0 ? "true" : "false" } ?? "null")
    }

    /// `scale` is the number of steps per unit that is kept: 100 for two decimals.
    mutating func member(_ key: String, _ value: Double?, scale: Double) {
        let rounded = value.map { ($0 * scale).rounded() / scale }
        // JSON has no infinity and no NaN.
        member(key, raw: rounded.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null")
    }

    mutating func member(_ key: String, _ values: [String]) {
        member(key, raw: "[" + values.map(Self.quoted).joined(separator: ",") + "]")
    }

    mutating func member(_ key: String, objects: [(inout JSONText) -> Void]) {
        member(key, raw: "[" + objects.map { Self.object($0) }.joined(separator: ",") + "]")
    }

    mutating func member(_ key: String, object: ((inout JSONText) -> Void)?) {
        member(key, raw: object.map { Self.object($0) } ?? "null")
    }

    private mutating func member(_ key: String, raw: String) {
        if text.utf8.count > 1 { text += "," }
        text += Self.quoted(key) + ":" + raw
    }

    static func quoted(_ string: String) -> String {
        var quoted = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            // U+007F to U+009F and the line separators need no escape, but a terminal that shows the line does.
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
