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
/// The weight is 1 / shape². A shape is a product of powers of two tables and of an exponential falloff: Annex K of
/// ITU-T T.81 keeps low frequencies, N. Robidoux's table for ImageMagick (mozjpeg's default) keeps texture. The
/// exponents depend on
///
/// - `share`: the less of the lossless size may stay, the more texture counts, and chroma beside luma;
/// - subsampling: subsampled chroma counts more, the more may stay;
/// - `textureRatio`, where the source's steps are fine: in rough pictures (grain, grass) fine texture counts more, in
///   smooth ones less;
/// - `stepCoarseness`: of a coarsely quantized source much texture is gone already, so under small budgets texture and
///   subsampled chroma count less;
/// - `viewingScale`: a picture that was made much smaller is looked at enlarged, so its frequencies count more alike.
///
/// docs/rate-control.md has each factor with the photos that it was found on.
struct PerceptualWeights {
    /// The budget divided by the picture's lossless size, 0 … 1.
    let share: Double
    private let subsamplesChroma: Bool
    private let viewingScale: Double
    private let textureRatio: Double
    private let stepCoarseness: Double
    private var isNearlyExact = false

    /// - Parameters:
    ///   - share: the budget divided by the picture's lossless size; above 1 counts as 1.
    ///   - subsamplesChroma: a chroma sample stands for more than one luma sample.
    ///   - viewingScale: 1 for a picture that is looked at as large as it is, down to 0 for one that will be enlarged a
    ///     lot.
    ///   - textureRatio: luma's, see `ComponentCurves.textureRatio`.
    ///   - meanStep: the mean of luma's steps in the source.
    init(share: Double, subsamplesChroma: Bool, viewingScale: Double, textureRatio: Double, meanStep: Double) {
        self.viewingScale = viewingScale
        self.textureRatio = textureRatio
        stepCoarseness = min(1, max(0, meanStep - 1.7))
        self.share = min(max(share, 0), 1)
        self.subsamplesChroma = subsamplesChroma
    }

    /// The weights for a picture whose luma stays nearly exact. Any error changes a decoded block, be its frequency
    /// coarse or fine, so luma's frequencies count more alike.
    var nearlyExact: PerceptualWeights {
        var weights = self
        weights.isNearlyExact = true
        return weights
    }

    /// The weight of a squared error at each frequency.
    ///
    /// - Parameters:
    ///   - isChroma: the component is Cb or Cr.
    ///   - areaPerSample: luma samples for each sample of the component.
    /// - Returns: 64 weights, natural order.
    func weights(isChroma: Bool, areaPerSample: Double) -> [Double] {
        let component = isChroma ? chromaWeight(areaPerSample: areaPerSample) : 1
        let dc = 1 + 3 * viewingScale
        let exponents = isChroma ? chromaExponents : lumaExponents
        let standard = isChroma ? StandardTable.chroma : StandardTable.luma
        let full = exponents.shape(standard: standard)
        let flat = exponents.flattened(viewingScale).shape(standard: standard)
        // Flattening changes the frequencies of a component among each other, not the component against luma, nor DC.
        let shift = Self.lowFrequencies.reduce(0.0) { $0 + full[$1] - flat[$1] } / Double(Self.lowFrequencies.count)
        return (0..<64).map { index in
            component * (index == 0 ? dc : 1) * exp2(-2 * (flat[index] + shift))
        }
    }

    /// The exponents of a shape's two tables, and its exponential falloff with the distance from DC.
    private struct Exponents {
        var texture: Double
        var standard: Double
        var falloff: Double

        /// Flatter exponents for a picture that will be looked at enlarged.
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

    /// Added to the exponent of texture, −0.1 … 0.1, from the picture's own texture; fades out above a share of 0.75.
    private var smoothness: Double {
        min(0.1, max(-0.1, 0.25 * log2(Self.usualTextureRatio / textureRatio))) * min(1, 4 * (1 - share))
    }

    /// How little may stay of a coarsely quantized picture with subsampled chroma: 0 at a share of 0.7 and above, up to
    /// 1 at 0.35.
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

    /// The usual texture ratio of photos, which have 0.03 (smooth) to 0.3 (grainy).
    static let usualTextureRatio = 0.171

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
