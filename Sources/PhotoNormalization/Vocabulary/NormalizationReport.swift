public import PhotoVocabulary

/// What was done to a photo, and what came of it.
public struct NormalizationReport: Sendable, Hashable {
    /// Whether the output differs from the input.
    public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
        case normalized
        case unchanged
    }

    /// The rung of the ladder, from the one that loses nothing down.
    public enum Method: String, Sendable, Hashable, CaseIterable, Codable {
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

/// With the keys and values that the command's `--json` has: null where nothing is known, PSNR to two decimals.
extension NormalizationReport: Codable {
    /// The keys, in the order of `--json`.
    package enum CodingKeys: String, CodingKey {
        case status, method
        case inputByteCount, outputByteCount, predictedByteCount, maximumByteCount
        case width, height, inputWidth, inputHeight, orientation
        case encodeCount, psnr, removed, warnings
    }

    /// - Parameter encoder: what to write to.
    /// - Throws: what it throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(status, forKey: .status)
        try container.encode(method, forKey: .method)
        try container.encode(inputByteCount, forKey: .inputByteCount)
        try container.encode(outputByteCount, forKey: .outputByteCount)
        try container.encode(predictedByteCount, forKey: .predictedByteCount)
        try container.encode(maximumByteCount, forKey: .maximumByteCount)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        try container.encode(inputWidth, forKey: .inputWidth)
        try container.encode(inputHeight, forKey: .inputHeight)
        try container.encode(orientation, forKey: .orientation)
        try container.encode(encodeCount, forKey: .encodeCount)
        try container.encode(psnr?.rounded(toSteps: 100), forKey: .psnr)
        try container.encode(removed, forKey: .removed)
        try container.encode(warnings, forKey: .warnings)
    }
}
