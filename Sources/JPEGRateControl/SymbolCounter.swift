internal import JPEGCodec

/// Counts the symbols that coding a component's requantized blocks takes, row of MCUs by row of MCUs.
///
/// `unsafe`: see `BlockKernel`. Counters are indexed by run (below 16) and category (at most 16), histograms by coded
/// position and a magnitude cut to the last bin.
@safe
struct SymbolCounter: ~Copyable {
    private let layout: ComponentLayout
    private let turner = BlockTurner()
    private let maker: LevelMaker
    /// The frequency in which rows of the pattern differ, and how often each magnitude of it occurs in them.
    private let patternFrequency: Int?
    private let patternMagnitudes: UnsafeMutablePointer<UInt32>
    private let collection: Collection
    /// By run × 32 + category: a category of 16 must not look like another run.
    private let ac: UnsafeMutablePointer<UInt32>
    private let dc: UnsafeMutablePointer<UInt32>
    /// DC levels of the block rows of an MCU row, `paddedWidthInBlocks` a row.
    private let dcLevels: UnsafeMutablePointer<Int32>
    /// By magnitude × 64 + coded position, so that what is counted most lies together; nil: not wanted.
    private let histogram: UnsafeMutablePointer<UInt32>?
    /// By magnitude of the DC difference; nil: not wanted.
    private let differences: UnsafeMutablePointer<UInt32>?
    /// Sums errors up where no histogram tells them.
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
        maker = LevelMaker(quantization)
        errors = quantization.refinement == nil ? nil : SquaredErrorSum(quantization)
        patternFrequency = quantization.patternFrequency
        unsafe patternMagnitudes = .allocate(capacity: MagnitudeHistogram.binCount)
        unsafe patternMagnitudes.initialize(repeating: 0, count: MagnitudeHistogram.binCount)
        unsafe ac = .allocate(capacity: 512)
        unsafe ac.initialize(repeating: 0, count: 512)
        unsafe dc = .allocate(capacity: 33)
        unsafe dc.initialize(repeating: 0, count: 33)
        unsafe dcLevels = .allocate(capacity: layout.mcuHeight * layout.paddedWidthInBlocks)
        unsafe dcLevels.initialize(repeating: 0, count: layout.mcuHeight * layout.paddedWidthInBlocks)
        if collection != .symbols {
            let counters = UnsafeMutablePointer<UInt32>.allocate(capacity: 64 * MagnitudeHistogram.binCount)
            unsafe counters.initialize(repeating: 0, count: 64 * MagnitudeHistogram.binCount)
            unsafe histogram = counters
            let differenceCounters = UnsafeMutablePointer<UInt32>.allocate(
                capacity: MagnitudeHistogram.differenceBinCount)
            unsafe differenceCounters.initialize(repeating: 0, count: MagnitudeHistogram.differenceBinCount)
            unsafe differences = differenceCounters
        } else {
            unsafe histogram = nil
            unsafe differences = nil
        }
    }

    deinit {
        unsafe ac.deallocate()
        unsafe dc.deallocate()
        unsafe dcLevels.deallocate()
        unsafe patternMagnitudes.deallocate()
        unsafe histogram?.deallocate()
        unsafe differences?.deallocate()
    }

    /// Counts a piece of an MCU row.
    ///
    /// - Parameters:
    ///   - mcuRow: which row it is.
    ///   - mcus: columns; when they do not follow on the piece before, DC starts from the MCU to the left.
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
        countDC(mcus, rowCount: rowCount)
        blockCount += columns.count * rowCount
        // Dummy blocks: DC as before, nothing else (jctrans.c).
        let dummyCount = mcus.count * layout.mcuWidth * layout.mcuHeight - columns.count * rowCount
        unsafe dc[0] &+= UInt32(dummyCount)
        unsafe ac[0] &+= UInt32(dummyCount)
    }

    /// The error of these rows is not what the whole picture's histogram says.
    private func countPatternMagnitudes(_ chunk: UnsafePointer<Int16>, _ count: Int) {
        guard let patternFrequency else { return }
        for index in 0..<count {
            let magnitude = unsafe Int(chunk[index &* 64 &+ patternFrequency].magnitude)
            unsafe patternMagnitudes[min(magnitude, MagnitudeHistogram.binCount &- 1)] &+= 1
        }
    }

    private func countAC(
        _ columns: Range<Int>,
        _ row: Int,
        _ plane: BlockPlane,
        _ dcRow: UnsafeMutablePointer<Int32>,
        _ mcuRow: Int
    ) {
        let isInPattern = maker.isInPattern(mcuRow)
        var column = columns.lowerBound
        while column < columns.upperBound {
            let count = min(BlockKernel.chunkBlockCount, columns.upperBound - column)
            let chunk = unsafe turner.blocks(of: plane, row: row, column: column, count: count)
            unsafe maker.withLevels(of: chunk, count: count, mcuRow: mcuRow) { kernel in
                unsafe countChunk(kernel, chunk, count, dcRow + column)
            }
            if isInPattern { unsafe countPatternMagnitudes(chunk, count) }
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
        if let errors { unsafe errors.add(kernel.levels, chunk, count: count) }
        for index in 0..<count {
            let levels = unsafe kernel.levels + index &* 64
            unsafe dcRow[index] = SymbolCounter.signed(levels[0], like: chunk[index &* 64])
            let positions = unsafe kernel.positions[index] & ~1
            if let histogram = unsafe histogram {
                unsafe histogram[min(Int(levels[0]), MagnitudeHistogram.binCount &- 1) &* 64] &+= 1
                unsafe countMagnitudes(levels, positions, kernel.naturalIndex, histogram)
                if collection == .magnitudes { continue }
            }
            unsafe countSymbols(levels, positions, kernel.naturalIndex)
        }
    }

    @inline(__always)
    private func countMagnitudes(
        _ levels: UnsafePointer<UInt16>,
        _ allPositions: UInt64,
        _ naturalIndex: UnsafePointer<Int>,
        _ histogram: UnsafeMutablePointer<UInt32>
    ) {
        var positions = allPositions
        while positions != 0 {
            let position = positions.trailingZeroBitCount
            positions &= positions &- 1
            let level = unsafe Int(levels[naturalIndex[position]])
            unsafe histogram[min(level, MagnitudeHistogram.binCount &- 1) &* 64 &+ position] &+= 1
        }
    }

    @inline(__always)
    private func countSymbols(
        _ levels: UnsafePointer<UInt16>,
        _ allPositions: UInt64,
        _ naturalIndex: UnsafePointer<Int>
    ) {
        var positions = allPositions
        var last = 0
        while positions != 0 {
            let position = positions.trailingZeroBitCount
            positions &= positions &- 1
            var run = position &- last &- 1
            last = position
            if run > 15 {
                unsafe ac[15 &* 32] &+= UInt32(truncatingIfNeeded: run &>> 4)
                run &= 15
            }
            let level = unsafe levels[naturalIndex[position]]
            unsafe ac[run &* 32 &+ (16 &- level.leadingZeroBitCount)] &+= 1
        }
        if last != 63 { unsafe ac[0] &+= 1 }
    }

    /// The differences in the order in which blocks are coded: within an MCU row by row.
    private mutating func countDC(_ mcus: Range<Int>, rowCount: Int) {
        let stride = layout.paddedWidthInBlocks
        var before = previous
        for mcu in mcus {
            let start = mcu &* layout.mcuWidth
            let end = min(start &+ layout.mcuWidth, layout.widthInBlocks)
            for row in 0..<rowCount {
                for column in start..<end {
                    let value = unsafe dcLevels[row &* stride &+ column]
                    let difference = value &- before
                    before = value
                    unsafe dc[32 &- difference.magnitude.leadingZeroBitCount] &+= 1
                    if let differences = unsafe differences {
                        let bin = min(Int(difference.magnitude), MagnitudeHistogram.differenceBinCount &- 1)
                        unsafe differences[bin] &+= 1
                    }
                }
            }
        }
        previous = before
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
        for run in 0..<16 {
            for category in 0...16 {
                let count = unsafe Int(ac[run * 32 + category])
                if category > 10 { outOfRange += count }
                if category < 16 { acCounts[run * 16 + category] = count }
            }
        }
        return SymbolCounts(dc: dcCounts, ac: acCounts, outOfRangeCount: outOfRange)
    }

    /// Squared error of the DCT coefficients counted; only where levels are refined.
    var squaredError: Double { errors?.sum ?? 0 }

    /// The magnitudes, in rows of the pattern, of the frequency in which these differ.
    var magnitudesInPattern: MagnitudeHistogram.Frequency {
        let bins = unsafe UnsafeBufferPointer(start: patternMagnitudes, count: MagnitudeHistogram.binCount)
        let largest = unsafe bins.lastIndex { $0 > 0 } ?? 0
        return MagnitudeHistogram.Frequency(counts: unsafe bins[...largest].map { Int($0) })
    }

    /// The magnitudes of every block counted; nil when they were not collected.
    var magnitudes: MagnitudeHistogram? {
        guard let histogram = unsafe histogram, let differences = unsafe differences else { return nil }
        return unsafe MagnitudeHistogram(
            counters: UnsafeBufferPointer(start: histogram, count: 64 * MagnitudeHistogram.binCount),
            differences: UnsafeBufferPointer(start: differences, count: MagnitudeHistogram.differenceBinCount),
            blockCount: blockCount
        )
    }
}
