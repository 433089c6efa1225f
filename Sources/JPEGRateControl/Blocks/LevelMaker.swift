/// Makes the levels of a component's blocks: by the rules of its quantization or of the row's pattern, refined by the
/// trellis where that is asked for. Counting and writing both go through here, so that the counted levels are written.
///
/// `unsafe`: see `BlockKernel`.
@safe
struct LevelMaker: ~Copyable {
    private let rules: BlockKernel
    private let patternRules: BlockKernel
    private let pattern: RowDither
    private let trellis: BlockTrellis
    private let refines: Bool

    init(_ quantization: ComponentQuantization) {
        rules = BlockKernel(rules: quantization.rules)
        patternRules = BlockKernel(rules: quantization.patternRules)
        pattern = quantization.pattern
        refines = quantization.refinement != nil
        trellis = BlockTrellis(
            quantization.refinement ?? .none,
            sourceSteps: quantization.sourceSteps,
            steps: quantization.steps,
            levelPrecision: quantization.levelPrecision
        )
    }

    func isInPattern(_ mcuRow: Int) -> Bool { pattern.contains(mcuRow) }

    /// Calls `body` with the kernel that holds the levels of up to `BlockKernel.chunkBlockCount` blocks.
    @inline(__always)
    func withLevels(
        of blocks: UnsafePointer<Int16>,
        count: Int,
        mcuRow: Int,
        _ body: (borrowing BlockKernel) -> Void
    ) {
        if isInPattern(mcuRow) {
            unsafe make(patternRules, blocks, count)
            body(patternRules)
        } else {
            unsafe make(rules, blocks, count)
            body(rules)
        }
    }

    private func make(_ kernel: borrowing BlockKernel, _ blocks: UnsafePointer<Int16>, _ count: Int) {
        unsafe kernel.quantize(blocks, count: count)
        guard refines else { return }
        for index in 0..<count {
            unsafe kernel.positions[index] = trellis.refine(
                kernel.levels + index * 64,
                of: blocks + index * 64,
                kernel.positions[index]
            )
        }
    }

    /// Requantizes a row of blocks, signs included.
    func requantize(_ blocks: UnsafePointer<Int16>, count: Int, mcuRow: Int, to output: UnsafeMutablePointer<Int16>) {
        if !refines {
            if isInPattern(mcuRow) {
                unsafe patternRules.requantize(blocks, count: count, to: output)
            } else {
                unsafe rules.requantize(blocks, count: count, to: output)
            }
            return
        }
        var first = 0
        while first < count {
            let chunk = min(BlockKernel.chunkBlockCount, count - first)
            let source = unsafe blocks + first * 64
            let target = unsafe output + first * 64
            unsafe withLevels(of: source, count: chunk, mcuRow: mcuRow) { kernel in
                unsafe kernel.applySigns(of: source, count: chunk, to: target)
            }
            first += chunk
        }
    }
}
