/// The entropy of levels with random signs, in bits.
struct Entropy {
    private let total: Double
    private var sum = 0.0
    private var nonzeroCount = 0.0

    init(total: Double) { self.total = total }

    mutating func add(_ count: Double, isZero: Bool) {
        sum += count * log2(count)
        if !isZero { nonzeroCount += count }
    }

    var bitCount: Double { total > 0 ? total * log2(total) - sum + nonzeroCount : 0 }
    var isAllZero: Bool { nonzeroCount == 0 }
}
