internal import CBlockKernels
package import JPEGCodec

/// The samples of a picture by component, in sixteenths around 0.
///
/// `unsafe`: see `SampleBuffer`; each plane has `width` × `height` samples.
package final class SamplePlanes {
    /// One component.
    struct Plane {
        let width: Int
        let height: Int
        let samples: SampleBuffer<Int16>

        init(width: Int, height: Int) {
            self.width = width
            self.height = height
            samples = SampleBuffer(repeating: 0, count: width * height)
        }

        func row(_ index: Int) -> UnsafeMutablePointer<Int16> {
            precondition(index >= 0 && index < height, "no such row")
            return unsafe samples.start + index * width
        }
    }

    let width: Int
    let height: Int
    /// Pixels for each sample of chroma, across and down.
    let reduction: ChromaReduction
    let planes: [Plane]

    /// - Parameters:
    ///   - width: pixels, 1 or more.
    ///   - height: pixels, 1 or more.
    ///   - isGray: one plane instead of three.
    ///   - reduction: of chroma.
    init(width: Int, height: Int, isGray: Bool, reduction: ChromaReduction) {
        self.width = width
        self.height = height
        self.reduction = reduction
        let luma = Plane(width: width, height: height)
        let chromaWidth = (width + reduction.across - 1) / reduction.across
        let chromaHeight = (height + reduction.down - 1) / reduction.down
        planes =
            isGray
            ? [luma]
            : [
                luma, Plane(width: chromaWidth, height: chromaHeight), Plane(width: chromaWidth, height: chromaHeight),
            ]
    }

    /// The coefficients of the picture, each to the nearest level.
    ///
    /// - Parameters:
    ///   - transposes: rows become columns.
    ///   - steps: by component, 64 each, 1 … 65,535, natural order, of the finished picture.
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
            colorSpace: planes.count == 1 ? .gray : .yCbCr,
            samplings: planes.count == 1
                ? [(1, 1)] : [(turned.across, turned.down), (1, 1), (1, 1)]
        )
        return try unsafe CoefficientImage(
            drawing: frame,
            quantizationSteps: steps,
            decodedFrom: source
        ) { component, row, blocks in
            let plane = planes[component]
            var rows = unsafe hs_sample_rows(
                first: plane.samples.start + 8 * row * (transposes ? 1 : plane.width),
                across: transposes ? plane.width : 1,
                down: transposes ? 1 : plane.width,
                width: transposes ? plane.height : plane.width,
                height: (transposes ? plane.width : plane.height) - 8 * row
            )
            unsafe hs_transform_rows(&rows, frame.components[component].widthInBlocks, steps[component], blocks)
        }
    }
}

/// Pixels for each sample of chroma.
package struct ChromaReduction: Sendable, Hashable {
    /// 1, 2 or 4.
    package var across: Int
    package var down: Int

    package init(across: Int, down: Int) {
        self.across = across
        self.down = down
    }

    package static let none = ChromaReduction(across: 1, down: 1)

    package var transposed: ChromaReduction { ChromaReduction(across: down, down: across) }

    package func limited(to largest: Int) -> ChromaReduction {
        ChromaReduction(across: min(across, largest), down: min(down, largest))
    }
}
