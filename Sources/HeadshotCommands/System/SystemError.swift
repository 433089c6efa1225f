/// What a system call said when it failed.
struct SystemError: Error, Hashable {
    /// An `errno` value.
    let code: Int32

    /// The error of the call that has just failed on this thread.
    static var last: SystemError { SystemError(code: errno) }

    /// The system's own words, in lower case: "no such file or directory".
    var phrase: String {
        // The text is the C library's; it is copied before anything else can run on this thread.
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        let words = unsafe String(cString: text)
        return words.prefix(1).lowercased() + words.dropFirst()
    }

    static let exists = SystemError(code: EEXIST)
    static let missing = SystemError(code: ENOENT)
    static let notADirectory = SystemError(code: ENOTDIR)
    static let refused = SystemError(code: EACCES)
    static let notPermitted = SystemError(code: EPERM)
    static let readOnly = SystemError(code: EROFS)
    static let noSpace = SystemError(code: ENOSPC)
    static let quotaExceeded = SystemError(code: EDQUOT)
    static let fileTooLarge = SystemError(code: EFBIG)
    static let isDirectory = SystemError(code: EISDIR)
    static let brokenPipe = SystemError(code: EPIPE)
    static let interrupted = SystemError(code: EINTR)
    static let cancelled = SystemError(code: ECANCELED)
    static let noSuchProcess = SystemError(code: ESRCH)
    static let tooManyLinks = SystemError(code: ELOOP)
    static let wouldBlock = SystemError(code: EAGAIN)
    static let notSupported = SystemError(code: EOPNOTSUPP)
    static let invalid = SystemError(code: EINVAL)
    static let outOfRange = SystemError(code: ERANGE)
    #if os(Linux)
        static let noAttribute = SystemError(code: ENODATA)
    #endif
    static let crossDevice = SystemError(code: EXDEV)
}
