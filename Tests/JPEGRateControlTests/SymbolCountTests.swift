import JPEGCodec
import JPEGRateControl
import Testing

struct SymbolCountTests {
    private static let limits = DecodingLimits(
        maximumScanCount: 100,
        maximumScanWork: 64,
        maximumMemoryByteCount: 64 << 20,
        maximumSeconds: 60
    )

    @Test(arguments: PhotoCase.all)
    func `symbols are those of the standard`(photoCase: PhotoCase) throws {
        let photo = try CodedPhoto(photoCase.photo)
        let blocks = coefficients(of: photo.image)
        for (index, component) in photo.statistics.components.enumerated() {
            let reference = SymbolReference(
                blocks[index],
                component: index,
                of: photo.image.frame,
                isInterleaved: photo.statistics.isInterleaved
            )
            let symbols = try #require(component.symbols)
            #expect(symbols.dc == reference.dc, "DC of component \(index)")
            #expect(symbols.ac == reference.ac, "AC of component \(index)")
            #expect(symbols.outOfRangeCount == reference.outOfRangeCount)
        }
    }

    @Test(arguments: PhotoCase.all)
    func `symbols counted in decoding are those that coding takes`(photoCase: PhotoCase) throws {
        let photo = try CodedPhoto(photoCase.photo)
        let image = try CoefficientImage(
            decoding: photo.bytes,
            limits: Self.limits,
            shouldStop: nil,
            countsSymbols: true
        ) { _ in nil }
        // Gathered with a sample's histogram, so that only decoding can have told the symbols.
        let statistics = CoefficientStatistics(of: image, countsSymbols: false, samplePeriod: 2)
            .counting(symbolsOf: image)
        let isDecodedByLibrary = image.isDecodedByLibrary
        for (found, expected) in zip(statistics.components, photo.statistics.components) {
            #expect(found.symbols == (isDecodedByLibrary ? nil : expected.symbols))
        }
    }

    @Test(arguments: PhotoCase.all)
    func `histograms hold every coefficient`(photoCase: PhotoCase) throws {
        let photo = try CodedPhoto(photoCase.photo)
        let blocks = coefficients(of: photo.image)
        for (index, component) in photo.statistics.components.enumerated() {
            var expected = [[Int]](repeating: [Int](repeating: 0, count: MagnitudeHistogram.binCount), count: 64)
            for (place, value) in blocks[index].enumerated() {
                expected[place % 64][min(Int(value.magnitude), MagnitudeHistogram.binCount - 1)] += 1
            }
            #expect(component.magnitudes.blockCount == photo.image.frame.components[index].blockCount)
            for frequency in 0..<64 {
                let counts = component.magnitudes.frequencies[frequency].counts
                let padding = [Int](repeating: 0, count: MagnitudeHistogram.binCount - counts.count)
                #expect(counts + padding == expected[frequency], "frequency \(frequency)")
            }
        }
    }

    @Test(arguments: PhotoCase.all)
    func `statistics gathered while decoding are those gathered afterwards`(photoCase: PhotoCase) throws {
        let photo = try CodedPhoto(photoCase.photo)
        var collector: StatisticsCollector?
        _ = try CoefficientImage(decoding: photo.bytes, limits: Self.limits, shouldStop: nil) { frame in
            collector = StatisticsCollector(frame: frame)
            return collector
        }
        #expect(try #require(collector).statistics == photo.statistics)
    }
}
