internal import PhotoNormalization

extension ErrorKind {
    static let tableEmpty = ErrorKind(
        code: "csv-empty", category: .input,
        cause: "The table has no line with the names of its columns.",
        remedy: "Put the names of the columns into its first line.")
    static let tableTooLarge = ErrorKind(
        code: "csv-too-large", category: .limit,
        cause: "The table has more bytes than any list of people.",
        remedy: "Split it, or take out the columns that are not used.")
    static let tableEncoding = ErrorKind(
        code: "csv-encoding", category: .input,
        cause: "The table's bytes are no text: UTF-8, UTF-16 with a byte order mark, or Windows-1252.",
        remedy: "Save it again as \"CSV UTF-8\".")
    static let tableSeparator = ErrorKind(
        code: "csv-separator", category: .input,
        cause: "The first line has more than one of comma, semicolon and tab, or asks for another separator.",
        remedy: "Put sep=; or sep=, before the first line, or the names of columns into quotation marks.")
    static let tableOpenQuote = ErrorKind(
        code: "csv-open-quote", category: .input,
        cause: "A quotation mark is opened and not closed before the table ends.",
        remedy: "Close it, or double a quotation mark that is meant.")
    static let tableStrayQuote = ErrorKind(
        code: "csv-stray-quote", category: .input,
        cause: "A quotation mark stands in a field that does not begin with one.",
        remedy: "Put the whole field into quotation marks, and double the one that is meant.")
    static let tableTextBehindQuote = ErrorKind(
        code: "csv-text-behind-quote", category: .input,
        cause: "Text stands behind the quotation mark that ends a field.",
        remedy: "Double a quotation mark that is meant, or close the one before.")
    static let tableHeaderTwice = ErrorKind(
        code: "csv-header-twice", category: .input,
        cause: "Two columns have one name, or mean the same.",
        remedy: "Rename or take out one of them.")
    static let tableRowLength = ErrorKind(
        code: "csv-row-length", category: .input,
        cause: "A row has more or fewer fields than there are names of columns.",
        remedy: "Put a field with a separator in it into quotation marks, or add what is missing.")
}
