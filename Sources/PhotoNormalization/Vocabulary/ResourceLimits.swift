/// How much of the machine one photo may take. Each limit is asked before what it limits is spent.
///
/// The defaults are the library's; `command` holds those of the command line tool.
public struct ResourceLimits: Sendable, Hashable {
    /// Bytes of the input file; default 64 MiB.
    public var maximumInputByteCount: Int = 64 << 20
    /// Samples, for width and for height; default 65,500 (libjpeg's own limit).
    public var maximumEdge: Int = 65_500
    /// Width × height; default 100,000,000.
    public var maximumPixelCount: Int = 100_000_000
    /// Marker segments; default 1,000.
    public var maximumSegmentCount: Int = 1_000
    /// Payload bytes of all APPn and COM segments; default 16 MiB.
    public var maximumApplicationByteCount: Int = 16 << 20
    /// Scans; default 100.
    public var maximumScanCount: Int = 100
    /// Blocks visited over all scans, as a multiple of the picture's blocks; default 64.
    public var maximumScanWork: Int = 64
    /// Bytes that the picture's coefficients may take, 2 per sample; default 448 MiB.
    public var maximumCoefficientByteCount: Int = 448 << 20
    /// Seconds of the thread's CPU time that decoding may take; default 5.
    public var maximumDecodingSeconds: Double = 5
    /// Seconds of the thread's CPU time that all of the work on a photo may take once its markers are read: decoding,
    /// drawing, the search, and writing; default 60. It is asked for each row of blocks, or before a step of a second
    /// or two at most.
    public var maximumProcessingSeconds: Double = 60

    /// The library's defaults.
    public init() {}

    /// What the command line tool allows: 250 megapixels.
    public static var command: ResourceLimits {
        var limits = ResourceLimits()
        limits.maximumPixelCount = 250_000_000
        return limits
    }
}
