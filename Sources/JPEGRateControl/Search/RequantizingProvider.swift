package import JPEGCodec

/// Gives libjpeg the requantized block rows while it writes; the source's coefficients stay as they are.
///
/// `unsafe`: see `BlockKernel`; libjpeg's buffer holds `rows.count` rows as wide as the image's.
package final class RequantizingProvider: BlockRowProvider {
    private let frame: FrameLayout
    private let storage: CoefficientStorage
    private let makers: [Maker]

    /// Noncopyable values that an array can hold.
    private final class Maker {
        let levels: LevelMaker
        let turner = BlockTurner()
        /// nil: every coefficient stays as it is.
        let errors: SquaredErrorSum?
        init(_ quantization: ComponentQuantization) {
            levels = LevelMaker(quantization)
            errors = quantization.keepsEverything ? nil : SquaredErrorSum(quantization)
        }
    }

    /// - Parameters:
    ///   - image: the source.
    ///   - quantization: by component.
    package init(image: borrowing CoefficientImage, quantization: [ComponentQuantization]) {
        frame = image.frame
        storage = image.storage
        makers = quantization.map { Maker($0) }
    }

    /// The squared errors of the provided rows, by component; exact for the picture once all rows were provided.
    package var distortions: [Double] { makers.map { $0.errors?.sum ?? 0 } }

    package func provide(component: Int, rows: Range<Int>, blocks: UnsafeMutablePointer<Int16>) {
        let layout = frame.components[component]
        let rowsPerMCU = frame.mcuHeight(ofComponent: component)
        let plane = storage.plane(component: component)
        let maker = makers[component]
        for (index, row) in rows.enumerated() {
            var column = 0
            while column < layout.widthInBlocks {
                let count = maker.turner.blockCount(of: plane, from: column, to: layout.widthInBlocks)
                let source = unsafe maker.turner.blocks(of: plane, row: row, column: column, count: count)
                let target = unsafe blocks + (index * layout.paddedWidthInBlocks + column) * 64
                unsafe maker.levels.requantize(source, count: count, mcuRow: row / rowsPerMCU, to: target)
                unsafe maker.errors?.add(target, source, count: count)
                column += count
            }
        }
    }
}
