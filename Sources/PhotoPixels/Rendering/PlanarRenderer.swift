internal import CJPEGKernels
package import JPEGCodec

/// Renders each component as it is stored, without resampling or converting colors.
///
/// Pictures that are only turned or cropped lose the least that way. Components whose blocks only change places lose
/// nothing.
///
/// `unsafe`: see `RGBRenderer`.
package final class PlanarRenderer: BlockRowObserver {
    private let frame: FrameLayout
    private let steps: (Int) -> [UInt16]?
    private let geometry: PictureGeometry
    private var transforms: [ScaledIDCT?]
    /// One row of blocks of the widest component.
    private let row: FloatRows
    /// Pixels for each chroma sample of the stored picture.
    private let reduction: ChromaReduction
    /// By component.
    private let components: [Work]

    private enum Work {
        case samples(PlacedSamples)
        case blocks(MovedBlocks)

        init(_ places: PlanePlaces, _ geometry: PictureGeometry, _ component: FrameLayout.Component) {
            if let blocks = MovedBlocks(places, geometry, in: component) {
                self = .blocks(blocks)
            } else {
                self = .samples(PlacedSamples(places))
            }
        }

        func finished() -> RenderedPicture.Component {
            switch self {
            case .samples(let placed): .samples(placed.finished(), isOnGrid: placed.places.areOnGrid)
            case .blocks(let moved): .blocks(moved)
            }
        }
    }

    /// The rendered picture; complete when all rows have been observed.
    package private(set) lazy var picture = RenderedPicture(
        width: geometry.outputWidth,
        height: geometry.outputHeight,
        reduction: reduction,
        components: components.map { $0.finished() }
    )

    /// nil: an edge would cut chroma samples and not in halves (4:1:1), or the components are neither gray nor Y Cb Cr.
    ///
    /// - Parameters:
    ///   - frame: the stored picture's.
    ///   - geometry: what is to be rendered; it keeps its scale.
    ///   - steps: the quantization steps of a component; asked when its first row comes.
    package init?(frame: FrameLayout, geometry: PictureGeometry, steps: @escaping (Int) -> [UInt16]?) {
        guard geometry.keepsScale, frame.colorSpace == .gray || frame.colorSpace == .yCbCr else { return nil }
        var reduction = ChromaReduction.none
        if frame.colorSpace == .yCbCr {
            guard let own = frame.chromaReduction else { return nil }
            reduction = own
        }
        self.frame = frame
        self.steps = steps
        self.geometry = geometry
        self.reduction = reduction
        transforms = frame.components.map { _ in nil }
        row = FloatRows(width: (frame.components.map(\.paddedWidthInBlocks).max() ?? 0) * 8, rowCount: 8)
        var components: [Work] = []
        for (index, component) in frame.components.enumerated() {
            guard let places = PlanePlaces(geometry, of: frame, index == 0 ? .none : reduction) else { return nil }
            components.append(Work(places, geometry, component))
        }
        self.components = components
    }

    package func observe(component index: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>) {
        let stride = frame.components[index].paddedWidthInBlocks * 64
        for (number, row) in rows.enumerated() {
            let stored = unsafe blocks + number * stride
            switch components[index] {
            case .blocks(let moved): unsafe moved.put(row: row, stored)
            case .samples(let placed): unsafe draw(index, row: row, stored, to: placed)
            }
        }
    }

    private func draw(_ index: Int, row blockRow: Int, _ blocks: UnsafePointer<Int16>, to placed: PlacedSamples) {
        let down = placed.places.down
        guard blockRow * 8 < down.first + down.count, blockRow * 8 + 8 > down.first else { return }
        unsafe transform(index).draw(
            blocks,
            count: frame.components[index].widthInBlocks,
            to: row.row(0).start,
            stride: row.stride
        )
        for line in 0..<8 {
            let place = blockRow * 8 + line - down.first
            guard place >= 0, place < down.count else { continue }
            placed.put(place, row.row(line).dropFirst(placed.places.across.first))
        }
    }

    private func transform(_ index: Int) -> ScaledIDCT {
        if let transform = transforms[index] { return transform }
        let transform = ScaledIDCT(steps: steps(index) ?? [UInt16](repeating: 1, count: 64), width: 8, height: 8)
        transforms[index] = transform
        return transform
    }
}

extension FrameLayout {
    /// Pixels for each chroma sample; nil where luma has not the most samples, Cb and Cr differ, or the number is not
    /// whole.
    package var chromaReduction: ChromaReduction? {
        guard components.count >= 3, components[0].horizontalSampling == maximumHorizontalSampling,
            components[0].verticalSampling == maximumVerticalSampling,
            components[1].horizontalSampling == components[2].horizontalSampling,
            components[1].verticalSampling == components[2].verticalSampling,
            maximumHorizontalSampling.isMultiple(of: components[1].horizontalSampling),
            maximumVerticalSampling.isMultiple(of: components[1].verticalSampling)
        else { return nil }
        return ChromaReduction(
            across: maximumHorizontalSampling / components[1].horizontalSampling,
            down: maximumVerticalSampling / components[1].verticalSampling
        )
    }
}
