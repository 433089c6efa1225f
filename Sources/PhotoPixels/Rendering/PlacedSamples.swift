internal import CJPEGKernels

/// Takes a component's stored samples row by row, and puts them where the output has them.
///
/// `unsafe`: see `SampleBuffer`; rows have as many samples as `places` says, with room behind them for whole vectors.
struct PlacedSamples {
    let places: PlanePlaces
    /// Across, the output's samples. Down, the output's as well, but the stored ones where `ChromaRefit` has still to
    /// move them.
    private let rows: SamplePlanes.Plane

    init(_ places: PlanePlaces) {
        self.places = places
        rows = SamplePlanes.Plane(
            width: places.across.outputCount,
            height: places.down.refit == nil ? places.down.outputCount : places.down.count
        )
    }

    /// - Parameters:
    ///   - place: number of the row, from the first that is needed.
    ///   - row: its samples, from the first that is needed; changed.
    func put(_ place: Int, _ row: SampleRow) {
        let across = places.across
        // Decoders round what they show.
        unsafe hs_round_samples(row.start, across.count)
        if let refit = across.refit {
            let samples = refit.samples((0..<across.count).map { unsafe row.start[$0] })
            for (index, sample) in samples.enumerated() { unsafe row.start[index] = sample }
        } else if across.isMirrored {
            unsafe hs_reverse(row.start, across.count)
        }
        let isReversed = places.down.isMirrored && places.down.refit == nil
        unsafe hs_to_fixed(row.start, rows.width, 1, 128, rows.row(isReversed ? rows.height - 1 - place : place))
    }

    /// The output's samples, when all rows were put. To be called once: they are computed in place.
    func finished() -> SamplePlanes.Plane {
        guard let refit = places.down.refit else { return rows }
        for column in 0..<rows.width {
            let samples = refit.samples((0..<rows.height).map { unsafe Float(rows.row($0)[column]) })
            for (index, sample) in samples.enumerated() {
                unsafe rows.row(index)[column] = Int16(min(max(sample, -2_048), 2_032).rounded())
            }
        }
        return rows.prefix(places.down.outputCount)
    }
}
