/// The rate–distortion curve of one frequency: bits and error of each way to quantize it.
///
/// Errors are exact for the blocks of the histogram. Bits are the entropy of the levels, a stand-in for run lengths and
/// Huffman codes.
///
/// Errors count by their third power. A few large ones, such as the last fine detail of a frequency that is dropped,
/// show more than many small ones with the same sum of squares, which look like a little noise; metrics that follow the
/// eye pool errors the same way. docs/rate-control.md has the powers that were tried.
///
/// Only the points on the lower convex hull are kept: no other is the best at any λ (RD-OPT, Ratnakar and Livny 1995).
struct RateDistortionCurve: Sendable {
    struct Point: Sendable {
        /// The output step; 0: the frequency is dropped.
        var step: Int
        var rule: FrequencyRule
        /// The sum of the cubed errors of the DCT coefficients, over the blocks of the histogram.
        var distortion: Double
        var bitCount: Double
        var isAllZero: Bool
    }

    /// By falling bits, rising error.
    let points: [Point]

    /// The point that minimizes `weight × distortion + lambda × bits`.
    func best(weight: Double, lambda: Double) -> Point {
        // On a convex hull the slopes rise, so the first point whose successor does not pay is the best.
        var low = 0
        var high = points.count - 1
        while low < high {
            let middle = (low + high) / 2
            let gain = lambda * (points[middle].bitCount - points[middle + 1].bitCount)
            let loss = weight * (points[middle + 1].distortion - points[middle].distortion)
            if gain > loss { low = middle + 1 } else { high = middle }
        }
        return points[low]
    }
}

extension RateDistortionCurve {
    /// - Parameters:
    ///   - sums: of the magnitudes of one frequency.
    ///   - differenceSums: for DC, of the differences that are coded instead of the values.
    ///   - sourceStep: 1 … 65,535.
    ///   - minimumStep: the finest output step, not below the source's.
    ///   - maximumStep: the coarsest output step.
    ///   - rounding: see `FrequencyRule`.
    ///   - levelPrecision: the precision of the magnitudes, 8 for eighths of a source step; 1: whole levels.
    init(
        sums: MagnitudeSums,
        differenceSums: MagnitudeSums?,
        sourceStep: Int,
        minimumStep: Int,
        maximumStep: Int,
        rounding: Double,
        levelPrecision: Int = 1
    ) {
        guard !sums.isAllZero else {
            points = [Point(step: minimumStep, rule: .identity, distortion: 0, bitCount: 0, isAllZero: true)]
            return
        }
        var candidates: [Point] = []
        if minimumStep > sourceStep {
            // The best that the finest step allows: each coefficient to the nearest level.
            let nearest = FrequencyRule(
                sourceStep: sourceStep, step: minimumStep, rounding: 0.5, levelPrecision: levelPrecision)
            candidates.append(
                Point(sums, differenceSums, sourceStep: sourceStep, step: minimumStep, rule: nearest, levelPrecision))
        }
        for step in Self.steps(from: minimumStep, to: maximumStep) {
            let rule = FrequencyRule(
                sourceStep: sourceStep, step: step, rounding: rounding, levelPrecision: levelPrecision)
            var point = Point(sums, differenceSums, sourceStep: sourceStep, step: step, rule: rule, levelPrecision)
            // Where all levels stay, so do the samples.
            if step == sourceStep { point.distortion = 0 }
            candidates.append(point)
            // Coarser steps change nothing once every level is 0.
            if point.isAllZero { break }
        }
        if differenceSums == nil {
            // The source's own step without its ones: between that step and the next one that saves much.
            let finest = FrequencyRule(
                sourceStep: sourceStep, step: minimumStep, rounding: rounding, levelPrecision: levelPrecision)
            candidates.append(
                Point(sums, nil, sourceStep: sourceStep, step: minimumStep, rule: finest.withoutOnes, levelPrecision))
        }
        candidates.append(
            Point(
                step: maximumStep,
                rule: .zero,
                distortion: sums.cubedEnergy(sourceStep: sourceStep),
                bitCount: 0,
                isAllZero: true
            ))
        points = Self.lowerHull(candidates)
    }

    /// Every step where steps are small, about 4 % (1/24) apart where they are large.
    private static func steps(from first: Int, to last: Int) -> [Int] {
        var steps = [first]
        while let step = steps.last, step < last {
            steps.append(min(last, max(step + 1, step + step / 24)))
        }
        return steps
    }

    private static func lowerHull(_ candidates: [Point]) -> [Point] {
        var hull: [Point] = []
        let sorted = candidates.sorted {
            $0.bitCount != $1.bitCount ? $0.bitCount > $1.bitCount : $0.distortion < $1.distortion
        }
        for point in sorted.reversed() {
            // From the fewest bits upwards: error must fall, and fall ever more slowly.
            if let last = hull.last, point.distortion >= last.distortion { continue }
            while hull.count >= 2 {
                let a = hull[hull.count - 2]
                let b = hull[hull.count - 1]
                let slopeAB = (a.distortion - b.distortion) / (b.bitCount - a.bitCount)
                let slopeBC = (b.distortion - point.distortion) / (point.bitCount - b.bitCount)
                if slopeBC < slopeAB { break }
                hull.removeLast()
            }
            hull.append(point)
        }
        return hull.reversed()
    }
}

extension RateDistortionCurve.Point {
    /// - Parameters:
    ///   - sums: of the frequency's magnitudes.
    ///   - differenceSums: for DC, of the differences that are coded instead.
    ///   - sourceStep: the step that the source was quantized with.
    ///   - step: the step to judge.
    ///   - rule: how magnitudes become levels.
    ///   - levelPrecision: the precision of the magnitudes, 8 for eighths of a source step; 1: whole levels.
    fileprivate init(
        _ sums: MagnitudeSums,
        _ differenceSums: MagnitudeSums?,
        sourceStep: Int,
        step: Int,
        rule: FrequencyRule,
        _ levelPrecision: Int
    ) {
        let whole = step * levelPrecision
        var distortion = 0.0
        var entropy = Entropy(total: sums.total)
        sums.forEachLevel(rule) { level, magnitudes, count in
            distortion += sums.cubedError(magnitudes, sourceStep: sourceStep, reconstruction: level * whole)
            if differenceSums == nil { entropy.add(count, isZero: level == 0) }
        }
        if let differenceSums {
            let nearest = FrequencyRule(
                sourceStep: sourceStep, step: step, rounding: 0.5, levelPrecision: levelPrecision)
            differenceSums.forEachLevel(nearest) { level, _, count in entropy.add(count, isZero: level == 0) }
        }
        self.init(
            step: step,
            rule: rule,
            distortion: distortion,
            bitCount: entropy.bitCount,
            isAllZero: entropy.isAllZero
        )
    }
}
