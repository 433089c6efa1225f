/// Numbers that look random and are the same for the same seed: Steele, Lea and Flood's SplitMix64.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    /// One generator for each member of a series.
    ///
    /// - Parameters:
    ///   - seed: of the whole.
    ///   - stream: what the series is for; series with other streams have nothing in common with it.
    ///   - index: the member.
    package init(seed: UInt64, stream: UInt64, index: UInt64) {
        var outer = SplitMix64(seed: seed &+ stream &* 0x9E6C_63D0_876A_3F6B)
        self.init(seed: outer.next() &+ index &* 0xD1B5_4A32_D192_ED03)
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 ..< 1
    package mutating func nextUnit() -> Double {
        Double(next() >> 11) / Double(UInt64(1) << 53)
    }
}
