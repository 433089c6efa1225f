internal import JPEGCodec

/// Which samples of a component make the output's, in one direction.
struct SampleLine {
    /// The first stored sample that is needed.
    let first: Int
    /// Stored samples that are needed, one after the other.
    let count: Int
    /// What they become.
    let outputCount: Int
    let isMirrored: Bool
    /// The output's samples lie between the stored ones; nil: each is one of them.
    let refit: ChromaRefit?
    /// Of the whole component.
    private let storedCount: Int

    /// nil: the output's samples would lie at other places than halfway from one stored sample to the next.
    ///
    /// - Parameters:
    ///   - pixels: those that are shown, not empty, inside of the picture.
    ///   - pictureLength: pixels of the whole picture.
    ///   - pixelsPerSample: of the component: 1 … 4.
    ///   - isMirrored: the last pixel comes first.
    init?(pixels: Range<Int>, pictureLength: Int, pixelsPerSample: Int, isMirrored: Bool) {
        func samples(_ pixelCount: Int) -> Int { (pixelCount + pixelsPerSample - 1) / pixelsPerSample }
        storedCount = samples(pictureLength)
        outputCount = samples(pixels.count)
        self.isMirrored = isMirrored
        let shown = pixels.lowerBound / pixelsPerSample..<samples(pixels.upperBound)
        // A sample that an edge cuts has to be the output's last one.
        if (isMirrored ? pixels.upperBound : pixels.lowerBound).isMultiple(of: pixelsPerSample) {
            (first, count, refit) = (shown.lowerBound, shown.count, nil)
            return
        }
        guard pixelsPerSample == 2 else { return nil }
        // Decoders raise the outermost samples with the help of their neighbors.
        first = max(0, shown.lowerBound - 1)
        count = min(storedCount, shown.upperBound + 1) - first
        refit = ChromaRefit(start: pixels.lowerBound - 2 * first, count: pixels.count, isMirrored: isMirrored)
    }

    /// The edge that comes first in the output is the edge of a block.
    var isOnGrid: Bool { refit == nil && (isMirrored ? first + count : first).isMultiple(of: 8) }

    /// The blocks in which the stored samples lie; nil: an edge is not the edge of a block, so that what else lies in the block would be
    /// in the output: shown, where that edge comes first, else hidden behind it. Only what fills up the picture's own last block
    /// may be.
    var blocks: Range<Int>? {
        let end = first + count
        guard isOnGrid, first.isMultiple(of: 8), end.isMultiple(of: 8) || end == storedCount else { return nil }
        return first / 8..<(end + 7) / 8
    }
}

/// Which samples of a component make the output's.
struct PlanePlaces {
    let across: SampleLine
    let down: SampleLine

    /// The output's blocks are the stored ones, but for what an edge cuts off.
    var areOnGrid: Bool { across.isOnGrid && down.isOnGrid }

    /// nil: see `SampleLine`.
    init?(_ geometry: PictureGeometry, of frame: FrameLayout, _ reduction: ChromaReduction) {
        let area = geometry.area
        guard
            let across = SampleLine(
                pixels: area.x..<area.x + area.width,
                pictureLength: frame.width,
                pixelsPerSample: reduction.across,
                isMirrored: geometry.mirrorsAcross
            ),
            let down = SampleLine(
                pixels: area.y..<area.y + area.height,
                pictureLength: frame.height,
                pixelsPerSample: reduction.down,
                isMirrored: geometry.mirrorsDown
            )
        else { return nil }
        self.across = across
        self.down = down
    }
}
