/// A gray picture written code by code, for what no encoder writes.
///
/// Every code has four bits: its place among the symbols. Steps are 1, so that levels are coefficients.
package struct HandCodedPicture {
    /// What a block is coded as: the DC difference, then symbols of AC with their values, up to the end of the block.
    package struct Block {
        package var difference: Int
        /// Symbol (run × 16 + category) and value; the value of one without category is not looked at.
        package var symbols: [(symbol: UInt8, value: Int)]

        package init(difference: Int, symbols: [(symbol: UInt8, value: Int)]) {
            (self.difference, self.symbols) = (difference, symbols)
        }

        /// EOB right behind DC.
        package static func flat(_ difference: Int) -> Block { Block(difference: difference, symbols: [(0x00, 0)]) }
    }

    private static let dcSymbols: [UInt8] = Array(0...12)
    private static let acSymbols: [UInt8] = [0x00, 0xF0, 0x01, 0x02, 0x03, 0x0A, 0x0B, 0x0F]

    /// Multiples of 8.
    package let width: Int
    package let height: Int
    package let blocks: [Block]

    /// - Parameters:
    ///   - width: a multiple of 8.
    ///   - height: likewise.
    ///   - block: what is at each place, counted row by row.
    package init(width: Int, height: Int, block: (Int) -> Block) {
        (self.width, self.height) = (width, height)
        blocks = (0..<(width / 8 * (height / 8))).map(block)
    }

    /// The whole file.
    package var bytes: [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0] + [UInt8](repeating: 1, count: 64)
            + [0xFF, 0xC0, 0, 11, 8, UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)]
            + [1, 1, 0x11, 0]
            + Self.table(0x00, Self.dcSymbols) + Self.table(0x10, Self.acSymbols)
            + [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0] + codedData + [0xFF, 0xD9]
    }

    private static func table(_ slot: UInt8, _ symbols: [UInt8]) -> [UInt8] {
        [0xFF, 0xC4, 0, UInt8(19 + symbols.count), slot, 0, 0, 0, UInt8(symbols.count)]
            + [UInt8](repeating: 0, count: 12) + symbols
    }

    private var codedData: [UInt8] {
        var bits: [Bool] = []
        func append(_ value: Int, count: Int) {
            for place in stride(from: count - 1, through: 0, by: -1) { bits.append(value >> place & 1 == 1) }
        }
        func append(code symbol: UInt8, among symbols: [UInt8], _ value: Int, category: Int) {
            append(symbols.firstIndex(of: symbol) ?? 0, count: 4)
            // Negative values are told by one less (ITU-T T.81, F.1.2.1).
            append(value < 0 ? value + (1 << category) - 1 : value, count: category)
        }
        for block in blocks {
            let category = Int.bitWidth - abs(block.difference).leadingZeroBitCount
            append(code: UInt8(category), among: Self.dcSymbols, block.difference, category: category)
            for (symbol, value) in block.symbols {
                append(code: symbol, among: Self.acSymbols, value, category: Int(symbol & 15))
            }
        }
        while !bits.count.isMultiple(of: 8) { bits.append(true) }
        return stride(from: 0, to: bits.count, by: 8).flatMap { start -> [UInt8] in
            let byte = bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
            return byte == 0xFF ? [0xFF, 0] : [byte]
        }
    }
}
