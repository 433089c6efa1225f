internal import JPEGCodec

/// Room for one block row: what libjpeg has when it asks for rows to write.
///
/// `unsafe`: the provider fills memory that libjpeg owns, through a pointer; here it is an array's, a row long.
struct RowBuffer {
    private var coefficients: [Int16]

    init(frame: FrameLayout) {
        let widest = frame.components.map(\.paddedWidthInBlocks).max() ?? 0
        coefficients = [Int16](repeating: 0, count: widest * 64)
    }

    /// Asks for every row of every component.
    ///
    /// - Returns: the sum of the first coefficient of each row.
    mutating func requantizeAll(of frame: FrameLayout, with provider: some BlockRowProvider) -> Int {
        var sum = 0
        unsafe coefficients.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for (index, component) in frame.components.enumerated() {
                for row in 0..<component.heightInBlocks {
                    unsafe provider.provide(component: index, rows: row..<(row + 1), blocks: start)
                    unsafe sum += Int(start[0])
                }
            }
        }
        return sum
    }
}
