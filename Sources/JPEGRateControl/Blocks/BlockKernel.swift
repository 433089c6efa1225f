internal import CJPEGKernels

/// Requantizes blocks by the rules of one component.
///
/// `unsafe`: every pass over a photo runs this for each of its several hundred thousand blocks, so blocks and tables
/// are reached through pointers, without bounds checks. Blocks come from `CoefficientImage` and libjpeg's row buffers,
/// whole blocks always; the tables and the levels are this type's own, `chunkBlockCount` blocks of them.
@safe
struct BlockKernel: ~Copyable {
    /// Blocks that are worked on at a time: their levels stay in the first-level cache.
    static let chunkBlockCount = 32

    private let rules: UnsafeMutablePointer<hs_block_rules>
    /// The levels of the blocks in work, natural order, without sign.
    let levels: UnsafeMutablePointer<UInt16>
    /// For each block in work the coded positions whose level is not 0, as a bit set; bit 0 is DC.
    let positions: UnsafeMutablePointer<UInt64>

    init(rules frequencyRules: [FrequencyRule]) {
        precondition(frequencyRules.count == 64, "a block has 64 frequencies")
        unsafe rules = .allocate(capacity: 1)
        unsafe rules.initialize(to: hs_block_rules())
        unsafe withUnsafeMutableBytes(of: &rules.pointee) { bytes in
            let values = unsafe bytes.bindMemory(to: UInt16.self)
            for (index, rule) in frequencyRules.enumerated() {
                unsafe values[index] = rule.multiplier
                unsafe values[64 + index] = rule.offset
                unsafe values[128 + index] = rule.minimumLevel
            }
        }
        unsafe levels = .allocate(capacity: 64 * BlockKernel.chunkBlockCount)
        unsafe levels.initialize(repeating: 0, count: 64 * BlockKernel.chunkBlockCount)
        unsafe positions = .allocate(capacity: BlockKernel.chunkBlockCount)
        unsafe positions.initialize(repeating: 0, count: BlockKernel.chunkBlockCount)
    }

    deinit {
        unsafe rules.deallocate()
        unsafe levels.deallocate()
        unsafe positions.deallocate()
    }

    /// Computes `levels` and `positions` of up to `chunkBlockCount` blocks.
    func quantize(_ blocks: UnsafePointer<Int16>, count: Int) {
        precondition(count <= BlockKernel.chunkBlockCount, "one chunk at a time")
        unsafe hs_quantize_blocks(blocks, count, rules, levels, positions)
    }

    /// Counts the AC symbols of the blocks in work, see `hs_count_symbols`.
    func countSymbols(count: Int, in symbols: UnsafeMutablePointer<UInt32>) {
        unsafe hs_count_symbols(levels, positions, count, symbols)
    }

    /// Counts the AC levels of the blocks in work, see `hs_count_magnitudes`.
    func countMagnitudes(count: Int, binCount: Int, in histogram: UnsafeMutablePointer<UInt32>) {
        unsafe hs_count_magnitudes(levels, positions, count, binCount, histogram)
    }

    /// Adds the squared errors of the blocks in work.
    func addErrors(of blocks: UnsafePointer<Int16>, count: Int, to sum: SquaredErrorSum) {
        unsafe UnsafeRawPointer(levels).withMemoryRebound(to: Int16.self, capacity: 64 * count) { levels in
            unsafe sum.add(levels, blocks, count: count)
        }
    }

    /// Writes `levels` with the signs that the blocks have.
    func applySigns(of blocks: UnsafePointer<Int16>, count: Int, to output: UnsafeMutablePointer<Int16>) {
        precondition(count <= BlockKernel.chunkBlockCount, "one chunk at a time")
        unsafe hs_apply_signs(levels, blocks, count, output)
    }

    /// Requantizes any number of blocks, signs included.
    func requantize(_ blocks: UnsafePointer<Int16>, count: Int, to output: UnsafeMutablePointer<Int16>) {
        unsafe hs_requantize_blocks(blocks, count, rules, output)
    }
}
