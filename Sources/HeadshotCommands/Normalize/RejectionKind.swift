import PhotoNormalization

/// One or two words for each rejection, for the totals.
enum RejectionKind {
    static func name(of error: PhotoError) -> String {
        if let format = error.foundFormat, format != "unknown" { return format }
        // Other codes speak for themselves.
        return names[error.code] ?? String(error.code.map { $0 == "-" ? " " : $0 })
    }

    private static let names = [
        "empty-file": "empty",
        "not-a-jpeg": "no JPEG",
        "malformed": "damaged",
        "no-image-data": "damaged",
        "truncated": "damaged",
        "corrupt": "damaged",
        "missing-scans": "damaged",
        "coefficient-out-of-range": "damaged",
        "warning-refused": "not to the standard",
        "unsupported-process": "unsupported",
        "unsupported-precision": "unsupported",
        "unsupported-components": "unsupported",
        "unsupported-sampling": "unsupported",
        "input-too-large": "too large",
        "dimensions-too-large": "too large",
        "too-many-pixels": "too large",
        "cannot-read": "unreadable",
        "cannot-write": "not written",
        "output-exists": "with an existing output",
        "no-photos": "without photos",
    ]
}
