extension FrameLayout {
    /// Shows an observer the block rows of a decoded picture, MCU row by MCU row, and in each the components in order.
    ///
    /// - Parameters:
    ///   - mcuRows: of the interleaved picture.
    ///   - observer: sees the rows.
    ///   - blocks: the first block of a component's row.
    package func show(
        _ mcuRows: Range<Int>,
        to observer: any BlockRowObserver,
        blocks: (_ component: Int, _ row: Int) -> UnsafePointer<Int16>
    ) {
        for mcuRow in mcuRows {
            for (index, component) in components.enumerated() {
                let first = mcuRow * component.verticalSampling
                let last = min(first + component.verticalSampling, component.heightInBlocks)
                guard first < last else { continue }
                unsafe observer.observe(component: index, rows: first..<last, blocks: blocks(index, first))
            }
        }
    }
}
