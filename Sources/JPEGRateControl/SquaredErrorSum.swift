/// Sums the squared errors of blocks up, coefficient by coefficient.
///
/// `unsafe`: see `BlockKernel`; tables of 64 values, blocks of 64 coefficients.
@safe
final class SquaredErrorSum {
    private let sourceSteps: UnsafeMutablePointer<Int>
    private let steps: UnsafeMutablePointer<Int>
    /// In squared sample values.
    private(set) var sum = 0.0

    init(_ quantization: ComponentQuantization) {
        unsafe sourceSteps = .allocate(capacity: 64)
        unsafe steps = .allocate(capacity: 64)
        for index in 0..<64 {
            unsafe (sourceSteps + index).initialize(to: quantization.sourceSteps[index])
            unsafe (steps + index).initialize(to: quantization.steps[index])
        }
    }

    deinit {
        unsafe sourceSteps.deallocate()
        unsafe steps.deallocate()
    }

    /// - Parameters:
    ///   - levels: without sign, natural order.
    ///   - blocks: the source's coefficients.
    ///   - count: of blocks.
    func add(_ levels: UnsafePointer<UInt16>, _ blocks: UnsafePointer<Int16>, count: Int) {
        var total = 0
        for block in 0..<count {
            for index in 0..<64 {
                let place = block &* 64 &+ index
                let magnitude = unsafe Int(blocks[place].magnitude)
                let error = unsafe magnitude &* sourceSteps[index] &- Int(levels[place]) &* steps[index]
                total &+= error &* error
            }
        }
        sum += Double(total)
    }
}
