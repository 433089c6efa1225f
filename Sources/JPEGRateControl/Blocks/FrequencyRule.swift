/// How the magnitudes of one frequency become levels: `level = (magnitude × multiplier + offset) >> 16`, in 32 bits, and 0
/// where that is below `minimumLevel`.
///
/// A magnitude counts the source's steps, a level the output's. Every place that needs a level uses this rule, so that
/// what is predicted, what is counted and what is written are the same numbers.
package struct FrequencyRule: Sendable, Hashable {
    /// 65,536 × source step ÷ output step, at most 65,535.
    package let multiplier: UInt16
    /// 65,536 × the part of a step from which a level is reached, turned round: 32,768 rounds to nearest, less leaves a dead
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

    /// Makes levels of their parts again.
    static let whole = FrequencyRule(multiplier: UInt16(65_536 / SampleRounding.partCount), offset: 32_767)

    /// Makes every magnitude 0.
    package static let zero = FrequencyRule(multiplier: 0, offset: 0)

    /// - Parameters:
    ///   - sourceStep: 1 … 65,535.
    ///   - step: the output's, not below the source's.
    ///   - rounding: 0 … 0.5, the fraction that is added before the level is cut off.
    ///   - levelPrecision: parts of the source's steps that magnitudes count.
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

    /// Keeps less of what is small: a wider dead zone, or where the step is the source's own, no ones.
    package var widened: FrequencyRule {
        if self == .zero || minimumLevel == 2 { return self }
        if self == .identity || self == .whole { return withoutOnes }
        return FrequencyRule(multiplier: multiplier, offset: min(offset, 16_384), minimumLevel: minimumLevel)
    }

    /// The same without its ones.
    package var withoutOnes: FrequencyRule {
        FrequencyRule(multiplier: multiplier, offset: offset, minimumLevel: 2)
    }
}
