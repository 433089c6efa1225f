public import PhotoNormalization

extension CredentialSettings {
    /// What had to be done to a ready token before it could be used; empty for other credentials.
    public var warnings: [PhotoWarning] {
        guard kind == .auto || kind == .token, let text = token?.value ?? value("HEADSHOT_ACCESS_TOKEN"),
            // A line end behind a token is nothing to speak of.
            PastedText.bareToken(text).utf8.count
                < text.utf8.reversed().drop(while: { " \t\r\n".utf8.contains($0) }).count
        else { return [] }
        return [
            PhotoWarning(
                code: GraphErrorCatalog.tokenTrimmed,
                message: "There were quotes, \"Bearer\" or invisible characters around the token; they were dropped.")
        ]
    }
}

extension PhotoWarning {
    /// - Parameters:
    ///   - text: an id as it was given.
    ///   - name: what it is: "--user".
    /// - Returns: nil when nothing had to be dropped.
    package static func trimmedID(_ text: String, _ name: String) -> PhotoWarning? {
        // Characters that differ in spelling only are equal.
        guard PastedText.trimmed(text).utf8.count != text.utf8.count else { return nil }
        return PhotoWarning(
            code: GraphErrorCatalog.idTrimmed,
            message: "There were blanks or invisible characters around the value of \(name); they were dropped.")
    }
}
