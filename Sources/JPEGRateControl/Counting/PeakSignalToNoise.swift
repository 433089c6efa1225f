/// Peak signal-to-noise ratio of 8-bit samples.
enum PeakSignalToNoise {
    /// - Parameters:
    ///   - squaredError: the sum over all samples, above 0.
    ///   - sampleCount: 1 or more.
    /// - Returns: dB.
    static func decibels(squaredError: Double, sampleCount: Int) -> Double {
        10 * log10(255 * 255 * Double(sampleCount) / squaredError)
    }
}
