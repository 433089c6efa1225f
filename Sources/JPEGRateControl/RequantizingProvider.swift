package import JPEGCodec

/// Gives libjpeg the requantized block rows while it writes; the source's coefficients stay as they are.
///
/// `unsafe`: see `BlockKernel`; libjpeg's buffer holds `rows.count` rows as wide as the image's.
package final class RequantizingProvider: BlockRowProvider {
    private let frame: CodedFrame
    private let storage: CoefficientStorage
    private let makers: [Maker]

    /// A noncopyable value that an array can hold.
    private final class Maker {
        let levels: LevelMaker
        init(_ quantization: ComponentQuantization) { levels = LevelMaker(quantization) }
    }

    /// - Parameters:
    ///   - image: the source.
    ///   - quantization: by component.
    package init(image: borrowing CoefficientImage, quantization: [ComponentQuantization]) {
        frame = image.frame
        storage = image.storage
        makers = quantization.map { Maker($0) }
    }

    package func provide(component: Int, rows: Range<Int>, blocks: UnsafeMutablePointer<Int16>) {
        let layout = frame.components[component]
        let rowsPerMCU = frame.mcuHeight(ofComponent: component)
        for (index, row) in rows.enumerated() {
            unsafe makers[component].levels.requantize(
                storage.unsafeBlockRow(component: component, row: row),
                count: layout.widthInBlocks,
                mcuRow: row / rowsPerMCU,
                to: blocks + index * layout.paddedWidthInBlocks * 64
            )
        }
    }
}
