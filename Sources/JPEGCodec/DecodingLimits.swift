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
    /// Every Huffman code that the tables do not have is warned of, at the price of some time.
    package var checksEveryCode: Bool

    package init(
        maximumScanCount: Int,
        maximumScanWork: Int,
        maximumMemoryByteCount: Int,
        maximumSeconds: Double,
        concealsDamage: Bool = false,
        checksEveryCode: Bool = false
    ) {
        self.maximumScanCount = maximumScanCount
        self.maximumScanWork = maximumScanWork
        self.maximumMemoryByteCount = maximumMemoryByteCount
        self.maximumSeconds = maximumSeconds
        self.concealsDamage = concealsDamage
        self.checksEveryCode = checksEveryCode
    }
}
