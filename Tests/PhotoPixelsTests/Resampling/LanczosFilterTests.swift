import Testing

@testable import PhotoPixels

struct LanczosFilterTests {
    @Test(arguments: [1, 2, 3, 5, 8, 21, 69, 70], [false, true])
    func `weights are those of the kernel, and no sample that counts is left out`(inputCount: Int, isMirrored: Bool) {
        for outputCount in [1, 2, 3, 7, 8, 9, 35, 70] {
            for (start, end) in [(0.0, 1.0), (0.25, 0.8), (0, 0.5), (0.9, 1)] {
                let first = start * Double(inputCount)
                let step = (end - start) * Double(inputCount) / Double(outputCount)
                let filter = LanczosFilter(
                    start: first,
                    step: step,
                    outputCount: outputCount,
                    inputCount: inputCount,
                    isMirrored: isMirrored
                )
                let dense = DenseLanczos(
                    start: first,
                    step: step,
                    outputCount: outputCount,
                    inputCount: inputCount,
                    isMirrored: isMirrored
                )
                #expect(filter.outputCount == outputCount && filter.weights.count == outputCount * filter.tapCount)
                for (index, weights) in dense.weights.enumerated() {
                    let start = Int(filter.starts[index])
                    let taps = start..<start + filter.tapCount
                    #expect(taps.lowerBound >= 0 && taps.upperBound <= inputCount)
                    for (input, weight) in weights.enumerated() {
                        let own = taps.contains(input) ? filter.weights[index * filter.tapCount + input - start] : 0
                        // Rounded once; what is far from the center is 0 but for the noise of double precision.
                        #expect(abs(Double(own) - weight) <= unitRoundoff * abs(weight) + 1e-12)
                    }
                }
            }
        }
    }
}
