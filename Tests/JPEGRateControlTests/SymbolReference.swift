import JPEGCodec
import JPEGRateControl

/// The symbols that coding takes, straight from ITU-T T.81 and as slow as it reads: the blocks of a scan in the order
/// of A.2, each by F.1.2.1 and F.1.2.2. Blocks that only fill up an MCU repeat the DC of the block before and have no
/// AC.
struct SymbolReference {
    /// Figure A.6, by position: row × 8 + column.
    static let zigzag: [Int] = (0..<64).sorted { a, b in
        let (diagonalA, diagonalB) = (a / 8 + a % 8, b / 8 + b % 8)
        if diagonalA != diagonalB { return diagonalA < diagonalB }
        // Even diagonals run upwards.
        return diagonalA % 2 == 0 ? a / 8 > b / 8 : a / 8 < b / 8
    }

    private(set) var dc = [Int](repeating: 0, count: 17)
    private(set) var ac = [Int](repeating: 0, count: 256)
    private(set) var outOfRangeCount = 0

    /// From the coefficients of the component's picture blocks, row by row.
    init(_ coefficients: [Int16], component: Int, of frame: FrameLayout, isInterleaved: Bool) {
        let layout = frame.components[component]
        let (h, v) = isInterleaved ? (layout.horizontalSampling, layout.verticalSampling) : (1, 1)
        let mcuColumns = isInterleaved ? frame.widthInMCUs : layout.widthInBlocks
        let mcuRows = isInterleaved ? frame.heightInMCUs : layout.heightInBlocks
        var prediction = 0
        for mcuRow in 0..<mcuRows {
            for mcuColumn in 0..<mcuColumns {
                for y in 0..<v {
                    for x in 0..<h {
                        let (row, column) = (mcuRow * v + y, mcuColumn * h + x)
                        if row < layout.heightInBlocks && column < layout.widthInBlocks {
                            let start = (row * layout.widthInBlocks + column) * 64
                            count(coefficients[start..<start + 64].map { Int($0) }, &prediction)
                        } else {
                            count([prediction] + [Int](repeating: 0, count: 63), &prediction)
                        }
                    }
                }
            }
        }
    }

    private mutating func count(_ block: [Int], _ prediction: inout Int) {
        let category = Self.category(block[0] - prediction)
        prediction = block[0]
        dc[category] += 1
        if category > 11 { outOfRangeCount += 1 }
        var run = 0
        for position in 1..<64 {
            let value = block[Self.zigzag[position]]
            if value == 0 {
                run += 1
                continue
            }
            while run > 15 {
                ac[0xF0] += 1
                run -= 16
            }
            let category = Self.category(value)
            if category > 10 { outOfRangeCount += 1 }
            if category < 16 { ac[run * 16 + category] += 1 }
            run = 0
        }
        if run > 0 { ac[0] += 1 }
    }

    /// Table F.1: the bits of the magnitude.
    private static func category(_ value: Int) -> Int {
        var (magnitude, bits) = (abs(value), 0)
        while magnitude > 0 { (magnitude, bits) = (magnitude / 2, bits + 1) }
        return bits
    }
}
