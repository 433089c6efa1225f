/// Octaves of value noise: each finer and weaker than the one before.
struct FractalNoise {
    private var octaves: [(noise: LatticeNoise, amplitude: Float)] = []

    /// - Parameters:
    ///   - seed: any number; each octave derives its own.
    ///   - width: pixels of a row.
    ///   - cellWidth: pixels between grid points of the first octave; the next halves it. An octave finer than a pixel
    ///     is left out.
    ///   - cellHeight: the same, vertically.
    ///   - octaveCount: at least 1.
    ///   - gain: amplitude of an octave relative to the one before; all of them add up to 1.
    init(seed: UInt64, width: Int, cellWidth: Float, cellHeight: Float, octaveCount: Int, gain: Float = 0.5) {
        var random = SeededRandom(seed: seed)
        var (horizontal, vertical, amplitude, total) = (cellWidth, cellHeight, Float(1), Float(0))
        for index in 0..<octaveCount {
            if index > 0 && max(horizontal, vertical) < 1 { break }
            let noise = LatticeNoise(
                seed: UInt32(truncatingIfNeeded: random.next()),
                width: width,
                cellWidth: Int(horizontal.rounded()),
                cellHeight: Int(vertical.rounded())
            )
            octaves.append((noise, amplitude))
            total += amplitude
            amplitude *= gain
            // Not exactly one half, so that the grids of the octaves do not coincide.
            horizontal *= 0.47
            vertical *= 0.47
        }
        for index in octaves.indices { octaves[index].amplitude /= total }
    }

    /// Replaces the row's values by noise in −1 … 1.
    mutating func fill(row y: Int, shift: Int = 0, _ values: inout [Float]) {
        for x in values.indices { values[x] = 0 }
        for index in octaves.indices {
            octaves[index].noise.add(row: y, amplitude: octaves[index].amplitude, shift: shift, to: &values)
        }
    }
}
