internal import CJPEGKernels
internal import JPEGSyntax

/// Sums the squared errors of blocks up, coefficient by coefficient.
///
/// `unsafe`: see `BlockKernel`; tables of 64 values, blocks of 64 coefficients.
@safe
final class SquaredErrorSum {
    private let sourceSteps: UnsafeMutablePointer<UInt32>
    private let steps: UnsafeMutablePointer<UInt32>
    private let partBits: UInt32
    /// In squared sample values.
    private(set) var sum = 0.0

    init(_ quantization: ComponentQuantization) {
        unsafe sourceSteps = .allocate(capacity: 64)
        unsafe steps = .allocate(capacity: 64)
        partBits = UInt32(quantization.levelPrecision.trailingZeroBitCount)
        for index in 0..<64 {
            unsafe (sourceSteps + index).initialize(to: UInt32(quantization.sourceSteps[index]))
            unsafe (steps + index).initialize(to: UInt32(quantization.steps[index]))
        }
    }

    deinit {
        unsafe sourceSteps.deallocate()
        unsafe steps.deallocate()
    }

    /// - Parameters:
    ///   - levels: with or without sign, natural order.
    ///   - blocks: the source's coefficients.
    ///   - count: of blocks.
    func add(_ levels: UnsafePointer<Int16>, _ blocks: UnsafePointer<Int16>, count: Int) {
        unsafe sum += hs_squared_error(blocks, partBits, levels, count, sourceSteps, steps)
    }
}
