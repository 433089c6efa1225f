import Testing

@testable import JPEGRateControl

@Suite struct PerceptualWeightsTests {
    private static func weights(
        isChroma: Bool,
        subsamples: Bool,
        viewingScale: Double,
        textureRatio: Double = PerceptualWeights.usualTextureRatio,
        meanStep: Double = 1,
        share: Double = 0.05
    ) -> [Double] {
        PerceptualWeights(
            share: share,
            subsamplesChroma: subsamples,
            viewingScale: viewingScale,
            textureRatio: textureRatio,
            meanStep: meanStep
        ).weights(
            isChroma: isChroma,
            areaPerSample: isChroma && subsamples ? 4 : 1
        )
    }

    @Test func `chroma and texture count less where little of a coarse picture may stay`() {
        func weights(_ isChroma: Bool, _ meanStep: Double, _ share: Double) -> [Double] {
            Self.weights(isChroma: isChroma, subsamples: true, viewingScale: 1, meanStep: meanStep, share: share)
        }
        for isChroma in [false, true] {
            #expect(weights(isChroma, 1, 0.3) == weights(isChroma, 1.5, 0.3))
            #expect(weights(isChroma, 8, 0.8) == weights(isChroma, 1, 0.8))
            #expect(weights(isChroma, 8, 0.3) == weights(isChroma, 3, 0.3))
        }
        #expect(weights(true, 8, 0.3)[1] < 0.75 * weights(true, 1, 0.3)[1])
        let fine = [1, 8].map { meanStep in weights(false, meanStep, 0.3)[63] / weights(false, meanStep, 0.3)[1] }
        #expect(fine[1] > 1.2 * fine[0])
    }

    @Test func `the rougher a picture is the more its fine frequencies count`() {
        func fine(_ textureRatio: Double, share: Double, meanStep: Double = 1) -> Double {
            let weights = Self.weights(
                isChroma: false, subsamples: true, viewingScale: 1, textureRatio: textureRatio, meanStep: meanStep,
                share: share)
            return weights[63] / weights[1]
        }
        let ratios = [0, 0.03, 0.15, 0.171, 0.22, 0.35, 1].map { fine($0, share: 0.4) }
        for (one, next) in zip(ratios, ratios.dropFirst()) { #expect(one <= next) }
        #expect(ratios[0] * 1.2 < ratios[3] && ratios[3] * 1.2 < ratios[6])
        // Only luma's, only in fine steps, and only while there is something to choose.
        #expect(fine(0.03, share: 0.4, meanStep: 8) == fine(1, share: 0.4, meanStep: 8))
        #expect(fine(0.03, share: 1) == fine(1, share: 1))
        let chroma = [0.03, 1].map { Self.weights(isChroma: true, subsamples: true, viewingScale: 1, textureRatio: $0) }
        #expect(chroma[0] == chroma[1])
    }

    /// Flattened tables once made chroma of full resolution count twelve times as much as it should, so that pictures
    /// of 10 KB spent their bytes on it.
    @Test(arguments: [true, false])
    func `what a component counts against the others does not depend on how far it will be enlarged`(subsamples: Bool) {
        let ratios = [0.0, 0.5, 1].map { viewingScale in
            let luma = Self.weights(isChroma: false, subsamples: subsamples, viewingScale: viewingScale)
            let chroma = Self.weights(isChroma: true, subsamples: subsamples, viewingScale: viewingScale)
            // Geometric means: the weights' logarithms are what is shifted.
            return [1, 8, 16, 9, 2].reduce(1.0) { $0 * chroma[$1] / luma[$1] }
        }
        for ratio in ratios { #expect(abs(ratio / ratios[2] - 1) < 1e-9) }
    }

    @Test(arguments: [true, false])
    func `high frequencies count more in a picture that will be enlarged`(isChroma: Bool) {
        let asItIs = Self.weights(isChroma: isChroma, subsamples: true, viewingScale: 1)
        let enlarged = Self.weights(isChroma: isChroma, subsamples: true, viewingScale: 0)
        #expect(enlarged[63] / enlarged[1] > 4 * asItIs[63] / asItIs[1])
    }
}
