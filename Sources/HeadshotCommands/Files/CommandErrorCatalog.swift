import PhotoNormalization

/// The kinds of errors that the command adds to the library's.
enum CommandErrorCatalog {
    /// All of them, as docs/errors.md lists them.
    static let all = [
        ErrorKind(
            code: "cannot-read", category: .system,
            cause: "The file is missing, may not be read, or its disk has an error.",
            remedy: "Check the name, the permissions and the disk."),
        ErrorKind(
            code: "cannot-write", category: .system,
            cause: "The output's directory is missing or may not be written, or its disk is full.",
            remedy: "Check the directory, its permissions and its disk."),
        ErrorKind(
            code: "output-exists", category: .policy,
            cause: "The output is there already, and --if-exists does not say what to do then.",
            remedy: "Use --if-exists skip or replace."),
        ErrorKind(
            code: "no-photos", category: .input,
            cause:
                "The directory holds no file that is named or begins like a JPEG, and no photo of another format.",
            remedy: "Name a directory with JPEG files."),
    ]

    /// Warnings that the command adds, as docs/errors.md lists them.
    static let warnings = [
        WarningKind(
            code: .hardLinked, gravity: .notice,
            meaning: "A photo replaced in place has further names (hard links): they keep the original.")
    ]
}

extension PhotoWarning.Code {
    static let hardLinked: Self = "hard-linked"
}

extension PhotoWarning {
    /// nil for codes that the service adds.
    var gravity: WarningKind.Gravity? {
        (WarningCatalog.all + CommandErrorCatalog.warnings).first { $0.code == code }?.gravity
    }

    static func hardLinked(nameCount: Int) -> PhotoWarning {
        PhotoWarning(
            code: .hardLinked,
            message: nameCount == 1
                ? "Another name of the file keeps the original, private data and all."
                : "\(DisplayText.grouped(nameCount)) other names of the file keep the original, private data and all.")
    }
}
