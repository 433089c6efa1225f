internal import CJPEGKernels

/// Takes a picture's rows from top to bottom, and hands on the rows of the resized one.
///
/// It filters down first, then across, so that rows that fall away are never filtered across. It holds as many rows as
/// one output row needs.
///
/// `unsafe`: rows are reached by pointer; all of them have room behind the end for whole vectors.
final class RowResampler {
    private let across: LanczosFilter
    private let down: LanczosFilter
    private let width: Int
    private let isLight: Bool
    private let sink: PlaneWriter
    /// By channel: the rows that came last.
    private let recent: [FloatRows]
    /// By channel: rows that were filtered down and wait to be filtered across, `HS_LANES` at a time.
    private let waiting: [FloatRows]
    private let finished: [FloatRows]
    private let columns: SampleBuffer<Float>
    private let mixedColumns: SampleBuffer<Float>
    private var waitingCount = 0
    private var nextRow = 0

    private static let laneCount = Int(HS_LANES)

    /// - Parameters:
    ///   - across: for the columns of a row.
    ///   - down: for the rows.
    ///   - width: samples of each input row.
    ///   - channelCount: 1 or 3.
    ///   - isLight: samples are light, 0 … 1, to be encoded in the end.
    ///   - sink: where the rows go.
    init(
        across: LanczosFilter,
        down: LanczosFilter,
        width: Int,
        channelCount: Int,
        isLight: Bool,
        sink: PlaneWriter
    ) {
        self.across = across
        self.down = down
        self.width = width
        self.isLight = isLight
        self.sink = sink
        let channels = 0..<channelCount
        recent = channels.map { _ in FloatRows(width: width, rowCount: down.tapCount) }
        waiting = channels.map { _ in FloatRows(width: width, rowCount: Self.laneCount) }
        finished = channels.map { _ in FloatRows(width: across.outputCount, rowCount: Self.laneCount) }
        columns = SampleBuffer(repeating: 0, count: Self.laneCount * width)
        mixedColumns = SampleBuffer(repeating: 0, count: Self.laneCount * across.outputCount)
    }

    /// - Parameters:
    ///   - number: counted from the top of the picture, each in order.
    ///   - channels: the row's, not changed.
    func push(_ number: Int, _ channels: [SampleRow]) {
        for (channel, rows) in recent.enumerated() {
            unsafe rows.row(number % down.tapCount).start.update(from: channels[channel].start, count: width)
        }
        while nextRow < down.outputCount, Int(down.starts[nextRow]) + down.tapCount - 1 <= number {
            mixRow(nextRow)
            nextRow += 1
        }
    }

    private func mixRow(_ number: Int) {
        let first = Int(down.starts[number])
        for (channel, rows) in recent.enumerated() {
            let inputs = unsafe (0..<down.tapCount).map {
                unsafe UnsafePointer(rows.row((first + $0) % down.tapCount).start)
            }
            unsafe down.weights.withUnsafeBufferPointer { weights in
                guard let start = weights.baseAddress else { return }
                unsafe hs_mix_rows(
                    inputs, start + number * down.tapCount, down.tapCount, width,
                    waiting[channel].row(waitingCount).start)
            }
        }
        waitingCount += 1
        if waitingCount == Self.laneCount || number == down.outputCount - 1 { finishRows(upTo: number) }
    }

    private func finishRows(upTo last: Int) {
        for (channel, rows) in waiting.enumerated() {
            unsafe hs_interleave(rows.row(0).start, rows.stride, width, columns.start)
            unsafe hs_mix_columns(
                columns.start, across.starts, across.weights, across.tapCount, across.outputCount, mixedColumns.start)
            let output = finished[channel]
            unsafe hs_deinterleave(mixedColumns.start, across.outputCount, output.row(0).start, output.stride)
        }
        for index in 0..<waitingCount {
            let channels = finished.map { $0.row(index) }
            if isLight {
                for channel in channels {
                    unsafe hs_interpolate(channel.start, across.outputCount, LightCurve.encoded)
                }
            }
            sink.put(last - waitingCount + 1 + index, channels)
        }
        waitingCount = 0
    }
}
