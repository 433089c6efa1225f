import CJPEGKernels
import JPEGRateControl
import Testing

/// The rule that predicts and the kernels that do.
struct FrequencyRuleTests {
    static let rules: [FrequencyRule] =
        [.identity, .zero]
        + [UInt16(1), 255, 257, 21_845, 32_767, 32_768, 43_691, 65_534, 65_535].flatMap { multiplier in
            [UInt16(0), 1, 16_384, 29_491, 32_767, 32_768, 65_535].map {
                FrequencyRule(multiplier: multiplier, offset: $0)
            }
        }

    static let magnitudes = [Int](0...2_047) + [2_048, 4_095, 16_383, 16_384, 32_766, 32_767]
    static let coefficients = magnitudes.map { Int16($0) } + magnitudes.map { Int16(-$0) } + [Int16.min]

    /// The same rule for all frequencies.
    private static func shimRules(_ rule: FrequencyRule) -> hs_block_rules {
        var rules = hs_block_rules()
        unsafe withUnsafeMutableBytes(of: &rules) { bytes in
            let values = unsafe bytes.bindMemory(to: UInt16.self)
            for index in 0..<64 {
                unsafe values[index] = rule.multiplier
                unsafe values[64 + index] = rule.offset
            }
        }
        return rules
    }

    /// Blocks of the test's coefficients, zeros behind them.
    private static let blocks = coefficients + [Int16](repeating: 0, count: (64 - coefficients.count % 64) % 64)

    @Test(arguments: rules)
    func `the requantizing kernel does what the rule says, for both signs`(rule: FrequencyRule) {
        var rules = Self.shimRules(rule)
        var output = [Int16](repeating: -1, count: Self.blocks.count)
        unsafe hs_requantize_blocks(Self.blocks, Self.blocks.count / 64, &rules, &output)
        let wrong = Self.blocks.indices.filter { index in
            let coefficient = Int(Self.blocks[index])
            let level = rule.level(magnitude: abs(coefficient))
            return output[index] != Int16(truncatingIfNeeded: coefficient < 0 ? -level : level)
        }
        #expect(wrong.map { Self.blocks[$0] } == [])
    }

    @Test(arguments: rules)
    func `the counting kernel gives the rule's levels and where they are not 0`(rule: FrequencyRule) {
        var rules = Self.shimRules(rule)
        let blockCount = Self.blocks.count / 64
        var levels = [UInt16](repeating: 9, count: Self.blocks.count)
        var positions = [UInt64](repeating: 9, count: blockCount)
        unsafe hs_quantize_blocks(Self.blocks, blockCount, &rules, &levels, &positions)
        let expected = Self.blocks.map { UInt16(rule.level(magnitude: abs(Int($0)))) }
        #expect(levels == expected)
        for block in 0..<blockCount {
            var set: UInt64 = 0
            for (position, natural) in SymbolReference.zigzag.enumerated() where expected[block * 64 + natural] != 0 {
                set |= 1 << UInt64(position)
            }
            #expect(positions[block] == set, "block \(block)")
        }
    }

    @Test func `each frequency goes by its own rule`() {
        var random = LinearGenerator(seed: 11)
        let frequencyRules = (0..<64).map { _ in
            FrequencyRule(multiplier: UInt16(random.next(below: 65_536)), offset: UInt16(random.next(below: 65_536)))
        }
        var rules = hs_block_rules()
        unsafe withUnsafeMutableBytes(of: &rules) { bytes in
            let values = unsafe bytes.bindMemory(to: UInt16.self)
            for (index, rule) in frequencyRules.enumerated() {
                unsafe values[index] = rule.multiplier
                unsafe values[64 + index] = rule.offset
            }
        }
        let blocks = (0..<640).map { _ in Int16(truncatingIfNeeded: random.next(below: 65_536)) }
        var output = [Int16](repeating: 0, count: 640)
        unsafe hs_requantize_blocks(blocks, 10, &rules, &output)
        let expected = blocks.enumerated().map { index, coefficient in
            let level = frequencyRules[index % 64].level(magnitude: abs(Int(coefficient)))
            return Int16(truncatingIfNeeded: coefficient < 0 ? -level : level)
        }
        #expect(output == expected)
    }

    @Test func `levels get the signs of what they were made from`() {
        let blocks = (0..<128).map { Int16($0 % 3 - 1) * Int16($0) }
        var output = [Int16](repeating: 0, count: 128)
        unsafe hs_apply_signs(blocks.map(\.magnitude), blocks, 2, &output)
        #expect(output == blocks)
    }

    @Test func `the source's own step keeps every magnitude`() {
        for step in [1, 2, 16, 255, 65_535] {
            let rule = FrequencyRule(sourceStep: step, step: step, rounding: 0.5)
            #expect((0...32_768).allSatisfy { rule.level(magnitude: $0) == $0 })
        }
        #expect((0...32_768).allSatisfy { FrequencyRule.zero.level(magnitude: $0) == 0 })
    }

    @Test(arguments: [3, 5, 7, 9, 11, 15], [0.4, 0.45, 0.5])
    func `odd multiples nest: every level has as many magnitudes on both sides`(multiple: Int, rounding: Double) {
        // A step of the output holds an odd number of the source's, so that no magnitude lies on a border.
        guard rounding > 0.5 - 1 / Double(2 * multiple) else { return }
        let rule = FrequencyRule(sourceStep: 4, step: 4 * multiple, rounding: rounding)
        for magnitude in 0...2_047 {
            #expect(rule.level(magnitude: magnitude) == (magnitude + multiple / 2) / multiple)
        }
    }

    @Test(arguments: [2, 4, 6, 8])
    func `even multiples send ties toward zero when rounding is below one half`(multiple: Int) {
        let rule = FrequencyRule(sourceStep: 3, step: 3 * multiple, rounding: 0.5 - 1 / 64)
        for level in 0..<2_047 / multiple - 1 {
            let tie = level * multiple + multiple / 2
            #expect(rule.level(magnitude: tie) == level)
            #expect(rule.level(magnitude: tie + 1) == level + 1)
        }
    }

    @Test func `a level never lies further from its magnitude than the rounding says`() {
        for (source, step) in [(1, 2), (1, 255), (3, 4), (5, 7), (16, 17), (99, 255), (254, 255), (7, 65_535)] {
            let rule = FrequencyRule(sourceStep: source, step: step, rounding: 0.45)
            for magnitude in 0...2_047 {
                let exact = Double(magnitude * source) / Double(step)
                let level = Double(rule.level(magnitude: magnitude))
                // The multiplier has 16 bits: 2,047 times half a unit of it.
                #expect(abs(level - exact) <= 0.55 + 0.016, "\(magnitude) × \(source) / \(step)")
            }
        }
    }
}
