internal import GraphPhotos

/// How names of columns are compared.
enum ColumnName {
    static func trimmed(_ name: String) -> String { PastedText.trimmed(name) }

    /// Without case.
    static func folded(_ name: String) -> String { name.lowercased() }

    /// Without case, blanks and punctuation: "Employee-ID" and "employee id" are "employeeid".
    static func bare(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
