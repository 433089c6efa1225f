/// One component of a frame (ITU-T T.81, B.2.2).
package struct FrameComponent: Sendable, Hashable {
    package let identifier: UInt8
    /// H, 1 … 4.
    package let horizontalSampling: Int
    /// V, 1 … 4.
    package let verticalSampling: Int
    /// Tq, 0 … 3.
    package let quantizationTableSelector: UInt8
}

/// The frame header (ITU-T T.81, B.2.2), with its values as declared.
package struct FrameHeader: Sendable, Hashable {
    package let codingProcess: CodingProcess
    /// Bits per sample.
    package let precision: Int
    /// Samples; 0 when a DNL marker is to give the number.
    package let height: Int
    /// Samples.
    package let width: Int
    package let components: [FrameComponent]
}
