/// Prefix sums over the magnitudes of one frequency, from which each candidate's errors are computed level by level.
///
/// With levels in eighths, cubed errors (used to choose) are measured from the eighths, squared errors (used for PSNR)
/// from whole levels.
struct MagnitudeSums: Sendable {
    /// Sums of count, count × m, count × m² and count × m³ over all magnitudes m below the index.
    private let powers: [SIMD4<Double>]
    /// Sums of count × l and count × l², l being the nearest whole level.
    private let firstOfLevels: [Double]
    private let secondOfLevels: [Double]
    private let binCount: Int

    init(_ frequency: MagnitudeHistogram.Frequency, levelPrecision: Int) {
        var sum = SIMD4<Double>.zero
        var powers = [sum]
        powers.reserveCapacity(frequency.counts.count + 1)
        for (magnitude, count) in frequency.counts.enumerated() {
            let m = Double(magnitude)
            let n = Double(count)
            sum += SIMD4(n, n * m, n * m * m, n * m * m * m)
            powers.append(sum)
        }
        self.powers = powers
        (firstOfLevels, secondOfLevels) =
            levelPrecision == 1
            ? (powers.map { $0.y }, powers.map { $0.z }) : Self.levelSums(frequency, levelPrecision: levelPrecision)
        binCount = frequency.counts.count
    }

    private static func levelSums(_ frequency: MagnitudeHistogram.Frequency, levelPrecision: Int) -> (
        [Double], [Double]
    ) {
        var first = [0.0]
        var second = [0.0]
        for (magnitude, count) in frequency.counts.enumerated() {
            let level = Double((magnitude + levelPrecision / 2) / levelPrecision)
            let n = Double(count)
            first.append((first.last ?? 0) + n * level)
            second.append((second.last ?? 0) + n * level * level)
        }
        return (first, second)
    }

    var total: Double { powers[binCount].x }

    /// No magnitude but 0 occurs.
    var isAllZero: Bool { binCount <= 1 }

    /// The mean of all magnitudes; 0: there are none.
    var mean: Double { total > 0 ? powers[binCount].y / total : 0 }

    /// The squared error of levels under a rule.
    func squaredError(sourceStep: Int, step: Int, rule: FrequencyRule) -> Double {
        var error = 0.0
        forEachLevel(rule) { level, magnitudes, count in
            // Σ n (a m - r)²
            let a = Double(sourceStep)
            let r = Double(level * step)
            let m1 = firstOfLevels[magnitudes.upperBound] - firstOfLevels[magnitudes.lowerBound]
            let m2 = secondOfLevels[magnitudes.upperBound] - secondOfLevels[magnitudes.lowerBound]
            error += max(0, a * a * m2 - 2 * a * r * m1 + r * r * count)
        }
        return error
    }

    /// The sum of cubed errors under a rule.
    func cubedError(sourceStep: Int, step: Int, rule: FrequencyRule) -> Double {
        var error = 0.0
        forEachLevel(rule) { level, magnitudes, _ in
            error += cubedError(magnitudes, sourceStep: sourceStep, reconstruction: level * step)
        }
        return error
    }

    /// The sum of cubed errors of magnitudes that become one level.
    ///
    /// - Parameters:
    ///   - magnitudes: not empty.
    ///   - sourceStep: the step of the magnitudes.
    ///   - reconstruction: the level's coefficient.
    /// - Returns: the sum of |error|³.
    @inline(__always)
    func cubedError(_ magnitudes: Range<Int>, sourceStep: Int, reconstruction: Int) -> Double {
        // From here on magnitudes are above the reconstruction, so that errors are positive.
        let middle = (reconstruction + sourceStep - 1) / sourceStep
        let split = min(max(middle, magnitudes.lowerBound), magnitudes.upperBound)
        let above = signedCube(split, magnitudes.upperBound, sourceStep, reconstruction)
        let below = signedCube(magnitudes.lowerBound, split, sourceStep, reconstruction)
        return max(0, above - below)
    }

    /// Σ n (a m - r)³
    @inline(__always)
    private func signedCube(_ start: Int, _ end: Int, _ sourceStep: Int, _ reconstruction: Int) -> Double {
        guard start < end else { return 0 }
        let a = Double(sourceStep)
        let r = Double(reconstruction)
        let sums = powers[end] - powers[start]
        return ((a * sums.w - 3 * r * sums.z) * a + 3 * r * r * sums.y) * a - r * r * r * sums.x
    }

    /// Coefficients whose level is not 0.
    func nonzeroCount(_ rule: FrequencyRule) -> Double {
        guard rule.multiplier > 0 else { return 0 }
        let needed = max(1, Int(rule.minimumLevel)) * 65_536 - Int(rule.offset)
        let first = min(binCount, (needed + Int(rule.multiplier) - 1) / Int(rule.multiplier))
        return powers[binCount].x - powers[first].x
    }

    /// The entropy of the levels under a rule.
    func bitCount(_ rule: FrequencyRule) -> Double {
        var entropy = Entropy(total: total)
        forEachLevel(rule) { level, _, count in entropy.add(count, isZero: level == 0) }
        return entropy.bitCount
    }

    /// The squared error where every level becomes 0.
    func energy(sourceStep: Int) -> Double {
        secondOfLevels[binCount] * Double(sourceStep * sourceStep)
    }

    /// The sum of cubed errors where every coefficient becomes 0.
    func cubedEnergy(sourceStep: Int) -> Double {
        powers[binCount].w * Double(sourceStep * sourceStep * sourceStep)
    }

    /// Calls `body` for each level that occurs, with the magnitudes that become it and their count.
    @inline(__always)
    func forEachLevel(
        _ rule: FrequencyRule,
        _ body: (_ level: Int, _ magnitudes: Range<Int>, _ count: Double) -> Void
    ) {
        let multiplier = Int(rule.multiplier)
        var level = 0
        var start = 0
        while start < binCount {
            // The first magnitude that reaches the next level.
            let next = level == 0 ? max(1, Int(rule.minimumLevel)) : level + 1
            let needed = next * 65_536 - Int(rule.offset)
            let end = multiplier == 0 ? binCount : min(binCount, max(start, (needed + multiplier - 1) / multiplier))
            if end > start {
                let count = powers[end].x - powers[start].x
                if count > 0 { body(level, start..<end, count) }
            }
            start = end
            level = next
        }
    }
}
