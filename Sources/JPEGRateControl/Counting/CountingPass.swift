internal import JPEGCodec

/// Which MCUs of a picture a counting pass looks at.
enum Portion: Sendable, Hashable {
    case all
    /// Pieces of 8 MCUs, one in every `8 × period`, at places that change from row to row.
    case sample(period: Int)
}

extension Portion {
    /// The number of blocks above which counting a sample first saves time.
    private static let sampleThreshold = 20_000

    /// - Parameters:
    ///   - frame: the picture's.
    ///   - period: of the sample, where it saves time.
    init(of frame: FrameLayout, period: Int) {
        self = frame.blockCount > Self.sampleThreshold ? .sample(period: period) : .all
    }
}

/// What a counting pass finds in one component.
struct ComponentCount: Sendable {
    let symbols: SymbolCounts
    /// Counted blocks of the picture, without dummy blocks.
    let blockCount: Int
    /// The squared error of the counted blocks where levels are refined; 0 otherwise.
    let squaredError: Double
}

/// Counts the symbols of every component, see `countSymbols` for one.
///
/// - Parameters:
///   - storage: the coefficients.
///   - frame: the picture's as it is to be coded.
///   - quantization: by component.
///   - isInterleaved: all components share one scan.
///   - portion: which MCUs are counted.
///   - workLimit: when counting ends, done or not; nil: when it is done.
/// - Returns: by component.
func countSymbols(
    of storage: CoefficientStorage,
    _ frame: FrameLayout,
    _ quantization: [ComponentQuantization],
    isInterleaved: Bool,
    portion: Portion,
    workLimit: WorkLimit? = nil
) -> [ComponentCount] {
    quantization.enumerated().map { component, own in
        countSymbols(
            of: storage,
            frame,
            component: component,
            quantization: own,
            isInterleaved: isInterleaved,
            portion: portion,
            workLimit: workLimit
        )
    }
}

extension [ComponentCount] {
    /// Blocks of the picture for each that was counted.
    func scale(in frame: FrameLayout) -> Double {
        Double(frame.blockCount) / Double(Swift.max(1, reduce(0) { $0 + $1.blockCount }))
    }
}

/// Requantizes a component without keeping the result, and counts the symbols that coding it takes.
///
/// - Parameters:
///   - storage: the coefficients.
///   - frame: the picture's as it is to be coded.
///   - component: index into the frame's components.
///   - quantization: the component's.
///   - isInterleaved: the component shares its scan with others, so that its MCUs are padded with dummy blocks.
///   - portion: which rows are counted.
///   - workLimit: when counting ends, done or not; nil: when it is done.
/// - Returns: the counts, the number of counted blocks, and their squared error.
func countSymbols(
    of storage: CoefficientStorage,
    _ frame: FrameLayout,
    component: Int,
    quantization: ComponentQuantization,
    isInterleaved: Bool,
    portion: Portion,
    workLimit: WorkLimit? = nil
) -> ComponentCount {
    let layout = ComponentLayout(frame: frame, component: component, isInterleaved: isInterleaved)
    let plane = storage.plane(component: component)
    var counter = SymbolCounter(quantization, layout: layout)
    for row in 0..<layout.heightInMCUs {
        if let workLimit, workLimit.isOver { break }
        let firstRow = row * layout.mcuHeight
        let rowCount = min(layout.mcuHeight, layout.heightInBlocks - firstRow)
        let rows = plane.dropFirst(rows: firstRow)
        for piece in Pieces(portion: portion, row: row, count: layout.widthInMCUs) {
            counter.count(
                mcuRow: row,
                mcus: piece,
                followsOn: portion == .all,
                rowCount: rowCount,
                plane: rows
            )
        }
    }
    return ComponentCount(
        symbols: counter.counts,
        blockCount: counter.blockCount,
        squaredError: counter.squaredError
    )
}

/// The MCUs of one row that a portion takes, as ranges.
struct Pieces: Sequence, IteratorProtocol {
    private var start: Int
    private let length: Int
    private let distance: Int
    private let count: Int

    init(portion: Portion, row: Int, count: Int) {
        self.count = count
        switch portion {
        case .all:
            (start, length, distance) = (0, count, count)
        case .sample(let period):
            length = 8
            distance = length * period
            // Steps of about the golden section spread the pieces of successive rows evenly.
            start = (row * (distance * 5 / 8 | 1)) % distance
            if start >= count { start = count > length ? start % (count - length) : 0 }
        }
    }

    mutating func next() -> Range<Int>? {
        guard start < count else { return nil }
        defer { start += distance }
        return start..<Swift.min(start + length, count)
    }
}
