/// Every kind of error that normalizing a photo can end in.
public enum ErrorCatalog {
    static let emptyFile = ErrorKind(
        code: .emptyFile,
        category: .input,
        cause: "The file has no bytes.",
        remedy: "Copy or download the photo again."
    )
    static let notAJPEG = ErrorKind(
        code: .notAJPEG,
        category: .input,
        cause: "The file is something else than a JPEG, whatever its name says.",
        remedy: "Export it as a JPEG first, or get the photo itself, depending on what it is."
    )
    static let malformed = ErrorKind(
        code: .malformed,
        category: .input,
        cause: "The markers, headers or tables of the file contradict the standard.",
        remedy: "Export the photo again from its original."
    )
    static let noImageData = ErrorKind(
        code: .noImageData,
        category: .input,
        cause: "The file ends before a picture begins.",
        remedy: "Copy or download the photo again."
    )
    static let truncated = ErrorKind(
        code: .truncated,
        category: .input,
        cause: "The picture's data end before the picture does.",
        remedy: "Copy or download the photo again, or have it repaired and accept a picture that is partly gray."
    )
    static let corrupt = ErrorKind(
        code: .corrupt,
        category: .input,
        cause: "The picture's data are damaged.",
        remedy: "Copy or download the photo again, or have it repaired and accept what can be saved."
    )
    static let missingScans = ErrorKind(
        code: .missingScans,
        category: .input,
        cause: "A color component has no data at all.",
        remedy: "Copy or download the photo again, or have it repaired and accept what can be saved."
    )
    static let warningRefused = ErrorKind(
        code: .warningRefused,
        category: .input,
        cause: "The file deviates from the standard, which was not to be accepted.",
        remedy: "Export the photo again from its original, or have it checked less strictly."
    )
    static let unsupportedProcess = ErrorKind(
        code: .unsupportedProcess,
        category: .input,
        cause:
            "The picture is coded by a process that photo services and browsers do not read: lossless or hierarchical.",
        remedy: "Export it as an ordinary JPEG first."
    )
    static let unsupportedPrecision = ErrorKind(
        code: .unsupportedPrecision,
        category: .input,
        cause: "The samples have other than 8 bits.",
        remedy: "Export it with 8 bits per sample first."
    )
    static let unsupportedComponents = ErrorKind(
        code: .unsupportedComponents,
        category: .input,
        cause: "The picture has a number of components that no color space has: not 1, 3 or 4.",
        remedy: "Export it as gray, RGB or CMYK first."
    )
    static let unsupportedSampling = ErrorKind(
        code: .unsupportedSampling,
        category: .input,
        cause: "A component's sampling factor does not divide the largest: legal, but hardly any decoder shows it.",
        remedy: "Export it with an ordinary subsampling first, 4:2:0 for instance."
    )
    static let coefficientOutOfRange = ErrorKind(
        code: .coefficientOutOfRange,
        category: .input,
        cause: "A coefficient is larger than an 8-bit picture can have.",
        remedy: "Export the photo again from its original, or have it repaired, which limits them."
    )
    static let inputTooLarge = ErrorKind(
        code: .inputTooLarge,
        category: .limit,
        cause: "The file has more bytes than the limit.",
        remedy: "Raise the limit on bytes, or make a smaller copy first."
    )
    static let dimensionsTooLarge = ErrorKind(
        code: .dimensionsTooLarge,
        category: .limit,
        cause: "Width or height is beyond what JPEG decoders accept.",
        remedy: "Make a smaller copy of it first."
    )
    static let tooManyPixels = ErrorKind(
        code: .tooManyPixels,
        category: .limit,
        cause: "Width × height is above the limit.",
        remedy: "Raise the limit on pixels, or make a smaller copy first."
    )
    static let memoryLimit = ErrorKind(
        code: .memoryLimit,
        category: .limit,
        cause: "The picture's coefficients, or all photos in work together, need more memory than allowed.",
        remedy: "Raise the limit on memory, or make a smaller copy first."
    )
    static let tooManySegments = ErrorKind(
        code: .tooManySegments,
        category: .limit,
        cause: "The file has more marker segments than any photo.",
        remedy: "Export the photo again from its original."
    )
    static let tooMuchMetadata = ErrorKind(
        code: .tooMuchMetadata,
        category: .limit,
        cause: "The metadata segments are above the limit.",
        remedy: "Remove metadata with another tool first."
    )
    static let tooManyScans = ErrorKind(
        code: .tooManyScans,
        category: .limit,
        cause:
            "A progressive file has more scans than any encoder writes: it costs far more to decode than its size says.",
        remedy: "Export the photo again from its original, or raise the limit on scans."
    )
    static let tooMuchWork = ErrorKind(
        code: .tooMuchWork,
        category: .limit,
        cause: "The scans go over the picture more often than the limit.",
        remedy: "Export the photo again from its original."
    )
    static let decodingTimeout = ErrorKind(
        code: .decodingTimeout,
        category: .limit,
        cause: "Decoding took more processor time than the limit.",
        remedy: "Raise the limit on time, or make a smaller copy first."
    )
    static let processingTimeout = ErrorKind(
        code: .processingTimeout,
        category: .limit,
        cause: "All of the work on the photo took more processor time than the limit.",
        remedy: "Raise the limit on time, ask for less effort, or make a smaller copy first."
    )
    static let tooSmall = ErrorKind(
        code: .tooSmall,
        category: .policy,
        cause: "Width or height is below what Microsoft Graph accepts.",
        remedy: "Use a photo of at least 48 × 48 pixels, better 648 × 648."
    )
    static let budgetUnreachable = ErrorKind(
        code: .budgetUnreachable,
        category: .policy,
        cause: "Not even the coarsest picture of these dimensions is within the byte budget.",
        remedy: "Raise the budget, or make the picture smaller first."
    )
    static let metadataUnpatchable = ErrorKind(
        code: .metadataUnpatchable,
        category: .policy,
        cause:
            "All metadata was to be kept, and the EXIF block says something untrue and is too damaged to be corrected.",
        remedy: "Have a new EXIF block made instead."
    )
    static let outOfMemory = ErrorKind(
        code: .outOfMemory,
        category: .system,
        cause: "The system has no more memory.",
        remedy: "Work on fewer photos at a time."
    )
    static let cancelled = ErrorKind(
        code: .cancelled,
        category: .cancelled,
        cause: "The work was stopped from outside.",
        remedy: "Run it again."
    )
    static let busy = ErrorKind(
        code: .busy,
        category: .unavailable,
        cause: "As many photos wait as may, or they take the memory that all together may take.",
        remedy: "Try again in a while."
    )
    static let shutDown = ErrorKind(
        code: .shutDown,
        category: .unavailable,
        cause: "The pool was told to shut down, and takes no more photos on.",
        remedy: "Send it to a pool that is not shutting down."
    )
    static let reportMismatch = ErrorKind(
        code: .reportMismatch,
        category: .input,
        cause: "Stored bytes are not those that the report beside them tells of.",
        remedy: "Normalize the photo again from its original."
    )
    static let checkFailed = ErrorKind(
        code: .checkFailed,
        category: .system,
        cause: "The result did not stand the checks that every result has to stand, and was thrown away.",
        remedy: "Please report it, with the photo if you can."
    )

    /// All of them, as docs/errors.md lists them.
    public static let all: [ErrorKind] = [
        emptyFile, notAJPEG, malformed, noImageData, truncated, corrupt, missingScans, warningRefused,
        unsupportedProcess, unsupportedPrecision, unsupportedComponents, unsupportedSampling, coefficientOutOfRange,
        inputTooLarge, dimensionsTooLarge, tooManyPixels, memoryLimit, tooManySegments, tooMuchMetadata,
        tooManyScans, tooMuchWork, decodingTimeout, processingTimeout,
        tooSmall, budgetUnreachable, metadataUnpatchable,
        outOfMemory, cancelled, busy, shutDown, reportMismatch, checkFailed,
    ]
}

extension PhotoError {
    /// Without a remedy of its own it has the kind's.
    init(_ kind: ErrorKind, _ message: String, remedy: String? = nil, foundFormat: String? = nil) {
        self.init(
            code: kind.code,
            category: kind.category,
            message: message,
            remedy: remedy ?? kind.remedy,
            foundFormat: foundFormat
        )
    }
}
