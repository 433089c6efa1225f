/// How much structure the marker reader accepts before it gives up; counted while reading, before anything is stored.
package struct SyntaxLimits: Sendable, Hashable {
    /// Marker segments in the file, default 1,000.
    package var maximumSegmentCount: Int
    /// Payload bytes of all APPn and COM segments, default 16 MiB.
    package var maximumApplicationByteCount: Int
    /// Scans, default 100.
    package var maximumScanCount: Int

    package init(
        maximumSegmentCount: Int = 1_000,
        maximumApplicationByteCount: Int = 16 << 20,
        maximumScanCount: Int = 100
    ) {
        self.maximumSegmentCount = maximumSegmentCount
        self.maximumApplicationByteCount = maximumApplicationByteCount
        self.maximumScanCount = maximumScanCount
    }
}
