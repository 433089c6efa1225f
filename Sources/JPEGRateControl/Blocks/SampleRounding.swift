internal import CJPEGKernels
package import JPEGCodec

/// Splits levels into eighths: recomputes coefficients from decoded samples that were rounded to 8 bits (inverse DCT,
/// rounding, forward DCT).
///
/// A step of twice the source's puts every second level midway between two others; eighths say on which side of the tie
/// the decoded picture lies. It helps where steps are so small that the rounding of samples is no less than that of
/// coefficients. At a step of r source levels the squared error is then in proportion to r², as for an encoder that has
/// only the samples, instead of r² + 3 where r is even. A split level never leaves its level: at the source's step all
/// stay what they are.
///
/// `unsafe`: see `BlockKernel`; whole blocks of the image, tables of 64 values.
package enum SampleRounding {
    /// Parts of a level.
    static let partCount = Int(HS_LEVEL_PARTS)

    /// The largest mean of the two lowest AC steps at which splitting helps.
    private static let largestStep = 1

    /// Whether splitting helps a component with these steps, 64, natural order.
    private static func helps(_ steps: [Int]) -> Bool { steps[1] + steps[8] <= 2 * largestStep }

    /// Whether splitting helps any of the components with these steps.
    package static func helps(_ steps: [[Int]]) -> Bool { steps.contains { helps($0) } }

    /// Splits the levels of the components where that helps, in place. Computed components stay: they have never been
    /// 8-bit samples.
    ///
    /// - Parameters:
    ///   - image: a decoded picture, whose levels are whole.
    ///   - steps: by component, 64 each, 1 … 65,535, turned as the image is.
    package static func split(_ image: inout CoefficientImage, steps: [[Int]]) {
        let parts = steps.enumerated().map { image.isFromFile[$0] && helps($1) ? partCount : 1 }
        let transform = image.transform
        let scales = steps.map { table in
            var scales = hs_split_scales()
            unsafe hs_split_scales_init(&scales, transform.restored(table).map { UInt16($0) })
            return scales
        }
        unsafe image.splitLevels(parts: parts) { component, blocks, count in
            var own = scales[component]
            unsafe hs_split_levels(blocks, count, &own)
        }
    }
}
