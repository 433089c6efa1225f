/// What a camera adds at the end: darker corners, and noise that grows with the light, finer in luma than in chroma.
struct SensorNoise {
    private static let tableSize = 1 << 16
    private let table: [Int16]
    private let seed: UInt64
    /// Standard deviation of the noise in a mid gray, in sample values.
    private let strength: Float

    init(seed: UInt64, strength: Float) {
        var random = SeededRandom(seed: seed ^ 0x5EED_0F15)
        // Four uniform numbers together are close enough to a normal distribution; its standard deviation is 148.
        table = (0..<Self.tableSize).map { _ in
            let bits = random.next()
            return Int16((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255)) - 510
        }
        self.seed = seed
        self.strength = strength
    }

    func apply(to image: inout PixelImage, vignette: Float = 0.22) {
        let (width, height) = (image.width, image.height)
        // 16.16 fixed point from here on.
        let gains: [Int32] = (0..<256).map { level in
            let light = Float(level) / 128
            return Int32((strength * (0.25 + 0.75 * light).squareRoot() / 148 * 65_536).rounded())
        }
        let darkening: [Int32] = (0..<width).map { x in
            let offset = Float(2 * x + 1 - width) / Float(width)
            return Int32(vignette * offset * offset * 0.5 * 65_536)
        }
        for y in 0..<height {
            let offset = Float(2 * y + 1 - height) / Float(height)
            let light = 65_536 - Int32(vignette * offset * offset * 0.5 * 65_536)
            var random = SeededRandom(seed: seed &+ UInt64(y) &* 0x9E37_79B9)
            let starts = random.next()
            // Two rows share their chroma noise, as two columns do.
            var chromaRandom = SeededRandom(seed: ~seed &+ UInt64(y / 2))
            let chromaStarts = chromaRandom.next()
            applyRow(y, of: &image, light: light, darkening: darkening, gains: gains, starts, chromaStarts)
        }
    }

    private func applyRow(
        _ y: Int,
        of image: inout PixelImage,
        light: Int32,
        darkening: [Int32],
        gains: [Int32],
        _ starts: UInt64,
        _ chromaStarts: UInt64
    ) {
        let mask = Self.tableSize - 1
        let lumaStart = Int(starts & 0xFFFF)
        let redStart = Int(chromaStarts & 0xFFFF)
        let blueStart = Int(chromaStarts >> 16 & 0xFFFF)
        var index = y * image.width * 3
        for x in 0..<image.width {
            let luma = Int32(table[(lumaStart &+ x) & mask])
            let red = luma &+ Int32(table[(redStart &+ x / 2) & mask])
            let blue = luma &+ Int32(table[(blueStart &+ x / 2) & mask])
            let factor = light &- darkening[x]
            image.samples[index] = noisy(image.samples[index], red, factor, gains)
            image.samples[index + 1] = noisy(image.samples[index + 1], luma, factor, gains)
            image.samples[index + 2] = noisy(image.samples[index + 2], blue, factor, gains)
            index &+= 3
        }
    }

    @inline(__always)
    private func noisy(_ sample: UInt8, _ noise: Int32, _ factor: Int32, _ gains: [Int32]) -> UInt8 {
        let level = Int32(sample) &* factor
        let value = (level &+ noise &* gains[Int(level >> 16)] &+ 32_768) >> 16
        return UInt8(truncatingIfNeeded: max(0, min(255, value)))
    }
}
