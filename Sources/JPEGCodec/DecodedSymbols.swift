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
    /// - Parameters:
    ///   - reader: has read its file.
    ///   - componentCount: of the frame.
    /// - Returns: by component; nil where nobody has counted.
    static func all(of reader: OpaquePointer, componentCount: Int) -> [DecodedSymbols]? {
        var found: [DecodedSymbols] = []
        for component in 0..<componentCount {
            var counts = hs_symbol_counts()
            guard unsafe hs_coefficient_reader_symbol_counts(reader, Int32(component), &counts) else { return nil }
            found.append(DecodedSymbols(dc: numbers(&counts.dc), ac: numbers(&counts.ac)))
        }
        return found
    }

    private static func numbers<Counters>(_ counters: inout Counters) -> [Int] {
        unsafe withUnsafeBytes(of: &counters) { unsafe $0.bindMemory(to: UInt64.self).map { Int($0) } }
    }
}
