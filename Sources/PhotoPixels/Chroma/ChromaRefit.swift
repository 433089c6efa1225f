/// Moves the samples of halved chroma by half of their distance.
///
/// Two pixels share a sample. A picture that is turned or cropped needs this where its first row or column of pixels
/// was the second of two that share one.
///
/// The stored samples are upsampled as decoders do it (3/4 of the nearer one, 1/4 of the farther one). The new samples
/// are the least-squares fit to these pixels under the same upsampling. Each sample takes part in four pixels, so the
/// normal equations are tridiagonal. Averages of two pixels would blur colors instead.
struct ChromaRefit {
    /// Pixels from the first stored sample's first one to the first that is shown.
    private let start: Int
    private let pixelCount: Int
    private let isMirrored: Bool
    /// The normal equations after elimination: each row's multiple of the row before, the diagonal, and what is beside
    /// it.
    private let factors: [Float]
    private let diagonal: [Float]
    private let besideDiagonal: [Float]

    private var sampleCount: Int { diagonal.count }

    init(start: Int, count: Int, isMirrored: Bool) {
        self.start = start
        self.isMirrored = isMirrored
        pixelCount = count
        let sampleCount = (count + 1) / 2
        var diagonal = [Float](repeating: 0, count: sampleCount)
        var beside = [Float](repeating: 0, count: sampleCount)
        for pixel in 0..<count {
            let (near, far) = Self.samples(ofPixel: pixel, count: sampleCount)
            if near == far {
                diagonal[near] += 1
            } else {
                diagonal[near] += Self.nearPart * Self.nearPart
                diagonal[far] += Self.farPart * Self.farPart
                beside[min(near, far)] += Self.nearPart * Self.farPart
            }
        }
        var factors = [Float](repeating: 0, count: sampleCount)
        for index in 1..<max(1, sampleCount) {
            factors[index] = beside[index - 1] / diagonal[index - 1]
            diagonal[index] -= factors[index] * beside[index - 1]
        }
        self.factors = factors
        self.diagonal = diagonal
        besideDiagonal = beside
    }

    private static let nearPart: Float = 0.75
    private static let farPart: Float = 0.25

    /// The sample that a pixel shares with one other, and its neighbor on the pixel's side; the same at the edges.
    private static func samples(ofPixel pixel: Int, count: Int) -> (near: Int, far: Int) {
        let near = pixel / 2
        return (near, min(max(near + (pixel.isMultiple(of: 2) ? -1 : 1), 0), count - 1))
    }

    /// - Parameter stored: as many samples as the line needs.
    /// - Returns: the output's samples.
    func samples(_ stored: [Float]) -> [Float] {
        var samples = [Float](repeating: 0, count: sampleCount)
        for pixel in 0..<pixelCount {
            let place = start + (isMirrored ? pixelCount - 1 - pixel : pixel)
            let source = Self.samples(ofPixel: place, count: stored.count)
            let value = Self.nearPart * stored[source.near] + Self.farPart * stored[source.far]
            let target = Self.samples(ofPixel: pixel, count: sampleCount)
            samples[target.near] += Self.nearPart * value
            samples[target.far] += Self.farPart * value
        }
        for index in 1..<max(1, sampleCount) { samples[index] -= factors[index] * samples[index - 1] }
        samples[sampleCount - 1] /= diagonal[sampleCount - 1]
        for index in stride(from: sampleCount - 2, through: 0, by: -1) {
            samples[index] = (samples[index] - besideDiagonal[index] * samples[index + 1]) / diagonal[index]
        }
        return samples
    }
}
