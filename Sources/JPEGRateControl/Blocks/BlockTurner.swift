internal import CJPEGKernels
internal import JPEGCodec

/// Gives a picture's blocks in the order and the form in which they are to be coded.
///
/// An untransformed picture's blocks are given where they lie, a transformed one's from a small copy. The stored
/// coefficients stay as they are.
///
/// `unsafe`: see `BlockKernel`; the copy has room for `BlockKernel.chunkBlockCount` blocks.
@safe
struct BlockTurner: ~Copyable {
    private let copy: UnsafeMutablePointer<Int16>

    init() {
        unsafe copy = .allocate(capacity: 64 * BlockKernel.chunkBlockCount)
        unsafe copy.initialize(repeating: 0, count: 64 * BlockKernel.chunkBlockCount)
    }

    deinit { unsafe copy.deallocate() }

    /// How many of a row's blocks `blocks` gives at once.
    func blockCount(of plane: BlockPlane, from column: Int, to end: Int) -> Int {
        plane.transform == .identity ? end - column : min(BlockKernel.chunkBlockCount, end - column)
    }

    /// Successive blocks of one row; valid until the next call.
    ///
    /// - Parameters:
    ///   - plane: where they come from.
    ///   - row: from the plane's first.
    ///   - column: of the first block.
    ///   - count: as `blockCount(of:from:to:)` allows.
    /// - Returns: the first of their coefficients, natural order.
    @inline(__always)
    func blocks(of plane: BlockPlane, row: Int, column: Int, count: Int) -> UnsafePointer<Int16> {
        let stored = unsafe plane.unsafeStoredBlock(row: row, column: column)
        if plane.transform == .identity { return unsafe stored }
        precondition(count <= BlockKernel.chunkBlockCount, "one chunk at a time")
        unsafe hs_turn_blocks(stored, plane.columnStride, count, hs_block_turn(plane.transform), copy)
        return unsafe UnsafePointer(copy)
    }
}

extension hs_block_turn {
    fileprivate init(_ transform: LosslessTransform) {
        self.init(
            transposes: transform.transposes,
            mirrors_across: transform.mirrorsAcross,
            mirrors_down: transform.mirrorsDown
        )
    }
}
