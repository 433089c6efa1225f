internal import CJPEGKernels

/// The inverse DCT of one component's blocks, at a scale: 1 … 32 samples a block across and down.
///
/// `unsafe`: the kernel's tables live behind a pointer of this object's own; see `SampleBuffer` for rows.
@safe
final class ScaledIDCT {
    private let drawing: UnsafeMutablePointer<hs_idct_table>
    /// Samples of a block.
    let width: Int
    let height: Int

    /// - Parameters:
    ///   - steps: 64, natural order.
    ///   - width: samples that a block becomes across, 1 … 32.
    ///   - height: and down.
    init(steps: [UInt16], width: Int, height: Int) {
        precondition(steps.count == 64, "a block has 64 frequencies")
        precondition(
            (1...Int(HS_LARGEST_DRAWN_BLOCK)).contains(width) && (1...Int(HS_LARGEST_DRAWN_BLOCK)).contains(height),
            "no such block")
        self.width = width
        self.height = height
        unsafe drawing = .allocate(capacity: 1)
        unsafe drawing.initialize(to: hs_idct_table())
        unsafe hs_idct_table_init(drawing, steps, Int32(width), Int32(height))
    }

    deinit { unsafe drawing.deallocate() }

    /// - Parameters:
    ///   - blocks: the first of them, which follow each other.
    ///   - count: of blocks.
    ///   - samples: where the first block's first sample goes.
    ///   - stride: samples from a row to the next.
    func draw(_ blocks: UnsafePointer<Int16>, count: Int, to samples: UnsafeMutablePointer<Float>, stride: Int) {
        unsafe hs_scaled_idct(blocks, count, drawing, samples, stride)
    }
}
