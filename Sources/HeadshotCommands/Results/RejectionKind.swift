import PhotoNormalization

/// One or two words for each rejection, for the totals.
enum RejectionKind {
    static func name(of error: PhotoError) -> String {
        if let name = names[error.code] { return name }
        // Other input errors are about sound beginnings and broken insides; other codes speak for themselves.
        if error.category == .input { return "damaged" }
        return String(error.code.map { $0 == "-" ? " " : $0 })
    }

    private static let names = [
        "cannot-read": "unreadable",
        "cannot-write": "not written",
        "output-exists": "with an existing output",
        "no-photos": "without photos",
        "input-too-large": "too large",
    ]
}
