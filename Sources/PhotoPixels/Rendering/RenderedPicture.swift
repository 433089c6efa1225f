package import JPEGCodec

/// A rendered picture, along the axes of the stored one.
package struct RenderedPicture {
    /// A component, rendered or moved.
    enum Component {
        /// Samples, which need a forward DCT; on the grid of the stored blocks or not.
        case samples(SamplePlanes.Plane, isOnGrid: Bool)
        /// Blocks of the source, which only changed places.
        case blocks(MovedBlocks)
    }

    let width: Int
    let height: Int
    /// Pixels for each sample of chroma, across and down.
    let reduction: ChromaReduction
    /// One or three.
    let components: [Component]

    /// By component: its blocks lie on the stored picture's grid, so that the stored steps lose nothing.
    package var keepsGrid: [Bool] {
        components.map { component in
            switch component {
            case .blocks: true
            case .samples(_, let isOnGrid): isOnGrid
            }
        }
    }

    /// The coefficients of the picture.
    ///
    /// - Parameters:
    ///   - transposes: rows become columns.
    ///   - steps: of the finished picture by component, 64 each, 1 … 65,535, natural order; the stored ones where
    ///     blocks were moved.
    ///   - source: whose warnings the image is to have.
    /// - Returns: the image.
    /// - Throws: `outOfMemory`.
    package func image(
        transposes: Bool,
        steps: [[UInt16]],
        decodedFrom source: DecodedStream
    ) throws(CodecError) -> CoefficientImage {
        let turned = transposes ? reduction.transposed : reduction
        let frame = FrameLayout(
            width: transposes ? height : width,
            height: transposes ? width : height,
            colorSpace: components.count == 1 ? .gray : .yCbCr,
            samplings: components.count == 1
                ? [(1, 1)] : [(turned.across, turned.down), (1, 1), (1, 1)]
        )
        return try unsafe CoefficientImage(
            drawing: frame,
            quantizationSteps: steps,
            decodedFrom: source
        ) { component, row, blocks in
            switch components[component] {
            case .samples(let plane, _):
                let count = frame.components[component].widthInBlocks
                unsafe plane.write(
                    row: row, transposes: transposes, steps: steps[component], count: count, to: blocks)
            case .blocks(let moved):
                unsafe moved.write(row: row, to: blocks)
            }
        }
    }
}

extension SamplePlanes {
    /// The picture that they make.
    var picture: RenderedPicture {
        RenderedPicture(
            width: width, height: height, reduction: reduction, components: planes.map { .samples($0, isOnGrid: false) }
        )
    }
}
