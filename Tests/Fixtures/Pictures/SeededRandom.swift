/// SplitMix64: small, fast, the same everywhere.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// In [0, 1), in steps of 2⁻²⁴: exact in a `Float`.
    package mutating func unit() -> Float {
        Float(next() >> 40) * 0x1p-24
    }

    package mutating func value(in range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * unit()
    }

    /// In 0 ..< bound. The bias is without meaning for pictures.
    package mutating func index(below bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    package mutating func bytes(count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 24) }
    }
}
