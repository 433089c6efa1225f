internal import CJPEGKernels
internal import JPEGCodec

/// A component whose blocks only change places. No sample is computed, so nothing is lost.
///
/// `unsafe`: see `SampleBuffer`; stored rows have all of the component's blocks, as `BlockRowObserver` promises, and
/// the kernel moves whole rows of those that are shown.
struct MovedBlocks {
    /// Blocks of the stored component that the output shows.
    private let columns: Range<Int>
    private let rows: Range<Int>
    private let geometry: PictureGeometry
    /// The shown blocks as they are stored, row after row.
    private let blocks: SampleBuffer<Int16>

    /// nil: see `SampleLine.blocks`.
    ///
    /// - Parameters:
    ///   - places: what is shown of the component.
    ///   - geometry: how it is turned.
    ///   - component: as it is stored.
    init?(_ places: PlanePlaces, _ geometry: PictureGeometry, in component: FrameLayout.Component) {
        guard let columns = places.across.blocks, let rows = places.down.blocks else { return nil }
        precondition(
            columns.upperBound <= component.widthInBlocks && rows.upperBound <= component.heightInBlocks,
            "there are no such blocks")
        self.columns = columns
        self.rows = rows
        self.geometry = geometry
        blocks = SampleBuffer(repeating: 0, count: 64 * columns.count * rows.count)
    }

    /// - Parameters:
    ///   - row: number of the block row in the stored component; rows that are not shown are skipped.
    ///   - stored: its first block.
    func put(row: Int, _ stored: UnsafePointer<Int16>) {
        guard rows.contains(row) else { return }
        let count = 64 * columns.count
        let target = unsafe blocks.start + (row - rows.lowerBound) * count
        unsafe target.update(from: stored + 64 * columns.lowerBound, count: count)
    }

    /// Writes a row of the output's blocks.
    ///
    /// - Parameters:
    ///   - row: of the finished picture's component.
    ///   - output: room for all of its blocks.
    func write(row: Int, to output: UnsafeMutablePointer<Int16>) {
        var across = Line(count: columns.count, stride: 64, isMirrored: geometry.mirrorsAcross)
        var down = Line(count: rows.count, stride: 64 * columns.count, isMirrored: geometry.mirrorsDown)
        if geometry.transposes { swap(&across, &down) }
        let turn = hs_block_turn(
            transposes: geometry.transposes,
            mirrors_across: across.isMirrored,
            mirrors_down: down.isMirrored
        )
        let first = unsafe blocks.start + down.offset(row) + across.offset(0)
        unsafe hs_turn_blocks(first, across.step, across.count, turn, output)
    }

    /// Blocks along one direction of the output.
    private struct Line {
        let count: Int
        /// Coefficients from a block to the next one as they are stored.
        let stride: Int
        let isMirrored: Bool

        /// Coefficients from a block to the next one of the output.
        var step: Int { isMirrored ? -stride : stride }

        func offset(_ place: Int) -> Int { stride * (isMirrored ? count - 1 - place : place) }
    }
}
