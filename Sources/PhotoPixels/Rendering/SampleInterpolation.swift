internal import JPEGCodec

/// Raises a component that is stored with half the picture's samples as decoders do it: three quarters of the nearer
/// sample and one quarter of the farther one, down and across, with the last sample again beyond the edges.
///
/// The inverse DCT raises more smoothly, which is right for what is resized. But inks of the same size have to show
/// what others show, and where inks multiply the difference would be seen.
///
/// `unsafe`: rows are reached by pointer; they have as many samples as the renderer draws.
struct SampleInterpolation {
    let halvesAcross: Bool
    let halvesDown: Bool
    /// Stored rows of the component, without what fills its last block.
    private let rowCount: Int
    /// Stored samples of a row from the first that is drawn, likewise.
    private let sampleCount: Int
    private let mixed: FloatRows
    private let raised: FloatRows

    /// nil: the component has all samples, or another share than a half, which is left to the inverse DCT.
    ///
    /// - Parameters:
    ///   - component: of `frame`.
    ///   - frame: the stored picture's.
    ///   - origin: the first pixel of a row that is drawn, at the edge of an MCU.
    ///   - width: pixels of a row that are drawn.
    init?(_ component: FrameLayout.Component, of frame: FrameLayout, from origin: Int, width: Int) {
        let across = frame.maximumHorizontalSampling / component.horizontalSampling
        let down = frame.maximumVerticalSampling / component.verticalSampling
        guard across * component.horizontalSampling == frame.maximumHorizontalSampling,
            down * component.verticalSampling == frame.maximumVerticalSampling,
            across <= 2, down <= 2, across * down > 1
        else { return nil }
        halvesAcross = across == 2
        halvesDown = down == 2
        rowCount = (frame.height + down - 1) / down
        sampleCount = (min(width, frame.width - origin) + across - 1) / across
        mixed = FloatRows(width: sampleCount, rowCount: 1)
        raised = FloatRows(width: 2 * sampleCount, rowCount: 1)
    }

    /// - Parameters:
    ///   - row: of the picture, from its top.
    ///   - stored: the component's rows, by their number from the picture's top.
    /// - Returns: the row's samples, good until the next one is asked for.
    func row(_ row: Int, of stored: (Int) -> SampleRow) -> SampleRow {
        let near = stored(halvesDown ? row / 2 : row)
        let far = halvesDown ? stored(min(max(row / 2 + (row % 2 == 0 ? -1 : 1), 0), rowCount - 1)) : near
        let (samples, output) = unsafe (mixed.row(0).start, raised.row(0).start)
        for index in 0..<sampleCount {
            unsafe samples[index] = 0.75 * near.start[index] + 0.25 * far.start[index]
        }
        guard halvesAcross else { return mixed.row(0) }
        for index in 0..<sampleCount {
            let (left, right) = unsafe (samples[max(index - 1, 0)], samples[min(index + 1, sampleCount - 1)])
            let sample = unsafe 0.75 * samples[index]
            unsafe output[2 * index] = sample + 0.25 * left
            unsafe output[2 * index + 1] = sample + 0.25 * right
        }
        return raised.row(0)
    }
}
