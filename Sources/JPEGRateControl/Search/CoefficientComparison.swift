package import JPEGCodec

/// Compares coefficients, row by row while they are decoded, with those that a quantization makes of an image.
///
/// `unsafe`: see `BlockKernel`; the row buffer holds the widest of the padded rows.
@safe
package final class CoefficientComparison: BlockRowObserver {
    private let frame: FrameLayout
    private let provider: RequantizingProvider
    private let row: UnsafeMutableBufferPointer<Int16>
    private var isSame = true
    private var seenRowCount = 0

    /// - Parameters:
    ///   - image: what was coded.
    ///   - quantization: by component.
    package init(image: borrowing CoefficientImage, quantization: [ComponentQuantization]) {
        frame = image.frame
        provider = RequantizingProvider(image: image, quantization: quantization)
        let widest = frame.components.reduce(0) { max($0, $1.paddedWidthInBlocks) }
        unsafe row = .allocate(capacity: widest * 64)
        unsafe row.initialize(repeating: 0)
    }

    deinit { unsafe row.deallocate() }

    /// nil: the frame is another one. Identifiers may have been made distinct.
    package func observer(of decoded: FrameLayout) -> CoefficientComparison? {
        let fits =
            decoded.components.count == frame.components.count
            && zip(decoded.components, frame.components).allSatisfy {
                $0.widthInBlocks == $1.widthInBlocks && $0.heightInBlocks == $1.heightInBlocks
                    && $0.paddedWidthInBlocks == $1.paddedWidthInBlocks
            }
        return fits ? self : nil
    }

    package func observe(component: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>) {
        let layout = frame.components[component]
        guard isSame, let start = unsafe row.baseAddress else { return }
        for (index, number) in rows.enumerated() {
            unsafe provider.provide(component: component, rows: number..<(number + 1), blocks: start)
            let actual = unsafe blocks + index * layout.paddedWidthInBlocks * 64
            for place in 0..<(layout.widthInBlocks * 64) where unsafe start[place] != actual[place] {
                isSame = false
                return
            }
            seenRowCount += 1
        }
    }

    /// Every coefficient of every picture block has been seen, and is the expected one.
    package var isEqual: Bool {
        isSame && seenRowCount == frame.components.reduce(0) { $0 + $1.heightInBlocks }
    }
}
