/// The gate for texts from outside: whatever is kept of an answer, shown or logged goes through it.
///
/// What must not be shown is taken out first, then what is no plain text, and only then it is cut: a secret that is cut
/// first is no longer recognized.
struct ForeignText: Sendable {
    private let redaction: Redaction

    /// - Parameter secrets: what was sent to whoever wrote the text.
    init(hiding secrets: [Secret]) {
        redaction = Redaction(secrets)
    }

    /// Bytes of a text that are looked at; more is no sentence.
    private static let readByteCount = 16_384
    /// Characters of a paragraph.
    private static let maximumCount = 600

    /// One line of plain text, not longer than a paragraph.
    func line(_ text: String) -> String {
        let start =
            text.utf8.count > Self.readByteCount
            ? String(decoding: text.utf8.prefix(Self.readByteCount), as: UTF8.self) : text
        return Self.oneLine(redaction.redacted(start))
    }

    /// The same of a text whose end is what matters.
    func end(_ text: String) -> String {
        // All of it is looked at: a secret whose beginning is cut off is no longer recognized.
        Self.oneLine(String(redaction.redacted(text).unicodeScalars.suffix(Self.maximumCount)))
    }

    /// nil for nothing.
    func line(_ text: String?) -> String? {
        text.map { line($0) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A text of the service without line breaks and other controls.
    private static func oneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(maximumCount) {
            let isBlank = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            if !isBlank {
                line.append(scalar)
            } else if let last = line.last, last != " " {
                line.append(" ")
            }
        }
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
