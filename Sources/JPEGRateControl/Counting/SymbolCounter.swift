internal import CJPEGKernels
internal import JPEGCodec

/// Counts the symbols that coding a component's requantized blocks takes, MCU row by MCU row.
///
/// `unsafe`: see `BlockKernel`. Counters are indexed by distance (below 64) and category (at most 16), histograms by
/// coded position and a magnitude cut to the last bin.
@safe
struct SymbolCounter: ~Copyable {
    private let layout: ComponentLayout
    private let turner = BlockTurner()
    private let maker: LevelMaker
    private let collection: Collection
    /// See `MagnitudeHistogram`.
    private let binCount: Int
    private let differenceBinCount: Int
    /// See `hs_count_symbols`.
    private let ac: UnsafeMutablePointer<UInt32>
    private let dc: UnsafeMutablePointer<UInt32>
    /// DC levels of the block rows of an MCU row, `paddedWidthInBlocks` a row.
    private let dcLevels: UnsafeMutablePointer<Int32>
    /// By magnitude × 64 + coded position, so that the counters used most share cache lines; nil: not collected.
    private let histogram: UnsafeMutablePointer<UInt32>?
    /// By magnitude of the DC difference; nil: not collected.
    private let differences: UnsafeMutablePointer<UInt32>?
    /// Sums up squared errors where levels are refined, which no histogram tells.
    private let errors: SquaredErrorSum?
    /// DC of the block that is coded before the next one.
    private var previous: Int32 = 0
    /// Picture blocks counted so far.
    private(set) var blockCount = 0

    /// What is collected.
    enum Collection {
        case symbols
        case magnitudes
        case symbolsAndMagnitudes
    }

    init(_ quantization: ComponentQuantization, layout: ComponentLayout, collects collection: Collection = .symbols) {
        self.collection = collection
        self.layout = layout
        binCount = MagnitudeHistogram.binCount * quantization.levelPrecision
        differenceBinCount = MagnitudeHistogram.differenceBinCount * quantization.levelPrecision
        maker = LevelMaker(quantization)
        errors = quantization.refinement == nil ? nil : SquaredErrorSum(quantization)
        unsafe ac = .allocate(capacity: HS_SYMBOL_COUNTERS)
        unsafe ac.initialize(repeating: 0, count: HS_SYMBOL_COUNTERS)
        unsafe dc = .allocate(capacity: 33)
        unsafe dc.initialize(repeating: 0, count: 33)
        unsafe dcLevels = .allocate(capacity: layout.mcuHeight * layout.paddedWidthInBlocks)
        unsafe dcLevels.initialize(repeating: 0, count: layout.mcuHeight * layout.paddedWidthInBlocks)
        if collection != .symbols {
            unsafe histogram = hs_zeroed_counters(64 * binCount)
            unsafe differences = hs_zeroed_counters(differenceBinCount)
        } else {
            unsafe histogram = nil
            unsafe differences = nil
        }
    }

    deinit {
        unsafe ac.deallocate()
        unsafe dc.deallocate()
        unsafe dcLevels.deallocate()
        unsafe hs_free_counters(histogram)
        unsafe hs_free_counters(differences)
    }

    /// Counts a piece of an MCU row.
    ///
    /// - Parameters:
    ///   - mcuRow: which row it is.
    ///   - mcus: MCU columns; where they do not follow the piece before, DC is predicted from the MCU to the left.
    ///   - followsOn: the piece before ended where this one begins.
    ///   - rowCount: block rows of the MCU row that hold picture.
    ///   - plane: the component's blocks, from the MCU row on.
    mutating func count(
        mcuRow: Int,
        mcus: Range<Int>,
        followsOn: Bool,
        rowCount: Int,
        plane: BlockPlane
    ) {
        let stride = layout.paddedWidthInBlocks
        let columns = (mcus.lowerBound * layout.mcuWidth)..<min(mcus.upperBound * layout.mcuWidth, layout.widthInBlocks)
        for row in 0..<rowCount {
            unsafe countAC(columns, row, plane, dcLevels + row * stride, mcuRow)
        }
        if !followsOn && mcus.lowerBound > 0 {
            // The last block of the MCU to the left: a whole one, since others follow it.
            let left = columns.lowerBound - 1
            let block = unsafe turner.blocks(of: plane, row: rowCount - 1, column: left, count: 1)
            var value: Int32 = 0
            unsafe maker.withLevels(of: block, count: 1, mcuRow: mcuRow) { kernel in
                value = unsafe SymbolCounter.signed(kernel.levels[0], like: block[0])
            }
            previous = value
        }
        let dcRows = unsafe hs_dc_rows(
            levels: dcLevels,
            stride: stride,
            row_count: rowCount,
            mcu_width: layout.mcuWidth,
            first: columns.lowerBound,
            end: columns.upperBound
        )
        unsafe previous = hs_count_differences(
            dcRows, previous, dc, differences, differenceBinCount)
        blockCount += columns.count * rowCount
        // Dummy blocks: DC as before, nothing else (jctrans.c).
        let dummyCount = mcus.count * layout.mcuWidth * layout.mcuHeight - columns.count * rowCount
        unsafe dc[0] &+= UInt32(dummyCount)
        unsafe ac[0] &+= UInt32(dummyCount)
    }

