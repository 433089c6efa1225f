internal import CJPEGKernels

/// The samples of a picture by component, in sixteenths around 0.
///
/// `unsafe`: see `SampleBuffer`; each plane has `width` × `height` samples.
final class SamplePlanes {
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

        private init(width: Int, height: Int, samples: SampleBuffer<Int16>) {
            (self.width, self.height, self.samples) = (width, height, samples)
        }

        /// The plane's first rows, without a copy.
        func prefix(_ rowCount: Int) -> Plane {
            precondition(rowCount <= height, "there are not as many rows")
            return Plane(width: width, height: rowCount, samples: samples)
        }

        /// The forward DCT of a row of blocks, each coefficient rounded to the nearest level.
        ///
        /// - Parameters:
        ///   - row: of the finished picture.
        ///   - transposes: rows become columns.
        ///   - steps: 64, 1 … 65,535, natural order.
        ///   - count: blocks of the row.
        ///   - blocks: where they go.
        func write(
            row: Int,
            transposes: Bool,
            steps: [UInt16],
            count: Int,
            to blocks: UnsafeMutablePointer<Int16>
        ) {
            var rows = unsafe hs_sample_rows(
                first: samples.start + 8 * row * (transposes ? 1 : width),
                across: transposes ? width : 1,
                down: transposes ? 1 : width,
                width: transposes ? height : width,
                height: (transposes ? width : height) - 8 * row
            )
            unsafe hs_forward_dct(&rows, count, steps, blocks)
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
}
