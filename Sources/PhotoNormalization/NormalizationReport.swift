public import PhotoMetadata

/// What was done to a photo, and what came of it.
public struct NormalizationReport: Sendable, Hashable {
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

    public var status: Status
    public var method: Method
    public var inputByteCount: Int
    /// nil for a dry run.
    public var outputByteCount: Int?
    /// Bytes predicted before anything was written, byte stuffing estimated.
    public var predictedByteCount: Int
    public var maximumByteCount: Int
    /// The output's, as people see it.
    public var width: Int
    public var height: Int
    /// The stored frame's of the input.
    public var inputWidth: Int
    public var inputHeight: Int
    /// The EXIF value found in the input, nil without one.
    public var orientation: Int?
    /// Entropy encodes of the whole picture, discarded ones included.
    public var encodeCount: Int
    /// PSNR in dB of luma (of all components where none is luma) from the squared error of the DCT coefficients; nil where no coefficient changed.
    public var psnr: Double?
    /// Sorted by name.
    public var removed: [RemovedItem]
    public var warnings: [PhotoWarning]
}

/// Something about a photo that did not keep it from being normalized: a stable code (kebab-case) and a sentence.
public struct PhotoWarning: Sendable, Hashable {
    public let code: String
    public let message: String

    public init(code: String, message: String) {
        self.code = code
        self.message = message
    }
}
