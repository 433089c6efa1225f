package import PhotoNormalization

/// Every kind of error that planning for many people adds to those of the library and of the service.
package enum SyncErrorCatalog {
    /// All of them, as docs/sync.md lists them.
    package static let all: [ErrorKind] = tables + matching + plans

    private static let tables: [ErrorKind] = [
        .tableEmpty, .tableTooLarge, .tableEncoding, .tableSeparator, .tableOpenQuote, .tableStrayQuote,
        .tableTextBehindQuote, .tableHeaderTwice, .tableRowLength,
    ]

    private static let matching: [ErrorKind] = [.mapColumns, .mapRow, .mapPath, .patternInvalid]

    private static let plans: [ErrorKind] = [
        .planUnreadable, .planVersion, .planTenant, .planPhotoChanged, .planTargetChanged, .tooManyReplaced,
    ]

    /// Warnings: code and meaning, as docs/sync.md lists them.
    package static let warnings: [(code: PhotoWarning.Code, meaning: String)] = [
        (.tableIsWindows1252, "The table is no UTF-8 and has no byte order mark; it is read as Windows-1252.")
    ]
}

extension PhotoWarning.Code {
    static let tableIsWindows1252: Self = "csv-windows-text"
}
