internal import JPEGCodec
internal import JPEGRateControl
internal import JPEGSyntax
internal import PhotoMetadata

extension PhotoError {
    /// Why libjpeg stopped.
    init(_ error: CodecError, limits: ResourceLimits) {
        switch error {
        case .refused(let message):
            // Repairing asks the same decoder.
            self.init(
                ErrorCatalog.corrupt, "The decoder refuses it: \(message).",
                remedy: "Copy or download the photo again, or export it again from its original.")
        case .memoryLimit:
            self.init(
                ErrorCatalog.memoryLimit,
                "Its coefficients need more memory than the limit, \(limits.maximumCoefficientByteCount) bytes.")
        case .outOfMemory:
            self.init(ErrorCatalog.outOfMemory, "There was not enough memory to decode it.")
        case .destinationFull:
            self.init(ErrorCatalog.checkFailed, "The result was larger than any prediction.")
        case .tooManyScans:
            self.init(ErrorCatalog.tooManyScans, "It has more than \(limits.maximumScanCount) scans.")
        case .tooMuchWork:
            self.init(
                ErrorCatalog.tooMuchWork,
                "Its scans go over the picture more than \(limits.maximumScanWork) times.")
        case .deadline:
            self.init(
                ErrorCatalog.decodingTimeout,
                "Decoding it takes more than \(limits.maximumDecodingSeconds) seconds of processor time.")
        case .overtime(let seconds):
            self.init(
                ErrorCatalog.processingTimeout, "It takes more than \(seconds) seconds of processor time.")
        case .cancelled:
            self = .cancelled
        case .unsupported(let message):
            self.init(ErrorCatalog.unsupportedProcess, "The decoder does not know how it is coded: \(message).")
        case .noImage(let message):
            self.init(ErrorCatalog.noImageData, "The decoder finds no picture: \(message).")
        }
    }

    init(_ error: RateControlError) {
        switch error {
        case .budgetUnreachable(let smallest, let maximum):
            self.init(
                ErrorCatalog.budgetUnreachable,
                "At these dimensions it cannot have less than \(smallest) bytes; the budget is \(maximum).")
        case .stopped(let error):
            self.init(error, limits: ResourceLimits())
        }
    }

    init(_ error: MetadataError) {
        switch error {
        case .outOfMemory:
            self.init(ErrorCatalog.outOfMemory, "There was not enough memory for its metadata.")
        case .invalidBlockSize(let byteCount):
            self.init(ErrorCatalog.checkFailed, "Its EXIF block came out with \(byteCount) bytes.")
        case .unpatchableEXIF(let reason):
            self.init(ErrorCatalog.metadataUnpatchable, "Its EXIF block cannot be corrected in place: \(reason).")
        }
    }

    static func inputTooLarge(byteCount: Int, maximum: Int) -> PhotoError {
        PhotoError(ErrorCatalog.inputTooLarge, "It has \(byteCount) bytes; the limit is \(maximum).")
    }

    static func unsupportedProcess(_ process: CodingProcess) -> PhotoError {
        let name =
            process.isLossless ? "lossless" : process.isHierarchical ? "hierarchical" : "SOF\(process.rawValue - 0xC0)"
        return PhotoError(
            ErrorCatalog.unsupportedProcess,
            "It is coded by the \(name) process (SOF\(process.rawValue - 0xC0)), which photo services do not read.")
    }

    static func unsupportedPrecision(_ bits: Int) -> PhotoError {
        PhotoError(ErrorCatalog.unsupportedPrecision, "Its samples have \(bits) bits instead of 8.")
    }

    static func unsupportedComponents(count: Int) -> PhotoError {
        PhotoError(ErrorCatalog.unsupportedComponents, "It has \(count) color components.")
    }

    static func unsupportedSampling(_ components: [FrameComponent]) -> PhotoError {
        let factors = components.map { "\($0.horizontalSampling)×\($0.verticalSampling)" }
        return PhotoError(
            ErrorCatalog.unsupportedSampling,
            "Its components are sampled \(factors.joined(separator: " ")), which hardly any decoder can draw.")
    }

    /// - Parameter lineCount: what DNL says; nil: there is none.
    /// - Returns: the error.
    static func noHeight(lineCount: Int?) -> PhotoError {
        PhotoError(
            ErrorCatalog.noImageData,
            lineCount == nil
                ? "Its frame header leaves the height to a DNL marker, and none stands behind the first scan."
                : "Its frame header leaves the height to a DNL marker, which says 0.")
    }

    static func dimensionsTooLarge(width: Int, height: Int, maximum: Int) -> PhotoError {
        PhotoError(
            ErrorCatalog.dimensionsTooLarge,
            "It declares \(width) × \(height) pixels; the limit is \(maximum) each way.")
    }

