internal import CJPEGShim

/// Why libjpeg stopped.
package enum CodecError: Error, Sendable, Hashable {
    /// libjpeg refused the data; its text, for people.
    case refused(message: String)
    case outOfMemory
    /// The coefficients need more memory than allowed.
    case memoryLimit
    /// The output is larger than the capacity it was given.
    case destinationFull
    case tooManyScans
    case tooMuchWork
    case deadline
    case cancelled
    /// All of the work took more processor time than it may.
    case overtime(seconds: Double)
    /// A coding process that libjpeg does not decode; its text.
    case unsupported(message: String)
    case noImage(message: String)

    /// nil: the call succeeded.
    init?(_ status: hs_status) {
        let message = CodecError.text(of: status)
        switch status.code {
        case HS_OK: return nil
        case HS_OUT_OF_MEMORY: self = .outOfMemory
        case HS_MEMORY_LIMIT: self = .memoryLimit
        case HS_DESTINATION_FULL: self = .destinationFull
        case HS_TOO_MANY_SCANS: self = .tooManyScans
        case HS_TOO_MUCH_WORK: self = .tooMuchWork
        case HS_DEADLINE: self = .deadline
        case HS_CANCELLED: self = .cancelled
        case HS_UNSUPPORTED: self = .unsupported(message: message)
        case HS_NO_IMAGE: self = .noImage(message: message)
        default: self = .refused(message: message)
        }
    }

    private static func text(of status: hs_status) -> String {
        unsafe withUnsafeBytes(of: status.message) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
    }
}
