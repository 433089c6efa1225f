internal import JPEGCodec

/// Numbers in a row that kernels work on.
///
/// `unsafe`: the kernels take pointers, and every one of several million samples goes through them. Owners size the
/// buffers from the frame before the first sample comes, with room behind the end for whole vectors.
@safe
final class SampleBuffer<Element: BitwiseCopyable> {
    private let memory: PageMemory
    let start: UnsafeMutablePointer<Element>
    let count: Int

    /// Samples that a kernel may touch behind the last one it was asked for.
    static var slack: Int { 32 }

    /// - Parameters:
    ///   - value: of each element.
    ///   - count: of elements, 0 or more.
    init(repeating value: Element, count: Int) {
        self.count = count
        let byteCount = (count + Self.slack) * MemoryLayout<Element>.stride
        // There is no other answer here, as there is none where an array does not get its memory.
        guard let memory = PageMemory(byteCount: byteCount) else { preconditionFailure("there is no memory left") }
        self.memory = memory
        unsafe start = memory.start.bindMemory(to: Element.self, capacity: count + Self.slack)
        unsafe start.initialize(repeating: value, count: count + Self.slack)
    }
}

/// Where a row of samples begins; good as long as the rows' owner lives.
@safe
struct SampleRow {
    let start: UnsafeMutablePointer<Float>

    /// The row without its first samples.
    func dropFirst(_ count: Int) -> SampleRow { unsafe SampleRow(start: start + count) }
}

/// Rows of floats, one after the other.
@safe
final class FloatRows {
    private let samples: SampleBuffer<Float>
    /// Samples from a row to the next one: room for whole vectors behind each.
    let stride: Int
    let rowCount: Int

    init(width: Int, rowCount: Int) {
        stride = (width + 31) / 16 * 16 + 16
        self.rowCount = rowCount
        samples = SampleBuffer(repeating: 0, count: stride * rowCount)
    }

    /// The first sample of a row, 0 ..< rowCount.
    func row(_ index: Int) -> SampleRow {
        precondition(index >= 0 && index < rowCount, "no such row")
        return unsafe SampleRow(start: samples.start + index * stride)
    }
}
