internal import CJPEGShim

extension FrameLayout {
    /// Reads a file's headers up to its first scan, as libjpeg understands them; decodes nothing.
    ///
    /// - Parameter bytes: the file.
    /// - Throws: `CodecError` when libjpeg cannot read them.
    package init(readingHeaderOf bytes: [UInt8]) throws(CodecError) {
        var limits = unsafe hs_read_limits()
        unsafe limits.maximum_scan_count = 1
        unsafe limits.maximum_scan_work = 1
        unsafe limits.maximum_memory_byte_count = 16 << 20
        unsafe limits.maximum_cpu_nanoseconds = 1_000_000_000
        self = try unsafe CoefficientReader(limits).readHeader(of: bytes)
    }
}