    static func tooManyPixels(width: Int, height: Int, maximum: Int) -> PhotoError {
        PhotoError(
            ErrorCatalog.tooManyPixels,
            "It declares \(width) × \(height) = \(width * height) pixels; the limit is \(maximum).")
    }

    static func memoryLimit(neededByteCount: Int, maximum: Int) -> PhotoError {
        PhotoError(
            ErrorCatalog.memoryLimit,
            "It needs \(neededByteCount) bytes of memory; the limit is \(maximum).")
    }

    /// - Parameters:
    ///   - width: the photo's, as people see it.
    ///   - height: likewise.
    ///   - minimum: what was asked for.
    /// - Returns: the error.
    static func tooSmall(width: Int, height: Int, minimum: Int) -> PhotoError {
        PhotoError(
            ErrorCatalog.tooSmall,
            "It has \(width) × \(height) pixels; \(Self.least(minimum)) each way.",
            remedy: minimum == NormalizationOptions().minimumEdge ? nil : remedy(minimumEdge: minimum))
    }

    /// Who asks for a least edge.
    static func least(_ minimum: Int) -> String {
        minimum == NormalizationOptions().minimumEdge
            ? "Microsoft Graph wants at least \(minimum)" : "at least \(minimum) were asked for"
    }

    static func truncated(_ how: String) -> PhotoError {
        PhotoError(ErrorCatalog.truncated, "It is not complete: \(how).")
    }

    static func corrupt(_ how: String) -> PhotoError {
        PhotoError(ErrorCatalog.corrupt, "It is damaged: \(how).")
    }

    static let cancelled = PhotoError(ErrorCatalog.cancelled, "The work on it was stopped.")

    static func busy(_ why: String, retryAfter: Duration) -> PhotoError {
        let kind = ErrorCatalog.busy
        return PhotoError(
            code: kind.code, category: kind.category, message: "The pool is busy: \(why).", remedy: kind.remedy,
            retryAfter: retryAfter)
    }

    static let shutDown = PhotoError(ErrorCatalog.shutDown, "The pool has been shut down.")

    static func reportMismatch(_ what: String) -> PhotoError {
        PhotoError(ErrorCatalog.reportMismatch, sentence("The bytes and the report do not belong together: \(what)"))
    }

    static let missingScans = PhotoError(ErrorCatalog.missingScans, "A color component has no data at all.")

    static func coefficientOutOfRange(count: Int) -> PhotoError {
        PhotoError(
            ErrorCatalog.coefficientOutOfRange,
            "\(count) of its coefficients, or steps between them, are larger than an 8-bit picture has.")
    }

    static func warningRefused(_ warning: PhotoWarning) -> PhotoError {
        PhotoError(ErrorCatalog.warningRefused, "It deviates from the standard: \(warning.message)")
    }

    static func checkFailed(_ what: String) -> PhotoError {
        PhotoError(ErrorCatalog.checkFailed, sentence("The result did not stand the check: \(what)"))
    }

    /// With one period at its end: what it tells may be a sentence itself.
    private static func sentence(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

    /// A check that could not be made: what the machine lacks, or who stopped it, is not the result's fault.
    static func checkFailed(_ what: String, because error: CodecError, limits: ResourceLimits) -> PhotoError {
        switch error {
        case .outOfMemory, .cancelled, .deadline: PhotoError(error, limits: limits)
        default: checkFailed("\(what): \(PhotoError(error, limits: limits).message)")
        }
    }

    /// Damage in the entropy-coded data.
    static func damaged(_ kind: DecodingWarnings.Kind, in found: DecodingWarnings, rowCount: Int) -> PhotoError {
        let place = found.firstCorruptRow.map { " from MCU row \($0) of \(rowCount) on" } ?? ""
        switch kind {
        case .endOfFile where found.firstCorruptRow == nil:
            return PhotoError(
                ErrorCatalog.truncated,
                "It ends before the marker that ends a JPEG: some of the picture may be missing.")
        case .endOfFile, .hitMarker:
            let row = found.firstCorruptRow.map { " at MCU row \($0) of \(rowCount)," } ?? ""
            return PhotoError(ErrorCatalog.truncated, "Its data end\(row) before the picture does.")
        case .extraneousData:
            return PhotoError(
                ErrorCatalog.corrupt,
                "\(found.extraneousByteCount) bytes of it belong to nothing: data have lost their place.")
        default:
            return PhotoError(ErrorCatalog.corrupt, "Its data are damaged\(place).")
        }
    }
}
