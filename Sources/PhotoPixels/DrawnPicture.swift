package import JPEGCodec

/// A picture that has been drawn, along the axes of the stored one.
package struct DrawnPicture {
    /// What there is of a component.
    enum Component {
        /// Samples that have to be transformed.
        case samples(SamplePlanes.Plane)
        /// Blocks that are good as they are.
        case blocks(MovedBlocks)
    }

    let width: Int
    let height: Int
    /// Pixels for each sample of chroma, across and down.
    let reduction: ChromaReduction
    /// One or three.
    let components: [Component]

    /// By component: its coefficients are those of the stored picture, in its steps.
    package var keepsBlocks: [Bool] {
        components.map { if case .blocks = $0 { true } else { false } }
    }

    /// The coefficients of the picture.
    ///
    /// - Parameters:
    ///   - transposes: rows become columns.
    ///   - steps: by component, 64 each, 1 … 65,535, natural order, of the finished picture; of those that keep their blocks the stored
    ///     ones.
    ///   - source: whose warnings the image is to have.
    /// - Returns: the image.
    /// - Throws: `outOfMemory`.
    package func image(
        transposes: Bool,
        steps: [[UInt16]],
        decodedFrom source: DecodedStream
    ) throws(CodecError) -> CoefficientImage {
        let turned = transposes ? reduction.transposed : reduction
        let frame = CodedFrame(
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
            case .samples(let plane):
                let count = frame.components[component].widthInBlocks
                unsafe plane.write(
                    row: row, transposes: transposes, steps: steps[component], count: count, to: blocks)
            case .blocks(let moved):
                unsafe moved.write(row: row, to: blocks)
            }
        }
    }
}
