package import JPEGCodec

/// Gives libjpeg the requantized block rows while it writes; the source's coefficients stay as they are.
///
/// `unsafe`: see `BlockKernel`; libjpeg's buffer holds `rows.count` rows as wide as the image's.
package final class RequantizingProvider: BlockRowProvider {
    private let frame: CodedFrame
    private let storage: CoefficientStorage
    private let kernels: [Kernel]

    /// A noncopyable value that an array can hold.
    private final class Kernel {
        let block: BlockKernel
        init(rules: [FrequencyRule]) { block = BlockKernel(rules: rules) }
    }

    package init(image: borrowing CoefficientImage, quantization: [ComponentQuantization]) {
        frame = image.frame
        storage = image.storage
        kernels = quantization.map { Kernel(rules: $0.rules) }
    }

    package func provide(component: Int, rows: Range<Int>, blocks: UnsafeMutablePointer<Int16>) {
        let layout = frame.components[component]
        let kernel = kernels[component]
        for (index, row) in rows.enumerated() {
            unsafe kernel.block.requantize(
                storage.unsafeBlockRow(component: component, row: row),
                count: layout.widthInBlocks,
                to: blocks + index * layout.paddedWidthInBlocks * 64
            )
        }
    }
}
