internal import CBlockKernels
package import JPEGCodec

/// Draws the components of a picture as they are stored: no sample becomes another size, and none another color. What pictures
/// that are only to be turned or cut lose is the least that way.
///
/// `unsafe`: see `PictureDrawing`.
package final class PlaneDrawing: BlockRowObserver {
    private let frame: CodedFrame
    private let steps: (Int) -> [UInt16]?
    private let geometry: DrawingGeometry
    private var drawers: [BlockDrawer?]
    /// One row of blocks of the widest component.
    private let row: FloatRows
    /// What has been drawn; complete when all rows have been observed.
    package let planes: SamplePlanes

    /// nil: that would tear samples of chroma apart, or the components are none of gray or Y Cb Cr.
    ///
    /// - Parameters:
    ///   - frame: the stored picture's.
    ///   - geometry: what is to be drawn, at the scale at which it is stored.
    ///   - steps: the quantization steps of a component; asked when its first row comes.
    package init?(frame: CodedFrame, geometry: DrawingGeometry, steps: @escaping (Int) -> [UInt16]?) {
        guard geometry.keepsScale, frame.colorSpace == .gray || frame.colorSpace == .yCbCr else { return nil }
        var reduction = ChromaReduction.none
        if frame.colorSpace == .yCbCr {
            guard let own = frame.chromaReduction, own.keepsWhole(geometry) else { return nil }
            reduction = own
        }
        self.frame = frame
        self.steps = steps
        self.geometry = geometry
        drawers = frame.components.map { _ in nil }
        row = FloatRows(width: (frame.components.map(\.paddedWidthInBlocks).max() ?? 0) * 8, rowCount: 8)
        planes = SamplePlanes(
            width: geometry.outputWidth,
            height: geometry.outputHeight,
            isGray: frame.colorSpace == .gray,
            reduction: reduction
        )
    }

    package func observe(component index: Int, rows: Range<Int>, blocks: UnsafePointer<Int16>) {
        let component = frame.components[index]
        let plane = planes.planes[index]
        let reduction = index == 0 ? .none : planes.reduction
        let left = geometry.area.x / reduction.across
        let top = geometry.area.y / reduction.down
        for (number, blockRow) in rows.enumerated() {
            guard blockRow * 8 < top + plane.height, blockRow * 8 + 8 > top else { continue }
            unsafe drawer(index).draw(
                blocks + number * component.paddedWidthInBlocks * 64,
                count: component.widthInBlocks,
                to: row.row(0).start,
                stride: row.stride
            )
            for line in 0..<8 {
                let place = blockRow * 8 + line - top
                guard place >= 0, place < plane.height else { continue }
                let samples = row.row(line).dropFirst(left)
                unsafe hs_round_samples(samples.start, plane.width)
                if geometry.mirrorsAcross { unsafe hs_reverse(samples.start, plane.width) }
                let target = geometry.mirrorsDown ? plane.height - 1 - place : place
                unsafe hs_to_fixed(samples.start, plane.width, 1, 128, plane.row(target))
            }
        }
    }

    private func drawer(_ index: Int) -> BlockDrawer {
        if let drawer = drawers[index] { return drawer }
        let drawer = BlockDrawer(steps: steps(index) ?? [UInt16](repeating: 1, count: 64), width: 8, height: 8)
        drawers[index] = drawer
        return drawer
    }
}

extension CodedFrame {
    /// Pixels for each sample of chroma; nil where luma has not the most samples, or Cb and Cr differ.
    package var chromaReduction: ChromaReduction? {
        guard components.count >= 3, components[0].horizontalSampling == maximumHorizontalSampling,
            components[0].verticalSampling == maximumVerticalSampling,
            components[1].horizontalSampling == components[2].horizontalSampling,
            components[1].verticalSampling == components[2].verticalSampling
        else { return nil }
        return ChromaReduction(
            across: maximumHorizontalSampling / components[1].horizontalSampling,
            down: maximumVerticalSampling / components[1].verticalSampling
        )
    }
}

extension ChromaReduction {
    /// No sample of chroma is torn apart; one that an edge cuts has to stay at the right or the bottom.
    fileprivate func keepsWhole(_ geometry: DrawingGeometry) -> Bool {
        let area = geometry.area
        let isAligned = area.x.isMultiple(of: across) && area.y.isMultiple(of: down)
        return isAligned && (!geometry.mirrorsAcross || area.width.isMultiple(of: across))
            && (!geometry.mirrorsDown || area.height.isMultiple(of: down))
    }
}
