/// A color while a picture is made: red, green and blue, 0 … 255; the fourth lane is not used.
typealias Tint = SIMD4<Float>

extension Tint {
    init(_ red: Float, _ green: Float, _ blue: Float) {
        self.init(red, green, blue, 0)
    }

    /// `self` at 0, `other` at 1.
    @inline(__always)
    func mixed(with other: Tint, _ amount: Float) -> Tint {
        self + (other - self) * amount
    }
}

/// A sample, rounded and clamped.
@inline(__always)
func sample(_ value: Float) -> UInt8 {
    UInt8(min(255.4, max(0, value + 0.5)))
}
