public import PhotoMetadata

/// What was done to a photo, and what came of it.
public struct NormalizationReport: Sendable, Hashable {
    /// Whether the output differs from the input.
    public enum Status: String, Sendable, Hashable {
        case normalized
        case unchanged
    }

    /// The rung of the ladder, from the one that loses nothing down.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// The same bytes.
        case passthrough
        /// Only marker segments rewritten; the entropy-coded data byte for byte.
        case metadata
        /// Better Huffman tables; the same coefficients.
        case lossless
        /// Coarser quantization in the DCT domain.
        case requantized
        case reencoded
        case resized
    }

    /// `unchanged` exactly when `method` is `passthrough`.
    public var status: Status
    /// How the output was made.
    public var method: Method
    /// Bytes of the input file.
    public var inputByteCount: Int
    /// nil for a dry run.
    public var outputByteCount: Int?
    /// Bytes predicted before anything was written, byte stuffing estimated.
    public var predictedByteCount: Int
    /// Bytes that the output may have: the budget for this photo.
    public var maximumByteCount: Int
    /// The output's width as people see it, in pixels.
    public var width: Int
    /// The output's height as people see it, in pixels.
    public var height: Int
    /// The width of the input's stored frame, in samples.
    public var inputWidth: Int
    /// The height of the input's stored frame, in samples.
    public var inputHeight: Int
    /// The EXIF value found in the input, nil without one.
    public var orientation: Int?
    /// Entropy encodes of the whole picture, discarded ones included.
    public var encodeCount: Int
    /// PSNR in dB of luma (of all components where none is luma) from the squared error of the DCT coefficients, as
    /// measured while writing; of a dry run estimated, mostly to a tenth. nil where no coefficient changed, or pixels
    /// did.
    public var psnr: Double?
    /// What the output lacks of what the input told, sorted by name.
    public var removed: [RemovedItem]
    /// What is wrong with the input, though it could be normalized.
    public var warnings: [PhotoWarning]
}

/// Something about a photo that did not keep it from being normalized: a stable code (kebab-case) and a sentence.
public struct PhotoWarning: Sendable, Hashable {
    /// Stable, kebab-case; docs/errors.md lists them.
    public let code: String
    /// A sentence about this photo.
    public let message: String

    /// - Parameters:
    ///   - code: stable, kebab-case.
    ///   - message: a sentence about this photo.
    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
