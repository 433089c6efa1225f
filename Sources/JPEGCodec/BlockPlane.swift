/// Where the blocks of a component lie in memory, by the rows and columns in which they are to be coded.
///
/// Does not keep the memory alive.
@safe
package struct BlockPlane {
    /// The block of row 0, column 0.
    private let start: UnsafePointer<Int16>
    /// Coefficients from a block to the one to its right, and to the one below.
    package let columnStride: Int
    private let rowStride: Int
    /// What is to be done with the coefficients of each block.
    package let transform: LosslessTransform

    /// Blocks as they lie there: each row behind the one above.
    ///
    /// - Parameters:
    ///   - start: the first block, natural order.
    ///   - paddedWidthInBlocks: blocks of a row.
    package init(_ start: UnsafePointer<Int16>, paddedWidthInBlocks: Int) {
        unsafe self.start = start
        columnStride = 64
        rowStride = 64 * paddedWidthInBlocks
        transform = .identity
    }

    /// The blocks of a transformed picture in the places where the stored picture has them.
    init(_ start: UnsafePointer<Int16>, of stored: FrameLayout.Component, transformedBy transform: LosslessTransform) {
        let storedRowStride = 64 * stored.paddedWidthInBlocks
        var across = (stride: 64, count: stored.widthInBlocks)
        var down = (stride: storedRowStride, count: stored.heightInBlocks)
        if transform.transposes { swap(&across, &down) }
        var offset = 0
        if transform.mirrorsAcross {
            offset += (across.count - 1) * across.stride
            across.stride.negate()
        }
        if transform.mirrorsDown {
            offset += (down.count - 1) * down.stride
            down.stride.negate()
        }
        unsafe self.start = start + offset
        columnStride = across.stride
        rowStride = down.stride
        self.transform = transform
    }

    private init(_ start: UnsafePointer<Int16>, like plane: BlockPlane) {
        unsafe self.start = start
        columnStride = plane.columnStride
        rowStride = plane.rowStride
        transform = plane.transform
    }

    /// The plane from a row on.
    package func dropFirst(rows: Int) -> BlockPlane {
        unsafe BlockPlane(start + rows * rowStride, like: self)
    }

    /// A block as it is stored; not checked to be inside.
    @inline(__always)
    package func unsafeStoredBlock(row: Int, column: Int) -> UnsafePointer<Int16> {
        unsafe start + (row &* rowStride &+ column &* columnStride)
    }
}
