internal import PhotoNormalization

extension SyncError {
    /// - Parameters:
    ///   - defect: what is wrong with a table.
    ///   - text: the table's.
    ///   - name: the file's.
    init(_ defect: TableDefect, in text: [UInt8], of name: String) {
        let place = TextPlace(name, at: defect.offset, in: text)
        func line(of offset: Int) -> String {
            let (line, column) = TableParser.place(of: offset, in: text)
            return "line \(line), column \(column)"
        }
        switch defect {
        case .noHeader:
            self.init(.tableEmpty, "The table has no line with the names of its columns.", at: place)
        case .foreignSeparator(let separator):
            self.init(
                .tableSeparator, "The first line asks for \"\(separator)\" between fields, which is not supported.",
                remedy: "Separate the fields by comma, semicolon or tab.", at: place)
        case .severalSeparators(_, let separators):
            let names = separators.map(\.name).joined(separator: " and ")
            self.init(.tableSeparator, "The line with the names of columns has \(names) in it.", at: place)
        case .openQuote:
            self.init(.tableOpenQuote, "The quotation mark here is not closed before the table ends.", at: place)
        case .strayQuote:
            self.init(
                .tableStrayQuote, "A quotation mark stands in a field that does not begin with one.", at: place)
        case .textBehindQuote(_, let opened):
            self.init(
                .tableTextBehindQuote,
                "Text stands behind the quotation mark that ends a field; the field began in \(line(of: opened)).",
                at: place)
        case .headerTwice(let header, _, let first):
            self.init(
                .tableHeaderTwice, "The name \"\(header)\" is that of column \(first), too.", at: place)
        case .rowLength(let count, let expected, _):
            self.init(
                .tableRowLength, "The row has \(count) fields, and there are \(expected) names of columns.", at: place)
        }
    }
}

extension TableSeparator {
    /// "a comma".
    var name: String {
        switch self {
        case .comma: "a comma"
        case .semicolon: "a semicolon"
        case .tab: "a tab"
        }
    }
}
