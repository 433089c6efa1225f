/// Why bytes are no table that everybody reads in the same way. Offsets are into its text.
enum TableDefect: Error, Hashable {
    case noHeader
    case foreignSeparator(String)
    case severalSeparators(at: Int, [TableSeparator])
    case openQuote(at: Int)
    case strayQuote(at: Int)
    case textBehindQuote(at: Int, opened: Int)
    case headerTwice(String, at: Int, first: Int)
    /// `at` is where the first surplus field begins, or the row's end.
    case rowLength(Int, expected: Int, at: Int)

    /// Where it stands.
    var offset: Int {
        switch self {
        case .noHeader, .foreignSeparator: 0
        case .severalSeparators(let offset, _), .openQuote(let offset), .strayQuote(let offset),
            .textBehindQuote(let offset, _), .headerTwice(_, let offset, _), .rowLength(_, _, let offset):
            offset
        }
    }
}
