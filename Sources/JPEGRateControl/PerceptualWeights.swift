#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// How visible a squared error is at each frequency of each component.
///
/// The weight is 1 / shape², with shapes between the tables of ITU-T T.81, Annex K, and those that N. Robidoux made for
/// ImageMagick (mozjpeg's default): the first keep low frequencies, the second texture. They depend on how much of the
/// source's size may stay: near all of it DC and chroma count for more; of little of it, high frequencies count for less and
/// the source's own table, which says what the camera thought visible, for more. The constants were found on one half of the
/// photos and checked on the other, with SSIMULACRA2 and PSNR-HVS-M at four budgets.
struct PerceptualWeights {
    /// The part of the picture's lossless size that the budget leaves, 0 … 1.
    private let share: Double

    /// - Parameter share: the budget, divided by what the coefficients as they are would take; above 1 counts as 1.
    init(share: Double) {
        self.share = min(max(share, 0), 1)
    }

    /// What an error in each frequency counts.
    ///
    /// - Parameters:
    ///   - sourceSteps: the source's table.
    ///   - isChroma: the component is Cb or Cr.
    ///   - areaPerSample: luma samples that a sample of the component stands for.
    /// - Returns: 64 weights, natural order.
    func weights(sourceSteps: [Int], isChroma: Bool, areaPerSample: Double) -> [Double] {
        let falloff = 0.11 - 0.08 * share
        let trust = 0.15 * (1 - share)
        let component = isChroma ? (0.18 + 0.32 * share * share) * pow(areaPerSample, 1 + 0.5 * share) : 1
        return (0..<64).map { index in
            let texture = log2(Double(Self.robidoux[index]))
            let standard = log2(Double(isChroma ? Self.annexKChroma[index] : Self.annexKLuma[index]))
            let source = log2(Double(sourceSteps[index]))
            let radius = Double((index / 8) * (index / 8) + (index % 8) * (index % 8)).squareRoot()
            let shape =
                (isChroma ? 0.75 * texture + 0.1 * standard : 0.42 * texture + 0.42 * standard)
                + trust * source + falloff * log2(M_E) * radius
            return component * (index == 0 ? 1.5 + 3 * share : 1) * exp2(-2 * shape)
        }
    }

    /// Table K.1.
    static let annexKLuma = [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ]

    /// Table K.2.
    static let annexKChroma = [
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ]

    private static let robidoux = [
        16, 16, 16, 18, 25, 37, 56, 85,
        16, 17, 20, 27, 34, 40, 53, 75,
        16, 20, 24, 31, 43, 62, 91, 135,
        18, 27, 31, 40, 53, 74, 106, 156,
        25, 34, 43, 53, 69, 94, 131, 189,
        37, 40, 62, 74, 94, 124, 169, 238,
        56, 53, 91, 106, 131, 169, 226, 311,
        85, 75, 135, 156, 189, 238, 311, 418,
    ]
}
