internal import CJPEGShim

/// How often each symbol of the entropy coder (ITU-T T.81, F.1.2) occurred in a component's blocks, which are counted
/// as if the scan had neither restarts nor dummy blocks.
package struct DecodedSymbols: Sendable, Hashable {
    /// By difference category, 0 … 16.
    package let dc: [Int]
    /// By run × 16 + category: 256.
    package let ac: [Int]
}

extension DecodedSymbols {
    init(_ counts: hs_symbol_counts) {
        var counts = counts
        self.init(dc: Self.numbers(&counts.dc), ac: Self.numbers(&counts.ac))
    }

    private static func numbers<Counters>(_ counters: inout Counters) -> [Int] {
        unsafe withUnsafeBytes(of: &counters) { unsafe $0.bindMemory(to: UInt64.self).map { Int($0) } }
    }
}
