internal import JPEGCodec

/// How often each symbol of the entropy coder occurs (ITU-T T.81, F.1.2), for one component or the sum of several.
package struct SymbolCounts: Sendable, Hashable {
    /// By difference category, 0 … 16.
    package private(set) var dc: [Int]
    /// By run × 16 + category: 256.
    package private(set) var ac: [Int]
    /// AC levels above 1,023 or DC differences beyond 2,047: what an 8-bit picture's Huffman codes cannot say.
    package private(set) var outOfRangeCount: Int

    /// The AC symbols that stand for no level (ITU-T T.81, F.1.2.2.1): EOB and ZRL.
    static let endOfBlock = 0x00
    static let sixteenZeros = 0xF0

    package init() {
        dc = [Int](repeating: 0, count: 17)
        ac = [Int](repeating: 0, count: 256)
        outOfRangeCount = 0
    }

    package init(dc: [Int], ac: [Int], outOfRangeCount: Int) {
        precondition(dc.count == 17 && ac.count == 256, "17 DC categories, 256 AC symbols")
        self.dc = dc
        self.ac = ac
        self.outOfRangeCount = outOfRangeCount
    }

    /// - Parameters:
    ///   - decoded: symbols of the picture's blocks.
    ///   - dummyCount: blocks beyond the picture that fill MCUs up: DC as before, nothing else (jctrans.c).
    init(_ decoded: DecodedSymbols, dummyCount: Int) {
        self.init(
            dc: decoded.dc,
            ac: decoded.ac,
            // A baseline picture's differences have at most 11 bits (ITU-T T.81, table F.1).
            outOfRangeCount: decoded.dc.dropFirst(12).reduce(0, +)
        )
        dc[0] += dummyCount
        ac[Self.endOfBlock] += dummyCount
    }

    package static func += (sum: inout SymbolCounts, other: SymbolCounts) {
        for index in sum.dc.indices { sum.dc[index] += other.dc[index] }
        for index in sum.ac.indices { sum.ac[index] += other.ac[index] }
        sum.outOfRangeCount += other.outOfRangeCount
    }

    /// AC levels that are not 0.
    package var nonzeroCount: Int {
        var count = 0
        for (symbol, number) in ac.enumerated() where symbol & 15 != 0 { count += number }
        return count
    }

    /// Bits behind the codes: as many as the category says.
    package var extraBitCount: Int {
        var bits = 0
        for (category, count) in dc.enumerated() { bits += category * count }
        for (symbol, count) in ac.enumerated() { bits += (symbol & 15) * count }
        return bits
    }
}
