/// A label, and what there is to tell under it; nothing when the text is empty.
struct InspectionFact {
    let label: String
    /// Escaped.
    let text: String
    let color: TextStyle.Color?

    /// Columns: pages look the same wherever they are read.
    static let width = 80
    private static let labelWidth = 11

    init(_ label: String, _ text: String, color: TextStyle.Color? = nil) {
        (self.label, self.text, self.color) = (label, text, color)
    }

    func lines(style: TextStyle) -> [String] {
        guard !text.isEmpty else { return [] }
        let texts = DisplayText.wrapped(text, width: Self.width - 2 - Self.labelWidth)
        return texts.enumerated().map { number, text in
            let label = number == 0 ? label : ""
            let padding = String(repeating: " ", count: Self.labelWidth - label.count)
            return "  " + style.colored(label, .dim) + padding + (color.map { style.colored(text, $0) } ?? text)
        }
    }
}
