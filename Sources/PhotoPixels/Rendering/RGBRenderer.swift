internal import CJPEGKernels
package import JPEGCodec
package import JPEGSyntax

/// Renders coefficients to pixels, MCU row by MCU row as they are decoded; converts and resizes them on the way.
///
/// A scaled inverse DCT renders blocks at about twice the output's size, from their lowest frequencies. A Lanczos
/// filter in linear light does the rest. Only the rows in work are held. Inks that stay as large as they are stored are
/// rendered one row of MCUs late: what raises halved ones looks at the row below.
///
/// `unsafe`: blocks and rows are reached by pointer. Blocks are whole rows of the frame, as `BlockRowObserver`
/// promises; rows are this object's own, with room behind them for whole vectors.
package final class RGBRenderer: BlockRowObserver {
    private let frame: FrameLayout
    private let steps: (Int) -> StepTable?
    private let scale: IDCTScale
    private let colors: RowColors
    private let isResized: Bool
    private let geometry: PictureGeometry
    private let resampler: RowResampler?
    private let writer: PlaneWriter
    private var transforms: [ScaledIDCT?]
    /// By component: `heldMCURowCount` rows of MCUs, each in the place of the one that came so many before it.
    private let rows: [FloatRows]
    private let heldMCURowCount: Int
    /// By component; nil: the inverse DCT gives all samples.
    private let interpolations: [SampleInterpolation?]
    /// MCU columns and MCU rows that are rendered.
    private let mcuColumns: Range<Int>
    private let mcuRows: Range<Int>
    /// Rendered samples: of a whole column of the picture, and of the rendered part of a row.
    private let drawnHeight: Int
    private let drawnWidth: Int

    /// The rendered picture; complete when all rows have been observed.
    package var picture: RenderedPicture { writer.planes.picture }

    /// nil: LittleCMS cannot use a profile for the picture's colors.
    ///
    /// - Parameters:
    ///   - frame: the stored picture's.
    ///   - geometry: what is to be rendered.
    ///   - path: what becomes of colors.
    ///   - reduction: pixels for each chroma sample of the output, along the axes of the output.
    ///   - steps: the quantization steps of a component; asked when its first row comes.
    package init?(
        frame: FrameLayout,
        geometry: PictureGeometry,
        colors path: ColorPath,
        reduction: ChromaReduction,
        steps: @escaping (Int) -> StepTable?
    ) {
        self.frame = frame
        self.steps = steps
        self.geometry = geometry
        let scale = IDCTScale(for: geometry.keepsScale ? 1 : geometry.scale)
        self.scale = scale
        isResized = !geometry.keepsScale
        transforms = frame.components.map { _ in nil }
        drawnHeight = scale.length(frame.height)

        let unit = Double(scale.eighths) / 8
        let area = geometry.area
        // Samples beyond the area take part in its edge, as far as the filter reaches.
        var interpolates = false
        if case .inksToSRGB = path { interpolates = !isResized }
        let reach = isResized ? 4 * max(1, Int((unit / geometry.scale).rounded(.up))) : interpolates ? 2 : 0
        let mcuWidth = frame.maximumHorizontalSampling * scale.eighths
        let mcuHeight = frame.maximumVerticalSampling * scale.eighths
        let left = max(0, Int(Double(area.x) * unit) - reach)
        let right = min(scale.length(frame.width), Int((Double(area.x + area.width) * unit).rounded(.up)) + reach)
        let bottom = min(drawnHeight, Int((Double(area.y + area.height) * unit).rounded(.up)) + reach)
        let top = max(0, Int(Double(area.y) * unit) - reach)
        let mcuColumns = left / mcuWidth..<(right + mcuWidth - 1) / mcuWidth
        self.mcuColumns = mcuColumns
        mcuRows = top / mcuHeight..<(bottom + mcuHeight - 1) / mcuHeight
        let origin = (x: mcuColumns.lowerBound * mcuWidth, y: mcuRows.lowerBound * mcuHeight)
        let width = min(mcuColumns.count * mcuWidth, scale.length(frame.width) - origin.x)
        drawnWidth = width

        guard let rowColors = RowColors(path, space: frame.colorSpace, width: width) else { return nil }
        colors = rowColors
        var converter: ColorConverter?
        var grayTable: [Float]?
        if case .toSRGB(let source) = path {
            if frame.colorSpace == .gray {
                grayTable = ColorConverter.grayTable(from: source)
            } else {
                converter = ColorConverter(from: source, pixels: .rgb, width: geometry.outputWidth)
            }
            if converter == nil, grayTable == nil { return nil }
        }
        interpolations = frame.components.map {
            interpolates ? SampleInterpolation($0, of: frame, from: origin.x, width: width) : nil
        }
        let heldMCURowCount = RowsInWork.heldMCURowCount(of: frame.components.count, isResized: isResized)
        self.heldMCURowCount = heldMCURowCount
        rows = frame.components.map { _ in
            FloatRows(width: mcuColumns.count * mcuWidth, rowCount: heldMCURowCount * mcuHeight)
        }
        writer = PlaneWriter(
            planes: SamplePlanes(
                width: geometry.outputWidth,
                height: geometry.outputHeight,
                isGray: frame.colorSpace == .gray,
                reduction: geometry.transposes ? reduction.transposed : reduction
            ),
            converter: converter,
            grayTable: grayTable,
            mirrorsDown: geometry.mirrorsDown
        )
        guard isResized else {
            resampler = nil
            return
        }
        resampler = RowResampler(
            across: LanczosFilter(
                start: Double(area.x) * unit - Double(origin.x),
                step: Double(area.width) * unit / Double(geometry.outputWidth),
                outputCount: geometry.outputWidth,
                inputCount: width,
                isMirrored: geometry.mirrorsAcross
            ),
            down: LanczosFilter(
                start: Double(area.y) * unit - Double(origin.y),
                step: Double(area.height) * unit / Double(geometry.outputHeight),
                outputCount: geometry.outputHeight,
                inputCount: min(mcuRows.count * mcuHeight, drawnHeight - origin.y),
                isMirrored: false
            ),
            width: width,
            channelCount: rowColors.channelCount,
            isLight: true,
            sink: writer
        )
    }

    /// Renders all of a picture that has been decoded before.
    package func draw(_ image: borrowing CoefficientImage) {
        let storage = image.storage
        unsafe frame.show(mcuRows, to: self) { unsafe storage.unsafeBlockRow(component: $0, row: $1) }
    }

    /// Rows of one row of MCUs, the components in order.
    package func observe(component index: Int, rows blockRows: Range<Int>, blocks: UnsafePointer<Int16>) {
        let component = frame.components[index]
        let mcuRow = blockRows.lowerBound / component.verticalSampling
        guard mcuRows.contains(mcuRow) else { return }
        let transform = transform(index)
        let first = mcuColumns.lowerBound * component.horizontalSampling
        let last = min(mcuColumns.upperBound * component.horizontalSampling, component.widthInBlocks)
        let target = rows[index]
        let top = mcuRow % heldMCURowCount * component.verticalSampling * transform.height
        for number in 0..<blockRows.count where first < last {
            unsafe transform.draw(
                blocks + (number * component.paddedWidthInBlocks + first) * 64,
                count: last - first,
                to: target.row(top + number * transform.height).start,
                stride: target.stride
            )
        }
        guard index == frame.components.count - 1 else { return }
        guard heldMCURowCount > 1 else { return finish(mcuRow) }
        if mcuRow > mcuRows.lowerBound { finish(mcuRow - 1) }
        if mcuRow == mcuRows.upperBound - 1 { finish(mcuRow) }
    }

    private func transform(_ index: Int) -> ScaledIDCT {
        if let transform = transforms[index] { return transform }
        var size = scale.blockSize(frame.components[index], of: frame)
        if let interpolation = interpolations[index] {
            if interpolation.halvesAcross { size.width /= 2 }
            if interpolation.halvesDown { size.height /= 2 }
        }
        let own = steps(index) ?? .ones
        let transform = ScaledIDCT(steps: own, width: size.width, height: size.height)
        transforms[index] = transform
        return transform
    }

    private func finish(_ mcuRow: Int) {
        let mcuHeight = frame.maximumVerticalSampling * scale.eighths
        let top = mcuRow * mcuHeight
        for line in 0..<min(mcuHeight, drawnHeight - top) {
            let components = rows.indices.map { row(top + line, component: $0) }
            colors.convert(components, count: drawnWidth)
            let channels = Array(components.prefix(colors.channelCount))
            if let resampler {
                for channel in channels { unsafe hs_look_up(channel.start, drawnWidth, LightCurve.linear) }
                resampler.push(top + line - mcuRows.lowerBound * mcuHeight, channels)
            } else {
                putUnresized(top + line, channels)
            }
        }
    }

    /// A row of the picture, from its top.
    private func row(_ row: Int, component index: Int) -> SampleRow {
        let mcuHeight = frame.maximumVerticalSampling * scale.eighths
        guard let interpolation = interpolations[index] else {
            return rows[index].row(row % (heldMCURowCount * mcuHeight))
        }
        let heldCount = heldMCURowCount * mcuHeight / (interpolation.halvesDown ? 2 : 1)
        return interpolation.row(row) { rows[index].row($0 % heldCount) }
    }

    /// A row that is as large in the output as it is stored.
    private func putUnresized(_ row: Int, _ channels: [SampleRow]) {
        let area = geometry.area
        guard row >= area.y, row < area.y + area.height else { return }
        let mcuWidth = frame.maximumHorizontalSampling * scale.eighths
        let own = channels.map { $0.dropFirst(area.x - mcuColumns.lowerBound * mcuWidth) }
        if geometry.mirrorsAcross {
            for channel in own { unsafe hs_reverse(channel.start, area.width) }
        }
        writer.put(row - area.y, own)
    }
}
