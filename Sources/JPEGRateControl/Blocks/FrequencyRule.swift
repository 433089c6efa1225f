/// How the magnitudes of one frequency become levels: `level = (magnitude × multiplier + offset) >> 16`, in 32 bits,
/// and 0 where that is below `minimumLevel`.
///
/// A magnitude counts the source's steps, a level the output's. Prediction, counting and writing all use this rule, so
/// that they have the same numbers.
package struct FrequencyRule: Sendable, Hashable {
    /// 65,536 × source step ÷ output step, at most 65,535.
    package let multiplier: UInt16
    /// 65,536 × the fraction that is added before the level is cut off: 32,768 rounds to nearest, less leaves a dead
    /// zone.
    package let offset: UInt16
    /// 0 or 1: every level stays; 2: ones become 0.
    package let minimumLevel: UInt16

    package init(multiplier: UInt16, offset: UInt16, minimumLevel: UInt16 = 0) {
        self.multiplier = multiplier
        self.offset = offset
        self.minimumLevel = minimumLevel
    }

    /// Keeps every magnitude up to 32,768.
    package static let identity = FrequencyRule(multiplier: 65_535, offset: 32_768)

    /// Makes whole levels of eighths.
    static let whole = FrequencyRule(multiplier: UInt16(65_536 / SampleRounding.partCount), offset: 32_767)

    /// Makes every magnitude 0.
    package static let zero = FrequencyRule(multiplier: 0, offset: 0)

    /// - Parameters:
    ///   - sourceStep: 1 … 65,535.
    ///   - step: the output's, not below the source's.
    ///   - rounding: 0 … 0.5, the fraction that is added before the level is cut off.
    ///   - levelPrecision: the precision of the magnitudes, 8 for eighths of a source step; 1: whole levels.
    package init(sourceStep: Int, step: Int, rounding: Double, levelPrecision: Int = 1) {
        if step <= sourceStep {
            self = levelPrecision == 1 ? .identity : .whole
            return
        }
        let ratio = Double(sourceStep) / Double(step * levelPrecision)
        multiplier = UInt16(min((ratio * 65_536).rounded(), 65_535))
        offset = UInt16(min((rounding * 65_536).rounded(), 65_535))
        minimumLevel = 0
    }

    /// - Parameter magnitude: 0 … 32,768.
    /// - Returns: the level's magnitude.
    package func level(magnitude: Int) -> Int {
        let level = (magnitude * Int(multiplier) + Int(offset)) >> 16
        return level < Int(minimumLevel) ? 0 : level
    }

    /// The rule with a wider dead zone: rounding by 0.25; at the source's own step, ones become 0.
    package var widened: FrequencyRule {
        if self == .zero || minimumLevel == 2 { return self }
        if self == .identity || self == .whole { return withoutOnes }
        return FrequencyRule(multiplier: multiplier, offset: min(offset, 16_384), minimumLevel: minimumLevel)
    }

    /// The rule with ones becoming 0.
    package var withoutOnes: FrequencyRule {
        FrequencyRule(multiplier: multiplier, offset: offset, minimumLevel: 2)
    }
}
