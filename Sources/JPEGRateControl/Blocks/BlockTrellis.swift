#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// The trellis: chooses the AC levels of a block by dynamic programming over the runs of zeros between them.
///
/// Each level stays, is reduced by 1, or becomes 0, so that error and bits together are least. Bits are those of real
/// Huffman codes, from a pass before. Errors in flat blocks count more than in busy ones, which mask them: by (energy /
/// usual energy)^−0.6, 0.1 to 10 times. See docs/rate-control.md.
///
/// `unsafe`: see `BlockKernel`; all tables have 64 entries by coded position or 256 by symbol, all lists room for 64.
@safe
struct BlockTrellis: ~Copyable {
    private let sourceSteps: UnsafeMutablePointer<Float>
    private let steps: UnsafeMutablePointer<Float>
    private let weights: UnsafeMutablePointer<Float>
    /// Code and extra bits of each symbol, in units of error.
    private let symbolCosts: UnsafeMutablePointer<Float>
    private let naturalIndex: UnsafeMutablePointer<Int>
    private let usualEnergy: Float

    // The states: number 0 is DC, the others the block's levels in coded order.
    private let positions: UnsafeMutablePointer<Int>
    private let costs: UnsafeMutablePointer<Float>
    private let chosenLevels: UnsafeMutablePointer<UInt16>
    private let predecessors: UnsafeMutablePointer<Int>

    /// Levels in a row that may be dropped at once: more hardly ever are.
    private static let reach = 5
    /// The bits of a symbol that did not occur in the pass before.
    private static let unknownCodeLength = 16
    /// In squared sample values: added to energies, it limits the weight of blocks without detail.
    private static let energyFloor: Float = 80

    init(_ refinement: Refinement, sourceSteps sourceTable: [Int], steps table: [Int], levelPrecision: Int) {
        unsafe sourceSteps = .allocate(capacity: 64)
        unsafe steps = .allocate(capacity: 64)
        unsafe weights = .allocate(capacity: 64)
        unsafe naturalIndex = .allocate(capacity: 64)
        for (position, index) in ZigzagOrder.naturalIndex.enumerated() {
            unsafe (sourceSteps + position).initialize(to: Float(sourceTable[index]) / Float(levelPrecision))
            unsafe (steps + position).initialize(to: Float(table[index]))
            unsafe (weights + position).initialize(to: Float(refinement.weights[index]))
            unsafe (naturalIndex + position).initialize(to: index)
        }
        unsafe symbolCosts = .allocate(capacity: 256)
        for symbol in 0..<256 {
            let length = refinement.codeLengths[symbol]
            let bits = (length == 0 ? Self.unknownCodeLength : Int(length)) + (symbol & 15)
            unsafe (symbolCosts + symbol).initialize(to: Float(Double(bits) * refinement.errorPerBit))
        }
        usualEnergy = Float(refinement.usualEnergy)
        unsafe positions = .allocate(capacity: 65)
        unsafe costs = .allocate(capacity: 65)
        unsafe chosenLevels = .allocate(capacity: 65)
        unsafe predecessors = .allocate(capacity: 65)
        unsafe positions.initialize(repeating: 0, count: 65)
        unsafe costs.initialize(repeating: 0, count: 65)
        unsafe chosenLevels.initialize(repeating: 0, count: 65)
        unsafe predecessors.initialize(repeating: 0, count: 65)
    }

    deinit {
        unsafe sourceSteps.deallocate()
        unsafe steps.deallocate()
        unsafe weights.deallocate()
        unsafe naturalIndex.deallocate()
        unsafe symbolCosts.deallocate()
        unsafe positions.deallocate()
        unsafe costs.deallocate()
        unsafe chosenLevels.deallocate()
        unsafe predecessors.deallocate()
    }

    /// Refines the AC levels of a block in place.
    ///
    /// - Parameters:
    ///   - levels: natural order, without sign.
    ///   - block: the source's coefficients.
    ///   - set: the coded positions whose level is not 0.
    /// - Returns: the set after refinement.
    func refine(_ levels: UnsafeMutablePointer<UInt16>, of block: UnsafePointer<Int16>, _ set: UInt64) -> UInt64 {
        var remaining = set & ~1
        guard remaining != 0 else { return set }
        let emphasis = unsafe emphasis(of: block, remaining)
        let endOfBlock = unsafe symbolCosts[0]
        let zeroRun = unsafe symbolCosts[15 * 16]
        var count = 0
        var bestEnd = 0
        var bestCost = endOfBlock
        unsafe positions[0] = 0
        unsafe costs[0] = 0
        while remaining != 0 {
            let position = remaining.trailingZeroBitCount
            remaining &= remaining &- 1
            count &+= 1
            unsafe positions[count] = position
            let natural = unsafe naturalIndex[position]
            let value = unsafe Float(block[natural].magnitude) * sourceSteps[position]
            let weight = unsafe weights[position] * emphasis
            let step = unsafe steps[position]
            let whole = unsafe levels[natural]
            let energy = value * value
            var best = Float.infinity
            var bestLevel: UInt16 = 0
            var bestPredecessor = 0
            var level = whole
            for _ in 0..<2 where level > 0 {
                let rest = value - Float(level) * step
                let gain = weight * (rest * rest - energy)
                // No symbol has 16 bits; levels that would need them are refused when they are counted.
                let category = min(15, 16 &- level.leadingZeroBitCount)
                var predecessor = count &- 1
                let last = max(0, count &- 1 &- Self.reach)
                while predecessor >= last {
                    let run = unsafe position &- positions[predecessor] &- 1
                    var cost = unsafe costs[predecessor] + symbolCosts[(run & 15) &* 16 &+ category]
                    if run > 15 { cost += Float(run &>> 4) * zeroRun }
                    cost += gain
                    if cost < best {
                        best = cost
                        bestLevel = level
                        bestPredecessor = predecessor
                    }
                    predecessor &-= 1
                }
                level &-= 1
            }
            unsafe costs[count] = best
            unsafe chosenLevels[count] = bestLevel
            unsafe predecessors[count] = bestPredecessor
            let end = position == 63 ? best : best + endOfBlock
            if end < bestCost {
                bestCost = end
                bestEnd = count
            }
        }
        return unsafe trace(levels, from: bestEnd, count: count, dc: set & 1)
    }

    /// Sets the levels along the best path and clears the others.
    private func trace(_ levels: UnsafeMutablePointer<UInt16>, from end: Int, count: Int, dc: UInt64) -> UInt64 {
        var set = dc
        var state = end
        var number = count
        while number > 0 {
            let position = unsafe positions[number]
            let natural = unsafe naturalIndex[position]
            if number == state {
                unsafe levels[natural] = chosenLevels[number]
                set |= 1 &<< UInt64(truncatingIfNeeded: position)
                state = unsafe predecessors[number]
            } else {
                unsafe levels[natural] = 0
            }
            number &-= 1
        }
        return set
    }

    /// How much more an error shows in this block than in a usual one, 0.1 … 10.
    private func emphasis(of block: UnsafePointer<Int16>, _ set: UInt64) -> Float {
        var remaining = set
        var energy: Float = 0
        while remaining != 0 {
            let position = remaining.trailingZeroBitCount
            remaining &= remaining &- 1
            let value = unsafe Float(block[naturalIndex[position]]) * sourceSteps[position]
            energy += value * value
        }
        let ratio = (energy / 64 + Self.energyFloor) / (usualEnergy + Self.energyFloor)
        return min(max(exp2f(-0.6 * log2f(ratio)), 0.1), 10)
    }
}
