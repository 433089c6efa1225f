#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// The weights of a Lanczos filter with three lobes, for one row or column.
///
/// Positions are in input samples, each one wide: the first output sample covers `start` to `start + step`.
struct LanczosFilter: Sendable {
    /// By output sample: its first input sample.
    let starts: [Int32]
    /// By output sample, `tapCount` weights each, their sum 1.
    let weights: [Float]
    /// Input samples of each output sample.
    let tapCount: Int

    var outputCount: Int { starts.count }

    private static let lobeCount = 3.0

    /// - Parameters:
    ///   - start: where the first output sample begins.
    ///   - step: input samples for each output sample; below 1 enlarges.
    ///   - outputCount: 1 or more.
    ///   - inputCount: samples there are; beyond them nothing counts.
    ///   - isMirrored: the last output sample comes first.
    init(start: Double, step: Double, outputCount: Int, inputCount: Int, isMirrored: Bool) {
        let stretch = max(1, step)
        let reach = Self.lobeCount * stretch
        let tapCount = min(inputCount, Int((2 * reach).rounded(.up)) + 1)
        var starts: [Int32] = []
        var weights: [Float] = []
        for number in 0..<outputCount {
            let index = isMirrored ? outputCount - 1 - number : number
            let center = start + (Double(index) + 0.5) * step
            let first = min(max(0, Int((center - reach).rounded(.down))), inputCount - tapCount)
            var own: [Double] = []
            for tap in 0..<tapCount {
                own.append(Self.lanczos((Double(first + tap) + 0.5 - center) / stretch))
            }
            let sum = own.reduce(0, +)
            starts.append(Int32(first))
            weights += own.map { Float($0 / sum) }
        }
        self.starts = starts
        self.weights = weights
        self.tapCount = tapCount
    }

    private static func lanczos(_ x: Double) -> Double {
        if abs(x) < 1e-9 { return 1 }
        if abs(x) >= lobeCount { return 0 }
        let angle = Double.pi * x
        return lobeCount * sin(angle) * sin(angle / lobeCount) / (angle * angle)
    }
}
