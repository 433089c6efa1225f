/// A quality on the scale of IJG's cjpeg.
package struct QualityEstimate: Sendable, Hashable {
    /// 1 … 100.
    package let quality: Int
    /// True when libjpeg makes exactly this table at this quality; false when it is only the nearest.
    package let isExact: Bool

    package init(quality: Int, isExact: Bool) {
        self.quality = quality
        self.isExact = isExact
    }
}

extension QuantizationTable {
    /// The quality at which libjpeg scales the standard's luminance table (ITU-T T.81, table K.1) to this one, or to the nearest.
    ///
    /// Nearest is the smallest sum of absolute differences of the 64 steps; between equals, the higher quality. For tables that
    /// are no multiple of the standard's (many cameras' and phones') the number is a hint only.
    package var estimatedLumaQuality: QualityEstimate {
        var best = QualityEstimate(quality: 100, isExact: false)
        var smallestDifference = Int.max
        for quality in stride(from: 100, through: 1, by: -1) {
            var difference = 0
            for index in 0..<64 {
                difference += abs(Int(steps[index]) - lumaStep(at: index, quality: quality))
            }
            if difference < smallestDifference {
                smallestDifference = difference
                best = QualityEstimate(quality: quality, isExact: difference == 0)
            }
        }
        return best
    }

    /// libjpeg's `jpeg_quality_scaling` and `jpeg_add_quant_table`, limited to what this table's precision can store.
    private func lumaStep(at index: Int, quality: Int) -> Int {
        let percentage = quality < 50 ? 5_000 / quality : 200 - 2 * quality
        let step = (Self.standardLumaSteps[index] * percentage + 50) / 100
        return min(max(step, 1), precision == 8 ? 255 : 32_767)
    }

    /// ITU-T T.81, table K.1.
    private static let standardLumaSteps: [Int] = [
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ]
}

extension JPEGStructure {
    /// The quality of the first component's quantization table; nil when there is none.
    package var estimatedQuality: QualityEstimate? {
        guard let table = quantizationTables.first else { return nil }
        return table?.estimatedLumaQuality
    }
}
