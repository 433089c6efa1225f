/// What one decode may spend; enforced inside libjpeg, row by row.
package struct DecodingLimits: Sendable, Hashable {
    package var maximumScanCount: Int
    /// Blocks visited over all scans, as a multiple of the picture's blocks.
    package var maximumScanWork: Int
    /// Bytes of coefficients and of libjpeg's own memory.
    package var maximumMemoryByteCount: Int
    /// Seconds of the calling thread's CPU time.
    package var maximumSeconds: Double

    package init(
        maximumScanCount: Int,
        maximumScanWork: Int,
        maximumMemoryByteCount: Int,
        maximumSeconds: Double
    ) {
        self.maximumScanCount = maximumScanCount
        self.maximumScanWork = maximumScanWork
        self.maximumMemoryByteCount = maximumMemoryByteCount
        self.maximumSeconds = maximumSeconds
    }
}
