internal import PhotoNormalization

extension ErrorKind {
    static let mapColumns = ErrorKind(
        code: "map-columns", category: .input,
        cause: "No column of the table says whose photos they are.",
        remedy: "Name a column userPrincipalName, employeeId, samAccountName, group, team or contact.")
    static let mapRow = ErrorKind(
        code: "map-row", category: .input,
        cause: "A row names nobody, or more than one target, or something that cannot be an id.",
        remedy: "Correct the row, or take it out.")
    static let mapPath = ErrorKind(
        code: "map-path", category: .input,
        cause: "A photo's path begins with a drive or a server, and nothing says what stands there here.",
        remedy: "Name the folder that stands for it with --base.")
    static let patternInvalid = ErrorKind(
        code: "pattern-invalid", category: .policy,
        cause: "A pattern has no placeholder, an unknown or unclosed one, or one whose end cannot be told.",
        remedy: "Give a pattern such as '{userPrincipalName}' or '{employeeId}_*'.")
}
