/// What is known of a table before its first row: the separator, and where the names of columns begin.
struct TableBeginning {
    let separator: TableSeparator
    /// Of the line with the names, or of an empty one before it.
    let offset: Int
    /// Of that offset, from 1.
    let line: Int

    /// By a first line `sep=;`, else by the line with the names.
    init(_ text: [UInt8]) throws(TableDefect) {
        let first = Self.firstLine(of: text)
        if text[first].count >= 4, String(decoding: text[first.prefix(4)], as: UTF8.self).lowercased() == "sep=" {
            let named = String(decoding: text[first.dropFirst(4)], as: UTF8.self)
            guard let separator = TableSeparator.allCases.first(where: { String($0.rawValue) == named }) else {
                throw .foreignSeparator(named)
            }
            (self.separator, offset, line) = (
                separator, first.upperBound, TableParser.place(of: first.lowerBound, in: text).line
            )
        } else {
            separator = try Self.separator(in: text, first)
            (offset, line) = (0, 1)
        }
    }

    /// The first line that is not empty, without its end.
    private static func firstLine(of text: [UInt8]) -> Range<Int> {
        func endsLine(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
        let start = text.firstIndex { !endsLine($0) } ?? text.endIndex
        return start..<(text[start...].firstIndex(where: endsLine) ?? text.endIndex)
    }

    /// The only one of them outside of quotation marks; a comma where there is none.
    private static func separator(in text: [UInt8], _ line: Range<Int>) throws(TableDefect) -> TableSeparator {
        var found: [TableSeparator] = []
        var isQuoted = false
        for offset in line {
            if text[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, let separator = TableSeparator.allCases.first(where: { $0.byte == text[offset] }),
                !found.contains(separator)
            else { continue }
            found.append(separator)
            if found.count > 1 { throw .severalSeparators(at: offset, found) }
        }
        return found.first ?? .comma
    }
}
