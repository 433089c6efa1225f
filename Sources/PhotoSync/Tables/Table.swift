/// A CSV file that was read strictly (RFC 4180): rows below names of columns, each row with as many fields as there are
/// names.
package struct Table: Sendable {
    /// The file, as it was named.
    package let name: String
    package let encoding: TextEncoding
    package let separator: TableSeparator
    /// The names of the columns, without blanks around them.
    package let header: [String]

    private let text: [UInt8]
    /// Of all rows, one behind the other; the header's first.
    private let fields: [TableParser.Field]
    private let lines: [UInt32]

    /// Fewer bytes than this, 256 MiB: an offset into its text takes 32 bits, and no company has more people.
    package static let maximumByteCount = 256 << 20

    /// - Parameters:
    ///   - bytes: the file.
    ///   - name: the file's name, for errors.
    /// - Throws: the first defect: what is not text, and what two programs could read in two ways.
    package init(_ bytes: [UInt8], name: String) throws(SyncError) {
        guard bytes.count < Self.maximumByteCount else {
            throw SyncError(.tableTooLarge, "\(name) has \(bytes.count) bytes, which is more than any list of people.")
        }
        let decoded: DecodedText
        do throws(DecodedText.Failure) {
            decoded = try DecodedText(bytes)
        } catch {
            let place = TextPlace(name, at: error.before.count, in: error.before)
            throw SyncError(.tableEncoding, "What stands here \(error.problem).", at: place)
        }
        do throws(TableDefect) {
            let beginning = try TableBeginning(decoded.bytes)
            var parser = TableParser(
                decoded.bytes, separator: beginning.separator.byte, position: beginning.offset, line: beginning.line)
            var fields: [TableParser.Field] = []
            guard try parser.appendRow(to: &fields) != nil else { throw .noHeader }
            let columnCount = fields.count
            let header = try Self.header(fields, in: decoded.bytes)
            var lines: [UInt32] = []
            while let line = try parser.appendRow(to: &fields) {
                lines.append(UInt32(line))
                let count = fields.count - lines.count * columnCount
                if count != columnCount {
                    let at =
                        count < columnCount
                        ? fields[fields.count - 1].upperBound
                        : fields[(lines.count + 1) * columnCount].lowerBound
                    throw .rowLength(count, expected: columnCount, at: Int(at))
                }
            }
            self.name = name
            encoding = decoded.encoding
            separator = beginning.separator
            self.header = header
            text = decoded.bytes
            self.fields = fields
            self.lines = lines
        } catch {
            throw SyncError(error, in: decoded.bytes, of: name)
        }
    }

    /// Names of columns; two may be empty, but not equal.
    private static func header(_ fields: [TableParser.Field], in text: [UInt8]) throws(TableDefect) -> [String] {
        var header: [String] = []
        var seen: [String: Int] = [:]
        for field in fields {
            let name = ColumnName.trimmed(TableParser.value(field, in: text))
            if !name.isEmpty, let first = seen.updateValue(header.count, forKey: ColumnName.folded(name)) {
                throw .headerTwice(name, at: Int(field.lowerBound), first: first + 1)
            }
            header.append(name)
        }
        if header.allSatisfy(\.isEmpty) { throw .noHeader }
        return header
    }

    /// Rows below the header.
    package var rowCount: Int { lines.count }

    /// - Parameters:
    ///   - row: below `rowCount`.
    ///   - column: below the count of `header`.
    /// - Returns: the field as it stands, without its quotation marks.
    package func value(row: Int, column: Int) -> String {
        TableParser.value(fields[(row + 1) * header.count + column], in: text)
    }

    /// - Parameter row: below `rowCount`.
    /// - Returns: the line that it begins in, from 1.
    package func line(ofRow row: Int) -> Int { Int(lines[row]) }

    /// Looks for it from the file's beginning, so it is for errors.
    ///
    /// - Parameters:
    ///   - row: below `rowCount`; nil for the header.
    ///   - column: below the count of `header`.
    /// - Returns: where the field begins.
    package func place(row: Int?, column: Int) -> TextPlace {
        let index = (row.map { $0 + 1 } ?? 0) * header.count + column
        return TextPlace(name, at: Int(fields[index].lowerBound), in: text)
    }
}

extension TextPlace {
    init(_ file: String, at offset: Int, in text: [UInt8]) {
        let (line, column) = TableParser.place(of: offset, in: text)
        self.init(file: file, line: line, column: column)
    }
}
