/// Every kind of error that normalizing a photo can end in.
public enum ErrorCatalog {
    static let emptyFile = ErrorKind(
        code: "empty-file",
        category: .input,
        cause: "The file has no bytes.",
        remedy: "Copy or download the photo again."
    )
    static let notAJPEG = ErrorKind(
        code: "not-a-jpeg",
        category: .input,
        cause: "The file is something else than a JPEG, whatever its name says.",
        remedy: "Export it as a JPEG first, or get the photo itself, depending on what it is."
    )
    static let malformed = ErrorKind(
        code: "malformed",
        category: .input,
        cause: "The markers, headers or tables of the file contradict the standard.",
        remedy: "Export the photo again from its original."
    )
    static let noImageData = ErrorKind(
        code: "no-image-data",
        category: .input,
        cause: "The file ends before a picture begins.",
        remedy: "Copy or download the photo again."
    )
    static let truncated = ErrorKind(
        code: "truncated",
        category: .input,
        cause: "The picture's data end before the picture does.",
        remedy: "Copy or download the photo again, or accept a partly gray picture with --repair."
    )
    static let corrupt = ErrorKind(
        code: "corrupt",
        category: .input,
        cause: "The picture's data are damaged.",
        remedy: "Copy or download the photo again, or accept what can be saved with --repair."
    )
    static let missingScans = ErrorKind(
        code: "missing-scans",
        category: .input,
        cause: "A color component has no data at all.",
        remedy: "Copy or download the photo again, or accept what can be saved with --repair."
    )
    static let warningRefused = ErrorKind(
        code: "warning-refused",
        category: .input,
        cause: "The file deviates from the standard, which --strict does not accept.",
        remedy: "Normalize it without --strict."
    )
    static let unsupportedProcess = ErrorKind(
        code: "unsupported-process",
        category: .input,
        cause:
            "The picture is coded by a process that photo services and browsers do not read: lossless or hierarchical.",
        remedy: "Export it as an ordinary JPEG first."
    )
    static let unsupportedPrecision = ErrorKind(
        code: "unsupported-precision",
        category: .input,
        cause: "The samples have other than 8 bits.",
        remedy: "Export it with 8 bits per sample first."
    )
    static let unsupportedComponents = ErrorKind(
        code: "unsupported-components",
        category: .input,
        cause: "The picture has a number of components that no color space has: not 1, 3 or 4.",
        remedy: "Export it as gray, RGB or CMYK first."
    )
    static let unsupportedSampling = ErrorKind(
        code: "unsupported-sampling",
        category: .input,
        cause: "A component's sampling factor does not divide the largest: legal, but hardly any decoder shows it.",
        remedy: "Export it with an ordinary subsampling first, 4:2:0 for instance."
    )
    static let coefficientOutOfRange = ErrorKind(
        code: "coefficient-out-of-range",
        category: .input,
        cause: "A coefficient is larger than an 8-bit picture can have.",
        remedy: "Export the photo again from its original, or have it limited with --repair."
    )
    static let inputTooLarge = ErrorKind(
        code: "input-too-large",
        category: .limit,
        cause: "The file has more bytes than the limit.",
        remedy: "Raise the limit with --max-input, or make a smaller copy first."
    )
    static let dimensionsTooLarge = ErrorKind(
        code: "dimensions-too-large",
        category: .limit,
        cause: "Width or height is beyond what JPEG decoders accept.",
        remedy: "Make a smaller copy of it first."
    )
    static let tooManyPixels = ErrorKind(
        code: "too-many-pixels",
        category: .limit,
        cause: "Width × height is above the limit.",
        remedy: "Raise the limit with --max-pixels, or make a smaller copy first."
    )
    static let memoryLimit = ErrorKind(
        code: "memory-limit",
        category: .limit,
        cause: "The picture's coefficients, or all photos in work together, need more memory than allowed.",
        remedy: "Raise the limit with --memory, or make a smaller copy first."
    )
    static let tooManySegments = ErrorKind(
        code: "too-many-segments",
        category: .limit,
        cause: "The file has more marker segments than any photo.",
        remedy: "Export the photo again from its original."
    )
    static let tooMuchMetadata = ErrorKind(
        code: "too-much-metadata",
        category: .limit,
        cause: "The metadata segments are above the limit.",
        remedy: "Remove metadata with another tool first."
    )
    static let tooManyScans = ErrorKind(
        code: "too-many-scans",
        category: .limit,
        cause:
            "A progressive file has more scans than any encoder writes: it costs far more to decode than its size says.",
        remedy: "Export the photo again from its original, or raise the limit with --max-scans."
    )
    static let tooMuchWork = ErrorKind(
        code: "too-much-work",
        category: .limit,
        cause: "The scans go over the picture more often than the limit.",
        remedy: "Export the photo again from its original."
    )
    static let decodingTimeout = ErrorKind(
        code: "decoding-timeout",
        category: .limit,
        cause: "Decoding took more processor time than the limit.",
        remedy: "Raise the limit with --timeout, or make a smaller copy first."
    )
    static let tooSmall = ErrorKind(
        code: "too-small",
        category: .policy,
        cause: "Width or height is below what Microsoft Graph accepts.",
        remedy: "Use a photo of at least 48 × 48 pixels, better 648 × 648."
    )
    static let budgetUnreachable = ErrorKind(
        code: "budget-unreachable",
        category: .policy,
        cause: "Not even the coarsest picture of these dimensions is within the byte budget.",
        remedy: "Raise --max-bytes, or make the picture smaller first."
    )
    static let metadataUnpatchable = ErrorKind(
        code: "metadata-unpatchable",
        category: .policy,
        cause: "Under --metadata keep, the EXIF block says something untrue and is too damaged to be corrected.",
        remedy: "Use --metadata minimal."
    )
    static let outOfMemory = ErrorKind(
        code: "out-of-memory",
        category: .system,
        cause: "The system has no more memory.",
        remedy: "Work on fewer photos at a time with --jobs."
    )
    static let cancelled = ErrorKind(
        code: "cancelled",
        category: .system,
        cause: "The work was stopped from outside.",
        remedy: "Run it again."
    )
    static let checkFailed = ErrorKind(
        code: "check-failed",
        category: .system,
        cause: "The result did not stand the checks that every result has to stand, and was thrown away.",
        remedy: "Please report it, with the photo if you can."
    )

    /// All of them, as docs/errors.md lists them.
    public static let all: [ErrorKind] = [
        emptyFile, notAJPEG, malformed, noImageData, truncated, corrupt, missingScans, warningRefused,
        unsupportedProcess, unsupportedPrecision, unsupportedComponents, unsupportedSampling, coefficientOutOfRange,
        inputTooLarge, dimensionsTooLarge, tooManyPixels, memoryLimit, tooManySegments, tooMuchMetadata,
        tooManyScans, tooMuchWork, decodingTimeout,
        tooSmall, budgetUnreachable, metadataUnpatchable,
        outOfMemory, cancelled, checkFailed,
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
