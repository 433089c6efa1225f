internal import JPEGSyntax
internal import PhotoMetadata

/// A photo after *probe*: its markers have been read, and nothing else.
struct ProbedPhoto: Sendable {
    /// The file.
    let bytes: [UInt8]
    let properties: ImageProperties

    /// Reads the markers. The height that only a DNL marker tells is written into the frame header, where decoders look
    /// for it.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - limits: what it may have.
    /// - Throws: what is wrong with the markers, or which limit they exceed.
    init(probing bytes: [UInt8], limits: ResourceLimits) throws(PhotoError) {
        guard bytes.count <= limits.maximumInputByteCount else {
            throw .inputTooLarge(byteCount: bytes.count, maximum: limits.maximumInputByteCount)
        }
        var bytes = bytes
        let structure: JPEGStructure
        do {
            let found = try JPEGStructure(reading: bytes.span, limits: SyntaxLimits(limits))
            structure =
                found.declareHeight(in: &bytes)
                ? try JPEGStructure(reading: bytes.span, limits: SyntaxLimits(limits)) : found
        } catch {
            throw PhotoError(error)
        }
        self.bytes = bytes
        properties = ImageProperties(
            structure: structure,
            metadata: SourceMetadata(structure: structure, bytes: bytes.span)
        )
    }

    private init(_ bytes: [UInt8], _ properties: ImageProperties) {
        (self.bytes, self.properties) = (bytes, properties)
    }

    /// The photo with bytes behind its picture that decoding has found.
    func ending(at end: Int) -> ProbedPhoto {
        let ended = properties.structure.ending(at: end, in: bytes.span)
        let metadata = SourceMetadata(structure: ended, bytes: bytes.span)
        return ProbedPhoto(bytes, ImageProperties(structure: ended, metadata: metadata))
    }
}

extension JPEGStructure {
    /// - Returns: false: the frame header has the height, or nothing has.
    fileprivate func declareHeight(in bytes: inout [UInt8]) -> Bool {
        guard frame.height == 0, let lineCount, lineCount > 0,
            let header = segments.first(where: { CodingProcess(rawValue: $0.marker.rawValue) != nil })
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
