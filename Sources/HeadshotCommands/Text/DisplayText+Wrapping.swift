extension DisplayText {
    /// The text in lines that break between words.
    ///
    /// - Parameters:
    ///   - text: words with single spaces between them, escaped.
    ///   - width: the most characters of a line, if no word is longer.
    ///   - indentation: characters of the first line that are taken.
    /// - Returns: at least one line.
    static func wrapped(_ text: String, width: Int, indentation: Int = 0) -> [String] {
        var lines: [String] = []
        var line = ""
        var count = indentation
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if count + 1 + word.count > width, !line.isEmpty {
                lines.append(line)
                (line, count) = (String(word), word.count)
            } else {
                count += word.count + (line.isEmpty ? 0 : 1)
                line += (line.isEmpty ? "" : " ") + word
            }
        }
        return lines + [line]
    }
}
