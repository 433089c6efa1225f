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
    /// The quality at which libjpeg scales the standard's luminance table (ITU-T T.81, table K.1) to this one, or to
    /// the nearest.
    ///
    /// Nearest is the smallest sum of absolute differences of the 64 steps; between equals, the higher quality. For
    /// tables that are no multiple of the standard's (many cameras' and phones') the number is a hint only.
    package var estimatedLumaQuality: QualityEstimate {
        var best = QualityEstimate(quality: 100, isExact: false)
        var smallestDifference = Int.max
        for quality in stride(from: 100, through: 1, by: -1) {
            let scaled = StandardTable.steps(
                quality: quality, isChroma: false, largest: precision == 8 ? 255 : 32_767)
            let difference = (0..<64).reduce(0) { $0 + abs(Int(steps[$1]) - scaled[$1]) }
            if difference < smallestDifference {
                smallestDifference = difference
                best = QualityEstimate(quality: quality, isExact: difference == 0)
            }
        }
        return best
    }
}

extension JPEGStructure {
    /// The quality of the first component's quantization table; nil when there is none.
    package var estimatedQuality: QualityEstimate? {
        guard let table = quantizationTables.first else { return nil }
        return table?.estimatedLumaQuality
    }
}
