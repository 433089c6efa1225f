internal import CJPEGKernels

/// Takes rows of finished pixels, R, G, B or gray of 0 … 255, and makes planes of Y, Cb and Cr of them.
///
/// `unsafe`: rows come as pointers, with room behind them for whole vectors.
final class PlaneWriter {
    let planes: SamplePlanes
    private let converter: ColorConverter?
    private let grayTable: [Float]?
    private let mirrorsDown: Bool
    private let sums: FloatRows
    private var summedRowCount = 0

    /// - Parameters:
    ///   - planes: what is to be filled.
    ///   - converter: for R, G and B; nil: they stay.
    ///   - grayTable: for gray, see `ColorConverter`; nil: it stays.
    ///   - mirrorsDown: the first row is the last one of the planes.
    init(planes: SamplePlanes, converter: ColorConverter?, grayTable: [Float]?, mirrorsDown: Bool) {
        self.planes = planes
        self.converter = converter
        self.grayTable = grayTable
        self.mirrorsDown = mirrorsDown
        sums = FloatRows(width: planes.planes.last?.width ?? 0, rowCount: 2)
    }

    /// - Parameters:
    ///   - number: 0 … height - 1, each once, in order.
    ///   - channels: the row's, one or three; changed.
    func put(_ number: Int, _ channels: [SampleRow]) {
        let width = planes.width
        let row = mirrorsDown ? planes.height - 1 - number : number
        let luma = planes.planes[0]
        guard planes.planes.count == 3, channels.count == 3 else {
            if let grayTable { unsafe hs_look_up(channels[0].start, width, grayTable) }
            unsafe hs_to_fixed(channels[0].start, width, 1, 128, luma.row(row))
            return
        }
        unsafe converter?.convertRGB(channels[0].start, channels[1].start, channels[2].start, count: width)
        unsafe hs_rgb_to_ycc(channels[0].start, channels[1].start, channels[2].start, width)
        unsafe hs_to_fixed(channels[0].start, width, 1, 128, luma.row(row))
        let across = planes.reduction.across
        let chromaWidth = planes.planes[1].width
        for chroma in 0..<2 {
            unsafe hs_add_reduced(channels[1 + chroma].start, width, across, sums.row(chroma).start, chromaWidth)
        }
        summedRowCount += 1
        finishChroma(row)
    }

    /// The rows of a sample are complete when the next one belongs to another sample, or there is none.
    private func finishChroma(_ row: Int) {
        let down = planes.reduction.down
        let isLast =
            mirrorsDown ? row % down == 0 : row % down == down - 1 || row == planes.height - 1
        guard isLast else { return }
        let scale = 1 / Float(summedRowCount * planes.reduction.across)
        for chroma in 0..<2 {
            let plane = planes.planes[1 + chroma]
            let sum = unsafe sums.row(chroma).start
            unsafe hs_to_fixed(sum, plane.width, scale, 0, plane.row(row / down))
            unsafe sum.update(repeating: 0, count: plane.width)
        }
        summedRowCount = 0
    }
}
