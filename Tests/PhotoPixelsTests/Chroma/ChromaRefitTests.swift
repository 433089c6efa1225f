import Fixtures
import Testing

@testable import PhotoPixels

/// Samples that are moved by half of their distance are the least-squares fit of what decoders make of the stored ones.
struct ChromaRefitTests {
    /// What decoders make of samples: three parts of the nearer and one of the farther, the last one repeated.
    private static func raised(_ samples: [Double], pixel: Int) -> Double {
        let near = pixel / 2
        let far = min(max(near + (pixel.isMultiple(of: 2) ? -1 : 1), 0), samples.count - 1)
        return 0.75 * samples[near] + 0.25 * samples[far]
    }

    @Test(arguments: 1...70, [false, true])
    func `no other samples come nearer to the pixels`(count: Int, isMirrored: Bool) {
        var random = SeededRandom(seed: UInt64(count))
        for start in 0...3 {
            let stored = (0..<(start + count + 1) / 2).map { _ in Double(Int.random(in: 0...255, using: &random)) }
            let refit = ChromaRefit(start: start, count: count, isMirrored: isMirrored)
            let found = refit.samples(stored.map { Float($0) }).map { Double($0) }
            #expect(found.count == (count + 1) / 2)
            let pixels = (0..<count).map { Self.raised(stored, pixel: start + (isMirrored ? count - 1 - $0 : $0)) }
            let errors = pixels.indices.map { Self.raised(found, pixel: $0) - pixels[$0] }
            for index in found.indices {
                var unit = [Double](repeating: 0, count: found.count)
                unit[index] = 1
                // The slope of the squared error in this direction. Elimination in single precision is backward stable
                // where the diagonal is the largest, as here: some ten roundings of values up to 255 in sums of at most
                // four.
                let slope = errors.indices.reduce(0) { $0 + errors[$1] * Self.raised(unit, pixel: $1) }
                #expect(abs(slope) <= 4 * 255 * roundings(10), "start \(start), sample \(index): \(slope)")
            }
        }
    }
}
