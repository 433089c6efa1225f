#if canImport(Darwin)
    private import Darwin
#elseif canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#endif

/// What each way of quantizing one frequency costs in bits and in squared error: from the exact histogram, so exact for the
/// error; the bits are the entropy of the levels, which stands in for what run lengths and Huffman codes make of it.
///
/// Only the points on the lower convex hull are kept: no other can be the best for any exchange rate of bits and error
/// (RD-OPT, Ratnakar and Livny 1995).
struct RateDistortionCurve: Sendable {
    struct Point: Sendable {
        /// The output step; 0: the frequency is dropped.
        var step: Int
        var rule: FrequencyRule
        /// Squared error of the DCT coefficients, over all blocks.
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

/// Sums over the magnitudes of one frequency, from which every candidate is computed level by level.
struct MagnitudeSums: Sendable {
    /// Of count, count × m, count × m² over all magnitudes below the index.
    private let zeroth: [Double]
    private let first: [Double]
    private let second: [Double]
    private let binCount: Int

    init(_ frequency: MagnitudeHistogram.Frequency) {
        var zeroth = [0.0]
        var first = [0.0]
        var second = [0.0]
        for (magnitude, count) in frequency.counts.enumerated() {
            let m = Double(magnitude)
            let n = Double(count)
            zeroth.append((zeroth.last ?? 0) + n)
            first.append((first.last ?? 0) + n * m)
            second.append((second.last ?? 0) + n * m * m)
        }
        (self.zeroth, self.first, self.second) = (zeroth, first, second)
        binCount = frequency.counts.count
    }

    var total: Double { zeroth[binCount] }

    /// The squared error under a rule.
    func distortion(sourceStep: Int, step: Int, rule: FrequencyRule) -> Double {
        var distortion = 0.0
        forEachLevel(sourceStep: sourceStep, step: step, rule: rule) { _, _, error in distortion += error }
        return distortion
    }

    /// Coefficients whose level is not 0.
    func nonzeroCount(_ rule: FrequencyRule) -> Double {
        guard rule.multiplier > 0 else { return 0 }
        let needed = max(1, Int(rule.minimumLevel)) * 65_536 - Int(rule.offset)
        let first = min(binCount, (needed + Int(rule.multiplier) - 1) / Int(rule.multiplier))
        return zeroth[binCount] - zeroth[first]
    }

    /// The entropy of the levels under a rule.
    func bitCount(_ rule: FrequencyRule) -> Double {
        var entropy = Entropy(total: total)
        forEachLevel(sourceStep: 1, step: 1, rule: rule) { level, count, _ in entropy.add(count, isZero: level == 0) }
        return entropy.bitCount
    }

    /// Squared error when every coefficient becomes 0.
    func energy(sourceStep: Int) -> Double {
        second[binCount] * Double(sourceStep * sourceStep)
    }

    /// Calls `body` for each level with its count and its squared error.
    func forEachLevel(
        sourceStep: Int,
        step: Int,
        rule: FrequencyRule,
        _ body: (_ level: Int, _ count: Double, _ distortion: Double) -> Void
    ) {
        let a = Double(sourceStep)
        var level = 0
        var start = 0
        while start < binCount {
            // The first magnitude that reaches the next level.
            let next = level == 0 ? max(1, Int(rule.minimumLevel)) : level + 1
            let needed = next * 65_536 - Int(rule.offset)
            let multiplier = Int(rule.multiplier)
            let end = multiplier == 0 ? binCount : min(binCount, max(start, (needed + multiplier - 1) / multiplier))
            if end > start {
                let n0 = zeroth[end] - zeroth[start]
                if n0 > 0 {
                    let reconstruction = Double(level * step)
                    let n1 = first[end] - first[start]
                    let n2 = second[end] - second[start]
                    let error = a * a * n2 - 2 * a * reconstruction * n1 + reconstruction * reconstruction * n0
                    body(level, n0, max(0, error))
                }
            }
            start = end
            level = next
        }
    }
}

extension RateDistortionCurve {
    /// - Parameters:
    ///   - frequency: the magnitudes of one frequency.
    ///   - differences: for DC, the differences that are coded instead of the values.
    ///   - sourceStep: 1 … 65,535.
    ///   - minimumStep: the finest output step, not below the source's.
    ///   - maximumStep: the coarsest output step.
    ///   - rounding: see `FrequencyRule`.
    init(
        frequency: MagnitudeHistogram.Frequency,
        differences: MagnitudeHistogram.Frequency?,
        sourceStep: Int,
        minimumStep: Int,
        maximumStep: Int,
        rounding: Double
    ) {
        let sums = MagnitudeSums(frequency)
        let differenceSums = differences.map { MagnitudeSums($0) }
        guard frequency.counts.count > 1 else {
            points = [Point(step: minimumStep, rule: .identity, distortion: 0, bitCount: 0, isAllZero: true)]
            return
        }
        var candidates: [Point] = []
        if minimumStep > sourceStep {
            // The best that the finest step allows: each coefficient to the nearest level.
            let nearest = FrequencyRule(sourceStep: sourceStep, step: minimumStep, rounding: 0.5)
            candidates.append(Point(sums, differenceSums, sourceStep: sourceStep, step: minimumStep, rule: nearest))
        }
        for step in Self.steps(from: minimumStep, to: maximumStep) {
            let rule = FrequencyRule(sourceStep: sourceStep, step: step, rounding: rounding)
            let point = Point(sums, differenceSums, sourceStep: sourceStep, step: step, rule: rule)
            candidates.append(point)
            // Coarser steps change nothing once every level is 0.
            if point.isAllZero { break }
        }
        if differences == nil {
            // Between the source's own step and the next that saves much lies this: its smallest coefficients go.
            let finest = FrequencyRule(sourceStep: sourceStep, step: minimumStep, rounding: rounding)
            candidates.append(
                Point(sums, nil, sourceStep: sourceStep, step: minimumStep, rule: finest.withoutOnes))
        }
        candidates.append(
            Point(
                step: maximumStep,
                rule: .zero,
                distortion: sums.energy(sourceStep: sourceStep),
                bitCount: 0,
                isAllZero: true
            ))
        points = Self.lowerHull(candidates)
    }

    /// Every step where steps are small, about 4 % apart where they are large.
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
    fileprivate init(
        _ sums: MagnitudeSums,
        _ differenceSums: MagnitudeSums?,
        sourceStep: Int,
        step: Int,
        rule: FrequencyRule
    ) {
        var distortion = 0.0
        var entropy = Entropy(total: sums.total)
        sums.forEachLevel(sourceStep: sourceStep, step: step, rule: rule) { level, count, error in
            distortion += error
            if differenceSums == nil { entropy.add(count, isZero: level == 0) }
        }
        if let differenceSums {
            let nearest = FrequencyRule(sourceStep: sourceStep, step: step, rounding: 0.5)
            differenceSums.forEachLevel(sourceStep: sourceStep, step: step, rule: nearest) { level, count, _ in
                entropy.add(count, isZero: level == 0)
            }
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
