internal import JPEGSyntax
internal import PhotoMetadata

/// A photo after *probe*: its markers have been read, and nothing else.
struct ProbedPhoto: Sendable {
    /// The file.
    let bytes: [UInt8]
    let properties: ImageProperties

    /// Reads the markers.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - limits: what it may have.
    /// - Throws: what is wrong with the markers, or which limit they exceed.
    init(probing bytes: [UInt8], limits: ResourceLimits) throws(PhotoError) {
        guard bytes.count <= limits.maximumInputByteCount else {
            throw .inputTooLarge(byteCount: bytes.count, maximum: limits.maximumInputByteCount)
        }
        let structure: JPEGStructure
        do {
            structure = try JPEGStructure(reading: bytes.span, limits: SyntaxLimits(limits))
        } catch {
            throw PhotoError(error)
        }
        self.bytes = bytes
        properties = ImageProperties(
            structure: structure,
            metadata: SourceMetadata(structure: structure, bytes: bytes.span)
        )
    }
}

extension SyntaxLimits {
    init(_ limits: ResourceLimits) {
        self.init(
            maximumSegmentCount: limits.maximumSegmentCount,
            maximumApplicationByteCount: limits.maximumApplicationByteCount,
            maximumScanCount: limits.maximumScanCount
        )
    }
}
