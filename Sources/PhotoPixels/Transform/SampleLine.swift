internal import JPEGCodec

/// Which stored samples of a component become the output's, in one direction.
struct SampleLine {
    /// The first stored sample that is needed.
    let first: Int
    /// How many stored samples are needed.
    let count: Int
    /// How many samples the output has.
    let outputCount: Int
    let isMirrored: Bool
    /// How the output's samples are computed where they lie between the stored ones; nil: each is a stored one.
    let refit: ChromaRefit?
    /// Samples of the whole component.
    private let storedCount: Int

    /// nil: the output's samples would lie between stored ones, and not halfway.
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
        // Upsampling reads one sample beyond each end.
        first = max(0, shown.lowerBound - 1)
        count = min(storedCount, shown.upperBound + 1) - first
        refit = ChromaRefit(start: pixels.lowerBound - 2 * first, count: pixels.count, isMirrored: isMirrored)
    }

    /// The edge that comes first in the output is the edge of a block.
    var isOnGrid: Bool { refit == nil && (isMirrored ? first + count : first).isMultiple(of: 8) }

    /// The blocks that hold the needed samples; nil unless both ends lie on the 8×8 grid.
    ///
    /// A block that an end cuts would bring samples along that the crop has taken away: shown at the output's first
    /// edge, hidden behind its last one. Only the picture's own right or bottom edge may be a partial block, whose rest
    /// is padding.
    var blocks: Range<Int>? {
        let end = first + count
        guard isOnGrid, first.isMultiple(of: 8), end.isMultiple(of: 8) || end == storedCount else { return nil }
        return first / 8..<(end + 7) / 8
    }
}

/// Which stored samples of a component become the output's, in both directions.
struct PlanePlaces {
    let across: SampleLine
    let down: SampleLine

    /// The output's blocks lie on the stored picture's grid.
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
