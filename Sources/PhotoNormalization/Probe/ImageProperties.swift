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
    /// Reads the markers. The height that only a DNL marker tells is written into the frame header, where decoders look for it.
    ///
    /// - Throws: what is wrong with them, or which limit they exceed.
    package mutating func probe(limits: ResourceLimits) throws(PhotoError) -> ImageProperties {
        guard bytes.count <= limits.maximumInputByteCount else {
            throw .inputTooLarge(byteCount: bytes.count, maximum: limits.maximumInputByteCount)
        }
        let structure: JPEGStructure
        do {
            let found = try JPEGStructure(reading: bytes.span, limits: SyntaxLimits(limits))
            structure =
                declareHeight(found) ? try JPEGStructure(reading: bytes.span, limits: SyntaxLimits(limits)) : found
        } catch {
            throw PhotoError(error)
        }
        return ImageProperties(
            structure: structure,
            metadata: SourceMetadata(structure: structure, bytes: bytes.span)
        )
    }

    /// - Returns: false: the frame header has the height, or nothing has.
    private mutating func declareHeight(_ structure: JPEGStructure) -> Bool {
        guard structure.frame.height == 0, let lineCount = structure.lineCount, lineCount > 0,
            let header = structure.segments.first(where: { CodingProcess(rawValue: $0.marker.rawValue) != nil })
        else { return false }
        // Behind the precision (ITU-T T.81, B.2.2).
        let place = header.payload.lowerBound + 1
        bytes.replaceSubrange(place..<place + 2, with: [UInt8(lineCount >> 8), UInt8(lineCount & 0xFF)])
        return true
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
