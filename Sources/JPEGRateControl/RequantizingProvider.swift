package import JPEGCodec

/// Gives libjpeg the requantized block rows while it writes; the source's coefficients stay as they are.
///
/// `unsafe`: see `BlockKernel`; libjpeg's buffer holds `rows.count` rows as wide as the image's.
package final class RequantizingProvider: BlockRowProvider {
    private let frame: CodedFrame
    private let storage: CoefficientStorage
    private let kernels: [Kernels]

    /// Noncopyable values that an array can hold.
    private final class Kernels {
        let rules: BlockKernel
        let patternRules: BlockKernel
        let pattern: RowPattern

        init(_ quantization: ComponentQuantization) {
            rules = BlockKernel(rules: quantization.rules)
            patternRules = BlockKernel(rules: quantization.patternRules)
            pattern = quantization.pattern
        }
    }

    /// - Parameters:
    ///   - image: the source.
    ///   - quantization: by component.
    package init(image: borrowing CoefficientImage, quantization: [ComponentQuantization]) {
        frame = image.frame
        storage = image.storage
        kernels = quantization.map { Kernels($0) }
    }

    package func provide(component: Int, rows: Range<Int>, blocks: UnsafeMutablePointer<Int16>) {
        let layout = frame.components[component]
        let rowsPerMCU = frame.mcuHeight(ofComponent: component)
        let kernel = kernels[component]
        for (index, row) in rows.enumerated() {
            let source = unsafe storage.unsafeBlockRow(component: component, row: row)
            let target = unsafe blocks + index * layout.paddedWidthInBlocks * 64
            if kernel.pattern.contains(row / rowsPerMCU) {
                unsafe kernel.patternRules.requantize(source, count: layout.widthInBlocks, to: target)
            } else {
                unsafe kernel.rules.requantize(source, count: layout.widthInBlocks, to: target)
            }
        }
    }
}
