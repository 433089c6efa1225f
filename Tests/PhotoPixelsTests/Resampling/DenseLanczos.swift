import Foundation

/// Lanczos with three lobes by definition: every input sample counts, in double precision.
struct DenseLanczos {
    /// By output sample, the weight of each input sample.
    let weights: [[Double]]

    init(start: Double, step: Double, outputCount: Int, inputCount: Int, isMirrored: Bool) {
        let stretch = max(1, step)
        let weights = (0..<outputCount).map { index in
            let center = start + (Double(index) + 0.5) * step
            let own = (0..<inputCount).map { Self.kernel((Double($0) + 0.5 - center) / stretch) }
            let sum = own.reduce(0, +)
            return own.map { $0 / sum }
        }
        self.weights = isMirrored ? weights.reversed() : weights
    }

    private static func kernel(_ x: Double) -> Double {
        abs(x) < 3 ? normalizedSinc(x) * normalizedSinc(x / 3) : 0
    }

    private static func normalizedSinc(_ x: Double) -> Double { x == 0 ? 1 : sin(.pi * x) / (.pi * x) }
}

/// What rounding to single precision changes a number by, in parts of it.
let unitRoundoff = 1 / Double(1 << 24)

/// The bound of so many roundings one after the other (Higham, Accuracy and Stability, lemma 3.1).
func roundings(_ count: Int) -> Double { Double(count) * unitRoundoff / (1 - Double(count) * unitRoundoff) }
