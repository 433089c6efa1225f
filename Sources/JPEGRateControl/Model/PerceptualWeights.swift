internal import JPEGSyntax

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
/// ImageMagick (mozjpeg's default): the first keep low frequencies, the second texture, which counts for more the less of the source's
/// size may stay. So does chroma beside luma; chroma that is subsampled counts for more, too, the more may stay. The
/// constants were found on one half of the photos and checked on the other, with SSIMULACRA2 and PSNR-HVS-M at four
/// budgets. The source's own tables are no part of it: with any trust in them both scores fell.
///
/// How much texture counts depends on the picture as well. Where fine frequencies have much less than coarse ones, as in smooth or sharp
/// pictures, what little they have may go; in rough ones, of grain or grass, they are what people and metrics miss first. That holds
/// where the source's steps are fine. Where they are coarse, much of what is fine is gone already, and other encoders lose so much on
/// it that there is more to gain for luma: with little of the bytes, texture and subsampled chroma count less there. Of 14 such photos
/// at a quarter of their bytes, 10 were level with the best of other encoders by PSNR-HVS-M before and 13 are now; by SSIMULACRA2 all
/// stay 1 to 15 above.
///
/// A picture that was made much smaller will be looked at enlarged: its high frequencies are the photo's middle ones, and all
/// count more alike.
struct PerceptualWeights {
    /// The part of the picture's lossless size that the budget leaves, 0 … 1.
    let share: Double
    private let subsamplesChroma: Bool
    private let viewingScale: Double
    private let textureRatio: Double
    private let stepCoarseness: Double
    private var isNearlyExact = false

    /// - Parameters:
    ///   - share: the budget, divided by what the coefficients as they are would take; above 1 counts as 1.
    ///   - subsamplesChroma: a chroma sample stands for more than one luma sample.
    ///   - viewingScale: 1 for a picture that is looked at as large as it is, down to 0 for one that will be enlarged a lot.
    ///   - textureRatio: of luma, see `ComponentCurves.textureRatio`.
    ///   - meanStep: of luma in the source.
    init(share: Double, subsamplesChroma: Bool, viewingScale: Double, textureRatio: Double, meanStep: Double) {
        self.viewingScale = viewingScale
        self.textureRatio = textureRatio
        stepCoarseness = min(1, max(0, meanStep - 1.7))
        self.share = min(max(share, 0), 1)
        self.subsamplesChroma = subsamplesChroma
    }

    /// For a picture of which nearly all of luma stays as it is. Any error makes a decoded block differ, be it in a coarse frequency or in
    /// a fine one, so they come to count alike.
    var nearlyExact: PerceptualWeights {
        var weights = self
        weights.isNearlyExact = true
        return weights
    }

    /// What an error in each frequency counts.
    ///
    /// - Parameters:
    ///   - isChroma: the component is Cb or Cr.
    ///   - areaPerSample: luma samples that a sample of the component stands for.
    /// - Returns: 64 weights, natural order.
    func weights(isChroma: Bool, areaPerSample: Double) -> [Double] {
        let component = isChroma ? chromaWeight(areaPerSample: areaPerSample) : 1
        let dc = 1 + 3 * viewingScale
        let exponents = isChroma ? chromaExponents : lumaExponents
        let standard = isChroma ? StandardTable.chroma : StandardTable.luma
        let full = exponents.shape(standard: standard)
        let flat = exponents.flattened(viewingScale).shape(standard: standard)
        // Flattening is for the frequencies of a component among each other, not for components or DC against the others.
        let shift = Self.lowFrequencies.reduce(0.0) { $0 + full[$1] - flat[$1] } / Double(Self.lowFrequencies.count)
        return (0..<64).map { index in
            component * (index == 0 ? dc : 1) * exp2(-2 * (flat[index] + shift))
        }
    }

    /// What a shape is made of: powers of tables, and an exponential of the distance from DC.
    private struct Exponents {
        var texture: Double
        var standard: Double
        var falloff: Double

        /// Flatter, as found on pictures with a hundredth of the photo's pixels, scaled up again.
        func flattened(_ viewingScale: Double) -> Exponents {
            let tables = 0.28 + 0.72 * viewingScale
            return Exponents(texture: tables * texture, standard: tables * standard, falloff: viewingScale * falloff)
        }

        /// Logarithms to base 2, 64, natural order.
        func shape(standard table: [Int]) -> [Double] {
            (0..<64).map { index in
                let radius = Double((index / 8) * (index / 8) + (index % 8) * (index % 8)).squareRoot()
                return texture * log2(Double(PerceptualWeights.robidoux[index]))
                    + standard * log2(Double(table[index])) + falloff * log2(M_E) * radius
            }
        }
    }

    private var lumaExponents: Exponents {
        Exponents(
            texture: 0.62 - 0.46 * share + (1 - stepCoarseness) * smoothness - 0.075 * starvation,
            standard: (isNearlyExact ? 0.6 : 1) * (0.25 + 0.47 * share),
            falloff: 0.01
        )
    }

    /// What the picture's own textureRatio adds to the exponent of texture. Where nearly everything may stay, it does not matter any more.
    private var smoothness: Double {
        min(0.1, max(-0.1, 0.25 * log2(Self.usualRoughness / textureRatio))) * min(1, 4 * (1 - share))
    }

    /// 1 where little of a picture of coarse steps and subsampled chroma may stay, down to 0.
    private var starvation: Double {
        subsamplesChroma ? stepCoarseness * min(1, max(0, (0.7 - share) / 0.35)) : 0
    }

    private var chromaExponents: Exponents {
        subsamplesChroma
            ? Exponents(texture: 0.75, standard: 0.1, falloff: 0.07)
            : Exponents(texture: 0.74, standard: 0.6, falloff: 0.03)
    }

    private func chromaWeight(areaPerSample: Double) -> Double {
        let emphasis = 1.3 - 0.3 * share
        guard subsamplesChroma else { return emphasis * (5 - 3.2 * share * share) }
        return pow(0.7, starvation) * emphasis * (0.18 + 0.32 * share * share) * pow(areaPerSample, 1 + 0.5 * share)
    }

    /// Of photos, which have 0.03 (smooth) to 0.3 (grainy).
    static let usualRoughness = 0.171

    /// Natural indices of the first coded positions behind DC.
    private static let lowFrequencies = [1, 8, 16, 9, 2]

    fileprivate static let robidoux = [
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
