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
        guard let reader = unsafe hs_coefficient_reader_create(&limits) else { throw .outOfMemory }
        var frame = hs_frame()
        var status = hs_status()
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            unsafe hs_coefficient_reader_read_header(reader, start, buffer.count, &frame, &status)
        }
        unsafe hs_coefficient_reader_destroy(reader)
        if let error = CodecError(status) { throw error }
        self.init(frame)
    }
}
