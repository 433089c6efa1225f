package import JPEGSyntax
package import PhotoMetadata

/// What the markers of a photo say: read without decoding anything.
package struct ImageProperties: Sendable {
    package let structure: JPEGStructure
    package let metadata: SourceMetadata

    package var byteCount: Int { structure.byteCount }
    package var frame: FrameHeader { structure.frame }

    /// Samples, as people see the picture.
    package var uprightWidth: Int { metadata.orientation.swapsWidthAndHeight ? frame.height : frame.width }
    package var uprightHeight: Int { metadata.orientation.swapsWidthAndHeight ? frame.width : frame.height }
}

extension SourcePhoto {
    /// Reads the markers.
    ///
    /// - Throws: what is wrong with them, or which limit they exceed.
    package func probe(limits: ResourceLimits) throws(PhotoError) -> ImageProperties {
        guard bytes.count <= limits.maximumInputByteCount else {
            throw .inputTooLarge(byteCount: bytes.count, maximum: limits.maximumInputByteCount)
        }
        let structure: JPEGStructure
        do {
            structure = try JPEGStructure(reading: bytes.span, limits: SyntaxLimits(limits))
        } catch {
            throw PhotoError(error)
        }
        return ImageProperties(
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
