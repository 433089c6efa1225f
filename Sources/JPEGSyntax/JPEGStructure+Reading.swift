extension JPEGStructure {
    /// Reads the marker structure.
    package init(reading bytes: Span<UInt8>, limits: SyntaxLimits = SyntaxLimits()) throws(JPEGSyntaxError) {
        throw .noImageData(afterByteCount: bytes.count)
    }
}
