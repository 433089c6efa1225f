/// Colors where they are wanted: on a terminal, and not under NO_COLOR (no-color.org) or on a dumb one.
struct TextStyle: Sendable, Hashable {
    var isEnabled: Bool

    enum Color: String {
        case green = "32"
        case yellow = "33"
        case red = "31"
        case dim = "2"
        case bold = "1"
    }

    func colored(_ text: String, _ color: Color) -> String {
        isEnabled && !text.isEmpty ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Whether a stream may have colors and a progress bar.
    static func isAllowed(isTerminal: Bool, environment: (String) -> String?) -> Bool {
        isTerminal && (environment("NO_COLOR") ?? "").isEmpty && environment("TERM") != "dumb"
    }
}
