internal import CJPEGShim

/// What one decode may spend; enforced inside libjpeg, row by row.
package struct DecodingLimits: Sendable, Hashable {
    package var maximumScanCount: Int
    /// Blocks visited over all scans, as a multiple of the picture's blocks.
    package var maximumScanWork: Int
    /// Bytes of coefficients and of libjpeg's own memory.
    package var maximumMemoryByteCount: Int
    /// Seconds of the calling thread's CPU time.
    package var maximumSeconds: Double
    /// Coefficients that no 8-bit picture has are limited, and those with a quantization step of 0 become 0.
    package var concealsDamage: Bool
    /// libjpeg decodes flawless single scans as well: a second opinion, which takes about twice as long.
    package var decodesByLibrary: Bool
    /// Bytes of the file up to where the picture's data end, and EOI is taken to stand; nil: EOI says where that is.
    package var impliedEnd: Int?

    package init(
        maximumScanCount: Int,
        maximumScanWork: Int,
        maximumMemoryByteCount: Int,
        maximumSeconds: Double,
        concealsDamage: Bool = false,
        decodesByLibrary: Bool = false,
        impliedEnd: Int? = nil
    ) {
        self.maximumScanCount = maximumScanCount
        self.maximumScanWork = maximumScanWork
        self.maximumMemoryByteCount = maximumMemoryByteCount
        self.maximumSeconds = maximumSeconds
        self.concealsDamage = concealsDamage
        self.decodesByLibrary = decodesByLibrary
        self.impliedEnd = impliedEnd
    }
}

extension DecodingLimits {
    /// - Parameter signal: ends the work; has to outlive the calls that get the limits.
    /// - Returns: the same for the shim.
    func shim(stoppedBy signal: StopSignal?) -> hs_read_limits {
        var limits = unsafe hs_read_limits()
        unsafe limits.maximum_scan_count = UInt32(clamping: maximumScanCount)
        unsafe limits.maximum_scan_work = UInt32(clamping: maximumScanWork)
        unsafe limits.maximum_memory_byte_count = UInt64(clamping: maximumMemoryByteCount)
        // Not a number: no limit.
        let seconds = maximumSeconds < 1e9 ? max(0, maximumSeconds) : 1e9
        unsafe limits.maximum_cpu_nanoseconds = UInt64(seconds * 1e9)
        unsafe limits.conceals_damage = concealsDamage
        unsafe limits.decodes_by_library = decodesByLibrary
        unsafe limits.end_is_implied = impliedEnd != nil
        if let signal {
            unsafe limits.stop_context = Unmanaged.passUnretained(signal).toOpaque()
            unsafe limits.should_stop = { context in
                guard let context = unsafe context else { return false }
                return unsafe Unmanaged<StopSignal>.fromOpaque(context).takeUnretainedValue().isRaised
            }
        }
        return unsafe limits
    }
}
