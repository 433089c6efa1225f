/// Interleaved 8-bit samples, rows top to bottom without padding.
package struct PixelImage: Sendable, Hashable {
    /// Pixels, at least 1.
    package let width: Int
    /// Pixels, at least 1.
    package let height: Int
    /// 1 gray, 3 RGB, 4 CMYK (0 is full ink, as Adobe stores it).
    package let channelCount: Int
    package var samples: [UInt8]

    package init(width: Int, height: Int, channelCount: Int, samples: [UInt8]) {
        precondition(width > 0 && height > 0 && samples.count == width * height * channelCount)
        self.width = width
        self.height = height
        self.channelCount = channelCount
        self.samples = samples
    }

    /// Every sample the same.
    package init(width: Int, height: Int, channelCount: Int = 3, filledWith sample: UInt8 = 0) {
        self.init(
            width: width,
            height: height,
            channelCount: channelCount,
            samples: [UInt8](repeating: sample, count: width * height * channelCount)
        )
    }
}
