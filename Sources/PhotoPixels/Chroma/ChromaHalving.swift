internal import CJPEGKernels
package import JPEGCodec

/// Halves the chroma of a picture whose luma stays as it is.
///
/// The new blocks are the least-squares fit: of all chroma of half the size, a decoder's upsampling of these comes
/// nearest to the photo's. Encoders that subsample take averages, which that upsampling blurs. The fit is computed from
/// coefficients to coefficients, so no sample is rounded in between.
///
/// `unsafe`: the kernel reads whole rows of blocks where `CoefficientStorage` has them, and writes to rows of as many
/// blocks as `CoefficientImage.halvingChroma` says; its matrices live behind a pointer of this object's own.
@safe
package struct ChromaHalving: ~Copyable {
    private let merge: UnsafeMutablePointer<hs_block_merge>

    package init() {
        unsafe merge = .allocate(capacity: 1)
        unsafe merge.initialize(to: hs_block_merge())
        unsafe hs_block_merge_init(merge)
    }

    deinit { unsafe merge.deallocate() }

    /// - Parameters:
    ///   - image: the picture.
    ///   - steps: its steps by component, 64 each, natural order, as the picture is to be coded.
    /// - Returns: the picture, its chroma in steps of 1; nil: see `CoefficientImage.halvingChroma`.
    /// - Throws: `outOfMemory`.
    package func halved(_ image: borrowing CoefficientImage, steps: [[Int]]) throws(CodecError) -> CoefficientImage? {
        let storage = image.storage
        let before = image.storedFrame
        let storedSteps = steps.map { image.transform.restored($0).map { Float($0) } }
        let ones = [UInt16](repeating: 1, count: 64)
        let luma = before.components[0]
        return try unsafe image.halvingChroma(steps: [steps[0].map { UInt16($0) }, ones, ones]) {
            component, row, blocks in
            let own = before.components[component]
            let mergesDown = luma.verticalSampling == 1
            let first = mergesDown ? 2 * row : row
            let hasLower = mergesDown && first + 1 < own.heightInBlocks
            unsafe storedSteps[component].withUnsafeBufferPointer { steps in
                guard let steps = steps.baseAddress else { return }
                var rows = unsafe hs_merged_rows(
                    upper: storage.unsafeBlockRow(component: component, row: first),
                    lower: hasLower ? storage.unsafeBlockRow(component: component, row: first + 1) : nil,
                    width: own.widthInBlocks,
                    steps: steps,
                    merges_across: luma.horizontalSampling == 1,
                    merges_down: mergesDown
                )
                unsafe hs_merge_blocks(&rows, merge, blocks)
            }
        }
    }
}
