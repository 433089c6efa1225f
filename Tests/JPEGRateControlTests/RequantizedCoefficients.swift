@testable import JPEGCodec
@testable import JPEGRateControl

/// The coefficients that a quantization makes of an image, to be compared with the written ones.
///
/// `unsafe`: see `BlockKernel`; the row buffer holds one padded row.
struct RequantizedCoefficients: ~Copyable {
    private let frame: FrameLayout
    private let provider: RequantizingProvider

    init(image: borrowing CoefficientImage, quantization: [ComponentQuantization]) {
        frame = image.frame
        provider = RequantizingProvider(image: image, quantization: quantization)
    }

    /// True when every coefficient of every picture block of `other` is the expected one.
    func equal(_ other: borrowing CoefficientImage) -> Bool {
        guard other.frame.components.count == frame.components.count else { return false }
        for (index, component) in frame.components.enumerated() {
            // Identifiers may have been made distinct.
            let layout = other.frame.components[index]
            guard layout.widthInBlocks == component.widthInBlocks, layout.heightInBlocks == component.heightInBlocks,
                layout.paddedWidthInBlocks == component.paddedWidthInBlocks
            else { return false }
            let row = UnsafeMutableBufferPointer<Int16>.allocate(capacity: component.paddedWidthInBlocks * 64)
            defer { unsafe row.deallocate() }
            unsafe row.initialize(repeating: 0)
            guard let start = row.baseAddress else { return false }
            for number in 0..<component.heightInBlocks {
                unsafe provider.provide(component: index, rows: number..<(number + 1), blocks: start)
                let actual = unsafe other.storage.unsafeBlockRow(component: index, row: number)
                for place in 0..<(component.widthInBlocks * 64) where unsafe start[place] != actual[place] {
                    return false
                }
            }
        }
        return true
    }
}
