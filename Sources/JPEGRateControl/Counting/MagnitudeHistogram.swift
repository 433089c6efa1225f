internal import CJPEGKernels
internal import JPEGCodec

/// How often each magnitude occurs at each frequency of a component: exact, over the counted blocks.
package struct MagnitudeHistogram: Sendable, Hashable {
    /// Bins for magnitudes 0 … 2,047, as many as an 8-bit picture can have at steps of 1; larger ones count as 2,047.
    /// Levels in eighths have 8 times as many bins.
    package static let binCount = 2_048
    /// Differences of DC reach twice as far.
    package static let differenceBinCount = 4_096

    /// The counts of one frequency.
    package struct Frequency: Sendable, Hashable {
        /// By magnitude, from 0 up to the largest that occurs.
        package let counts: [Int]
    }

    /// By natural index, 64.
    package let frequencies: [Frequency]
    /// The magnitudes of the differences between successive DC values, in coding order.
    package let dcDifferences: Frequency
    package let blockCount: Int

    /// AC coefficients that are not 0.
    package var nonzeroCount: Int {
        frequencies[1...].reduce(0) { $0 + blockCount - $1.counts[0] }
    }

    private init(frequencies: [Frequency], dcDifferences: Frequency, blockCount: Int) {
        self.frequencies = frequencies
        self.dcDifferences = dcDifferences
        self.blockCount = blockCount
    }

    /// The histogram of the transformed picture, but for `dcDifferences`, which stays as it is.
    func transformed(by transform: LosslessTransform) -> MagnitudeHistogram {
        MagnitudeHistogram(
            frequencies: transform.moved(frequencies),
            dcDifferences: dcDifferences,
            blockCount: blockCount
        )
    }

    /// - Parameters:
    ///   - counters: by magnitude × 64 + coded position; AC magnitudes of 0 are not counted.
    ///   - differences: by magnitude of the DC difference.
    ///   - blockCount: the blocks that were counted.
    init(counters: UnsafeBufferPointer<UInt32>, differences: UnsafeBufferPointer<UInt32>, blockCount: Int) {
        // Memory order first: most of the bins are empty in all frequencies.
        let end = unsafe counters.baseAddress.map { unsafe hs_last_counted($0, counters.count) / 64 } ?? 0
        frequencies = (0..<64).map { naturalIndex in
            let position = ZigzagOrder.position[naturalIndex]
            var largest = end
            while largest > 0, unsafe counters[largest * 64 + position] == 0 { largest -= 1 }
            var counts = (0...largest).map { unsafe Int(counters[$0 * 64 + position]) }
            counts[0] = 0
            counts[0] = blockCount - counts.reduce(0, +)
            return Frequency(counts: counts)
        }
        let largest = unsafe differences.baseAddress.map { unsafe hs_last_counted($0, differences.count) } ?? 0
        dcDifferences = Frequency(counts: unsafe differences[...largest].map { Int($0) })
        self.blockCount = blockCount
    }
}
