/// Splits text into rows and fields, as RFC 4180 has it and not otherwise: a quotation mark stands around a whole
/// field, or doubled in one that has them. Lines end with CR, LF or both; empty lines are passed over.
struct TableParser {
    /// From a field's first byte, a quotation mark included, up to what ends it.
    typealias Field = Range<UInt32>

    private let text: [UInt8]
    private let separator: UInt8
    private var position: Int
    /// Of the byte at `position`, from 1.
    private var line: Int

    private static let quote = UInt8(ascii: "\"")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let lineFeed = UInt8(ascii: "\n")

    /// - Parameters:
    ///   - text: UTF-8, less than 4 GB.
    ///   - separator: between fields.
    ///   - position: where the first row begins, or an empty line.
    ///   - line: the line of that, from 1.
    init(_ text: [UInt8], separator: UInt8, position: Int, line: Int) {
        self.text = text
        self.separator = separator
        self.position = position
        self.line = line
    }

    /// Appends the fields of the next row.
    ///
    /// - Returns: the line that the row begins in; nil at the end.
    mutating func appendRow(to fields: inout [Field]) throws(TableDefect) -> Int? {
        while position < text.count, endsLine(text[position]) { passLineEnd() }
        guard position < text.count else { return nil }
        let first = line
        while true {
            fields.append(try field())
            guard position < text.count else { return first }
            if text[position] != separator {
                passLineEnd()
                return first
            }
            position += 1
        }
    }

    private mutating func field() throws(TableDefect) -> Field {
        let start = position
        if position < text.count, text[position] == Self.quote {
            try passQuoted()
        } else {
            while position < text.count, text[position] != separator, !endsLine(text[position]) {
                if text[position] == Self.quote { throw .strayQuote(at: position) }
                position += 1
            }
        }
        return UInt32(start)..<UInt32(position)
    }

    /// From an opening quotation mark to behind the closing one.
    private mutating func passQuoted() throws(TableDefect) {
        let opened = position
        position += 1
        while position < text.count {
            let byte = text[position]
            if endsLine(byte) {
                passLineEnd()
                continue
            }
            position += 1
            guard byte == Self.quote else { continue }
            guard position < text.count else { return }
            if text[position] == Self.quote {
                position += 1
            } else if text[position] == separator || endsLine(text[position]) {
                return
            } else {
                throw .textBehindQuote(at: position, opened: opened)
            }
        }
        throw .openQuote(at: opened)
    }

    private func endsLine(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

    /// Both bytes of CR LF.
    private mutating func passLineEnd() {
        let isPair =
            text[position] == Self.carriageReturn && position + 1 < text.count
            && text[position + 1] == Self.lineFeed
        position += isPair ? 2 : 1
        line += 1
    }

    /// What a field says.
    static func value(_ field: Field, in text: [UInt8]) -> String {
        let bytes = text[Int(field.lowerBound)..<Int(field.upperBound)]
        guard bytes.first == quote else { return String(decoding: bytes, as: UTF8.self) }
        var value: [UInt8] = []
        value.reserveCapacity(bytes.count)
        var isDoubled = false
        for byte in bytes.dropFirst().dropLast() {
            isDoubled = byte == quote && !isDoubled
            if !isDoubled { value.append(byte) }
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// The line and the column of an offset, both from 1.
    static func place(of offset: Int, in text: [UInt8]) -> (line: Int, column: Int) {
        var (line, column) = (1, 1)
        for (index, byte) in text[..<min(offset, text.count)].enumerated() {
            if byte == lineFeed, index > 0, text[index - 1] == carriageReturn { continue }
            if byte == lineFeed || byte == carriageReturn {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}
