import PhotoNormalization

/// The errors of the command itself: files and directories.
extension PhotoError {
    static func cannotRead(_ error: SystemError) -> PhotoError {
        let (message, remedy) =
            switch error {
            case .missing: ("There is no such file.", "Check the name.")
            case .notADirectory: ("A part of the path is not a directory.", "Check the name.")
            case .isDirectory: ("It is a directory.", "Name a photo in it.")
            case .refused, .notPermitted: ("It may not be read by this user.", "Change its permissions.")
            case .tooManyLinks: ("Its symbolic links lead in a circle.", "Name the file itself.")
            default: ("It cannot be read: \(error.phrase).", "Check the file and its disk.")
            }
        return PhotoError(code: "cannot-read", category: .system, message: message, remedy: remedy)
    }

    static func cannotWrite(_ error: SystemError) -> PhotoError {
        let (message, remedy) =
            switch error {
            case .noSpace: ("The disk is full.", "Make room, or write to another one.")
            case .quotaExceeded: ("The disk quota is used up.", "Make room, or write to another disk.")
            case .fileTooLarge: ("The output would be larger than files may be here.", "Raise the limit on file sizes.")
            case .readOnly: ("The file system is read-only.", "Write to another directory.")
            case .refused, .notPermitted:
                ("The output's directory may not be written by this user.", "Change its permissions.")
            case .notADirectory: ("A part of the output's path is not a directory.", "Choose another directory.")
            case .missing: ("The output's directory does not exist.", "Make the directory first.")
            case .isDirectory: ("The output's name is that of a directory.", "Choose another name.")
            default: ("The output cannot be written: \(error.phrase).", "Check the directory and its disk.")
            }
        return PhotoError(code: "cannot-write", category: .system, message: message, remedy: remedy)
    }

    static func outputExists(_ output: FilePath) -> PhotoError {
        PhotoError(
            code: "output-exists",
            category: .policy,
            message: "Its output \(DisplayText.escaped(output)) exists.",
            remedy: "Use --if-exists skip or replace."
        )
    }

    static func inputTooLarge(maximumByteCount: Int) -> PhotoError {
        PhotoError(
            code: "input-too-large",
            category: .limit,
            message: "The file is larger than \(DisplayText.grouped(maximumByteCount)) bytes.",
            remedy: "Raise the limit with --max-input, or make a smaller copy first."
        )
    }

    static let noPhotos = PhotoError(
        code: "no-photos",
        category: .input,
        message: "The directory holds no photos.",
        remedy: "Name a directory with JPEG files."
    )
}
