/// Value noise on a grid of whole pixels, made row by row: random values at the grid's points, smooth in between.
///
/// Rows are to be asked for from top to bottom; then each grid point is hashed once.
struct LatticeNoise {
    private let seed: UInt32
    private let cellWidth: Int
    private let cellHeight: Int
    private let horizontalWeights: [Float]
    private var upper: [Float]
    private var lower: [Float]
    private var blended: [Float]
    private var latticeRow = Int.min

    init(seed: UInt32, width: Int, cellWidth: Int, cellHeight: Int) {
        self.seed = seed
        self.cellWidth = max(1, cellWidth)
        self.cellHeight = max(1, cellHeight)
        horizontalWeights = (0..<self.cellWidth).map { smoothStep(Float($0) / Float(max(1, cellWidth))) }
        let count = width / self.cellWidth + 3
        upper = [Float](repeating: 0, count: count)
        lower = upper
        blended = upper
    }

    /// Adds `amplitude` times the noise, −1 … 1, to a row. `shift`, at least 0, moves the row to the left.
    mutating func add(row y: Int, amplitude: Float, shift: Int = 0, to values: inout [Float]) {
        let firstCell = shift / cellWidth
        blend(row: y, firstCell: firstCell, isShifted: shift != 0)
        let width = values.count
        var start = firstCell * cellWidth - shift
        var cell = 0
        while start < width {
            let left = blended[cell] * amplitude
            let slope = blended[cell + 1] * amplitude - left
            let first = max(0, start)
            let last = min(width, start + cellWidth)
            if cellWidth == 1 {
                values[first] += left
            } else {
                for x in first..<last { values[x] += left + slope * horizontalWeights[x &- start] }
            }
            start += cellWidth
            cell += 1
        }
    }

    private mutating func blend(row y: Int, firstCell: Int, isShifted: Bool) {
        let wanted = y / cellHeight
        if isShifted || wanted != latticeRow {
            if !isShifted && wanted == latticeRow + 1 {
                swap(&upper, &lower)
            } else {
                fill(&upper, row: wanted, firstCell: firstCell)
            }
            fill(&lower, row: wanted + 1, firstCell: firstCell)
            latticeRow = isShifted ? Int.min : wanted
        }
        let weight = smoothStep(Float(y - wanted * cellHeight) / Float(cellHeight))
        for i in blended.indices { blended[i] = upper[i] + (lower[i] - upper[i]) * weight }
    }

    private func fill(_ values: inout [Float], row: Int, firstCell: Int) {
        for i in values.indices { values[i] = hashedValue(i &+ firstCell, row, seed: seed) }
    }
}

/// 3t² − 2t³.
func smoothStep(_ t: Float) -> Float {
    t * t * (3 - 2 * t)
}

/// 0 below the lower edge, 1 above the upper one, smooth in between.
func smoothStep(_ lower: Float, _ upper: Float, _ value: Float) -> Float {
    smoothStep(min(1, max(0, (value - lower) / (upper - lower))))
}

/// A number in −1 ... 1 that depends on nothing but its arguments.
@inline(__always)
func hashedValue(_ x: Int, _ y: Int, seed: UInt32) -> Float {
    var hash = UInt32(truncatingIfNeeded: x) &* 0x9E37_79B1 ^ UInt32(truncatingIfNeeded: y) &* 0x85EB_CA77 ^ seed
    hash = (hash ^ (hash >> 15)) &* 0x2C1B_3C6D
    hash = (hash ^ (hash >> 12)) &* 0x297A_2D39
    hash ^= hash >> 15
    return Float(Int32(bitPattern: hash)) * 0x1p-31
}
