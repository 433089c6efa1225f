internal import CJPEGKernels
package import JPEGCodec

/// Tells a component's coefficients more finely than its levels do: as what they are once a decoder has rounded them to samples
/// of eight bits, in parts of a level.
///
/// A step that is twice the source's puts every second level in the middle between two others. Levels do not say which of them is
/// nearer to the decoded picture; the samples do. So a picture whose steps are small, where roundings of samples are no less than
/// those of coefficients, loses less than by its levels: its squared error at a step of r levels is in proportion to r², as for an
/// encoder that has only the samples, instead of r² + 3 where r is even. Split levels never leave their level: under the
/// source's step each stays what it is.
///
/// `unsafe`: see `BlockKernel`; whole blocks of the image, tables of 64 values.
package enum SampleRounding {
    /// Of each level.
    static let partCount = Int(HS_LEVEL_PARTS)

    /// The steps, on average, of the lowest frequencies up to which samples say enough more than levels do.
    private static let largestStep = 1

    /// It is worth it for a component with these steps, 64, natural order.
    private static func helps(_ steps: [Int]) -> Bool { steps[1] + steps[8] <= 2 * largestStep }

    /// It is worth it for any of the components, whose steps these are.
    package static func helps(_ steps: [[Int]]) -> Bool { steps.contains { helps($0) } }

    /// Splits the levels of those components where that helps, in place: computed ones have never been a decoder's samples.
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
