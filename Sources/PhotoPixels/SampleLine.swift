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

    /// nil: the output's samples would lie at quarters of the way from one stored sample to the next.
    ///
    /// - Parameters:
    ///   - start: the first pixel that is shown.
    ///   - count: of pixels, 1 or more.
    ///   - pixelsPerSample: of the component: 1, 2 or 4.
    ///   - isMirrored: the last pixel comes first.
    init?(start: Int, count: Int, pixelsPerSample: Int, isMirrored: Bool) {
        let end = start + count
        first = start / pixelsPerSample
        self.count = (end + pixelsPerSample - 1) / pixelsPerSample - first
        outputCount = (count + pixelsPerSample - 1) / pixelsPerSample
        self.isMirrored = isMirrored
        // A sample that an edge cuts has to be the output's last one.
        if (isMirrored ? end : start).isMultiple(of: pixelsPerSample) {
            refit = nil
        } else {
            guard pixelsPerSample == 2 else { return nil }
            refit = ChromaRefit(start: start - 2 * first, count: count, isMirrored: isMirrored)
        }
    }

    /// The blocks in which the stored samples lie; nil: the edge that comes first in the output is not the edge of a block, so that what
    /// else lies in the block would be shown.
    var blocks: Range<Int>? {
        guard refit == nil, (isMirrored ? first + count : first).isMultiple(of: 8) else { return nil }
        return first / 8..<(first + count + 7) / 8
    }
}

/// Which samples of a component make the output's.
struct PlanePlaces {
    let across: SampleLine
    let down: SampleLine

    /// nil: see `SampleLine`.
    init?(_ geometry: DrawingGeometry, _ reduction: ChromaReduction) {
        let area = geometry.area
        guard
            let across = SampleLine(
                start: area.x, count: area.width, pixelsPerSample: reduction.across, isMirrored: geometry.mirrorsAcross),
            let down = SampleLine(
                start: area.y, count: area.height, pixelsPerSample: reduction.down, isMirrored: geometry.mirrorsDown)
        else { return nil }
        self.across = across
        self.down = down
    }
}
