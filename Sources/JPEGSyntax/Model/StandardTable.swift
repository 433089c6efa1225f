/// The quantization tables that ITU-T T.81, Annex K, gives as examples, and that most encoders scale.
package enum StandardTable {
    /// Table K.1, natural order.
    package static let luma = StepTable([
        16, 11, 10, 16, 24, 40, 51, 61,
        12, 12, 14, 19, 26, 58, 60, 55,
        14, 13, 16, 24, 40, 57, 69, 56,
        14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77,
        24, 35, 55, 64, 81, 104, 113, 92,
        49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ])

    /// Table K.2, natural order.
    package static let chroma = StepTable([
        17, 18, 24, 47, 99, 99, 99, 99,
        18, 21, 26, 66, 99, 99, 99, 99,
        24, 26, 56, 99, 99, 99, 99, 99,
        47, 66, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
        99, 99, 99, 99, 99, 99, 99, 99,
    ])

    /// A table as libjpeg scales it (`jpeg_quality_scaling` and `jpeg_add_quant_table`).
    ///
    /// - Parameters:
    ///   - quality: 1 … 100; less counts as 1.
    ///   - isChroma: K.2 instead of K.1.
    ///   - largest: step that the file can store: 255, or 32,767 where tables have 16 bits.
    /// - Returns: 64 steps, 1 … largest, natural order.
    package static func steps(quality: Int, isChroma: Bool, largest: Int = 255) -> StepTable {
        let percentage = quality < 50 ? 5_000 / max(1, quality) : 200 - 2 * quality
        let table = isChroma ? chroma : luma
        return StepTable { min(largest, max(1, (table[$0] * percentage + 50) / 100)) }
    }
}
