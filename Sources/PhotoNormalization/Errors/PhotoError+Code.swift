extension PhotoError {
    /// Which error it is: stable, kebab-case, in all versions the same. docs/errors.md lists them.
    ///
    /// Programs around the library add codes of their own; so it is a type with constants, and no enum.
    public struct Code: RawRepresentable, Sendable, Hashable, Codable, ExpressibleByStringLiteral,
        CustomStringConvertible
    {
        /// As reports and `--json` have it.
        public let rawValue: String

        /// - Parameter rawValue: kebab-case.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// - Parameter value: kebab-case.
        public init(stringLiteral value: String) { rawValue = value }

        /// The raw value.
        public var description: String { rawValue }
    }
}

extension PhotoError.Code {
    /// The file has no bytes.
    public static let emptyFile: Self = "empty-file"
    /// The file is something else than a JPEG, whatever its name says.
    public static let notAJPEG: Self = "not-a-jpeg"
    /// The markers, headers or tables of the file contradict the standard.
    public static let malformed: Self = "malformed"
    /// The file ends before a picture begins.
    public static let noImageData: Self = "no-image-data"
    /// The picture's data end before the picture does.
    public static let truncated: Self = "truncated"
    /// The picture's data are damaged.
    public static let corrupt: Self = "corrupt"
    /// A color component has no data at all.
    public static let missingScans: Self = "missing-scans"
    /// The file deviates from the standard, which was not to be accepted.
    public static let warningRefused: Self = "warning-refused"
    /// The picture is coded by a process that photo services and browsers do not read: lossless or hierarchical.
    public static let unsupportedProcess: Self = "unsupported-process"
    /// The samples have other than 8 bits.
    public static let unsupportedPrecision: Self = "unsupported-precision"
    /// The picture has a number of components that no color space has: not 1, 3 or 4.
    public static let unsupportedComponents: Self = "unsupported-components"
    /// A component's sampling factor does not divide the largest: legal, but hardly any decoder shows it.
    public static let unsupportedSampling: Self = "unsupported-sampling"
    /// A coefficient is larger than an 8-bit picture can have.
    public static let coefficientOutOfRange: Self = "coefficient-out-of-range"
    /// The file has more bytes than the limit.
    public static let inputTooLarge: Self = "input-too-large"
    /// Width or height is beyond what JPEG decoders accept.
    public static let dimensionsTooLarge: Self = "dimensions-too-large"
    /// Width × height is above the limit.
    public static let tooManyPixels: Self = "too-many-pixels"
    /// The picture's coefficients, or all photos in work together, need more memory than allowed.
    public static let memoryLimit: Self = "memory-limit"
    /// The file has more marker segments than any photo.
    public static let tooManySegments: Self = "too-many-segments"
    /// The metadata segments are above the limit.
    public static let tooMuchMetadata: Self = "too-much-metadata"
    /// A progressive file has more scans than any encoder writes: it costs far more to decode than its size says.
    public static let tooManyScans: Self = "too-many-scans"
    /// The scans go over the picture more often than the limit.
    public static let tooMuchWork: Self = "too-much-work"
    /// Decoding took more processor time than the limit.
    public static let decodingTimeout: Self = "decoding-timeout"
    /// All of the work on the photo took more processor time than the limit.
    public static let processingTimeout: Self = "processing-timeout"
    /// Width or height is below what Microsoft Graph accepts.
    public static let tooSmall: Self = "too-small"
    /// Not even the coarsest picture of these dimensions is within the byte budget.
    public static let budgetUnreachable: Self = "budget-unreachable"
    /// All metadata was to be kept, and the EXIF block says something untrue and is too damaged to be corrected.
    public static let metadataUnpatchable: Self = "metadata-unpatchable"
    /// The system has no more memory.
    public static let outOfMemory: Self = "out-of-memory"
    /// The work was stopped from outside.
    public static let cancelled: Self = "cancelled"
    /// The result did not stand the checks that every result has to stand, and was thrown away.
    public static let checkFailed: Self = "check-failed"
    /// As many photos wait as may, or they take the memory that all together may take.
    public static let busy: Self = "busy"
    /// The pool was told to shut down, and takes no more photos on.
    public static let shutDown: Self = "shut-down"
    /// Stored bytes are not those that the report beside them tells of.
    public static let reportMismatch: Self = "report-mismatch"
}
