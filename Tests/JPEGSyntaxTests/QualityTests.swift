import Testing

@testable import JPEGSyntax

@Suite struct QualityTests {
    /// The first row of cjpeg's luminance table, and its last step.
    @Test(
        "Tables of cjpeg are recognized",
        arguments: [
            (100, [1, 1, 1, 1, 1, 1, 1, 1], 1),
            (90, [3, 2, 2, 3, 5, 8, 10, 12], 20),
            (75, [8, 6, 5, 8, 12, 20, 26, 31], 50),
            (50, [16, 11, 10, 16, 24, 40, 51, 61], 99),
            (10, [80, 55, 50, 80, 120, 200, 255, 255], 255),
        ]
    )
    func cjpeg(quality: Int, firstRow: [UInt16], last: UInt16) {
        let table = Self.scaled(to: quality)
        #expect(Array(table.steps[0..<8]) == firstRow)
        #expect(table.steps[63] == last)
        #expect(table.estimatedLumaQuality == QualityEstimate(quality: quality, isExact: true))
    }

    @Test("Every quality is recognized", arguments: 1...100)
    func every(quality: Int) {
        #expect(Self.scaled(to: quality).estimatedLumaQuality == QualityEstimate(quality: quality, isExact: true))
    }

    @Test("A table that is off by a step has the nearest quality, inexactly")
    func nearest() {
        var steps = Self.scaled(to: 85).steps
        steps[20] += 1
        let table = QuantizationTable(slot: 0, precision: 8, steps: steps)
        #expect(table.estimatedLumaQuality == QualityEstimate(quality: 85, isExact: false))
    }

    @Test("Any table has a quality", arguments: [0, 1, 255, 65_535] as [UInt16])
    func anyTable(step: UInt16) {
        let table = QuantizationTable(slot: 0, precision: 16, steps: Array(repeating: step, count: 64))
        #expect((1...100).contains(table.estimatedLumaQuality.quality))
    }

    @Test("The quality of a picture is that of its first component")
    func picture() throws {
        #expect(try structure(JPEGBytes.gray()).estimatedQuality == QualityEstimate(quality: 100, isExact: true))
    }

    /// The standard's luminance table as libjpeg scales it.
    static func scaled(to quality: Int) -> QuantizationTable {
        let base = [
            16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
            14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
            49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
        ]
        let percentage = quality < 50 ? 5_000 / quality : 200 - 2 * quality
        let steps = base.map { UInt16(min(max(($0 * percentage + 50) / 100, 1), 255)) }
        return QuantizationTable(slot: 0, precision: 8, steps: steps)
    }
}