    private func countAC(
        _ columns: Range<Int>,
        _ row: Int,
        _ plane: BlockPlane,
        _ dcRow: UnsafeMutablePointer<Int32>,
        _ mcuRow: Int
    ) {
        var column = columns.lowerBound
        while column < columns.upperBound {
            let count = min(BlockKernel.chunkBlockCount, columns.upperBound - column)
            let chunk = unsafe turner.blocks(of: plane, row: row, column: column, count: count)
            unsafe maker.withLevels(of: chunk, count: count, mcuRow: mcuRow) { kernel in
                unsafe countChunk(kernel, chunk, count, dcRow + column)
            }
            column += count
        }
    }

    @inline(__always)
    private func countChunk(
        _ kernel: borrowing BlockKernel,
        _ chunk: UnsafePointer<Int16>,
        _ count: Int,
        _ dcRow: UnsafeMutablePointer<Int32>
    ) {
        if let errors { unsafe kernel.addErrors(of: chunk, count: count, to: errors) }
        for index in 0..<count {
            let level = unsafe kernel.levels[index &* 64]
            unsafe dcRow[index] = SymbolCounter.signed(level, like: chunk[index &* 64])
            if let histogram = unsafe histogram {
                unsafe histogram[min(Int(level), binCount &- 1) &* 64] &+= 1
            }
        }
        if let histogram = unsafe histogram {
            unsafe kernel.countMagnitudes(count: count, binCount: binCount, in: histogram)
        }
        if collection != .magnitudes { unsafe kernel.countSymbols(count: count, in: ac) }
    }

    @inline(__always)
    private static func signed(_ level: UInt16, like coefficient: Int16) -> Int32 {
        coefficient < 0 ? -Int32(level) : Int32(level)
    }

    /// What has been counted.
    var counts: SymbolCounts {
        var dcCounts = [Int](repeating: 0, count: 17)
        var acCounts = [Int](repeating: 0, count: 256)
        var outOfRange = 0
        for category in 0...16 {
            dcCounts[category] = unsafe Int(dc[category])
            // A baseline picture's differences have at most 11 bits, its AC levels 10 (ITU-T T.81, F.1.2).
            if category > 11 { outOfRange += dcCounts[category] }
        }
        acCounts[SymbolCounts.endOfBlock] = unsafe Int(ac[0])
        let categories = HS_CATEGORIES
        let bankStarts = stride(from: 0, to: HS_SYMBOL_COUNTERS, by: 64 * categories)
        for distance in 1..<64 {
            let run = distance - 1
            for category in 1...16 {
                let count = bankStarts.reduce(0) { unsafe $0 + Int(ac[$1 + distance * categories + category]) }
                if category > 10 { outOfRange += count }
                if category < 16 { acCounts[run % 16 * 16 + category] += count }
                acCounts[SymbolCounts.sixteenZeros] += run / 16 * count
            }
        }
        return SymbolCounts(dc: dcCounts, ac: acCounts, outOfRangeCount: outOfRange)
    }

    /// Squared error of the DCT coefficients counted; only where levels are refined.
    var squaredError: Double { errors?.sum ?? 0 }

    /// The magnitudes of every block counted; nil when they were not collected.
    var magnitudes: MagnitudeHistogram? {
        guard let histogram = unsafe histogram, let differences = unsafe differences else { return nil }
        return unsafe MagnitudeHistogram(
            counters: UnsafeBufferPointer(start: histogram, count: 64 * binCount),
            differences: UnsafeBufferPointer(start: differences, count: differenceBinCount),
            blockCount: blockCount
        )
    }
}
