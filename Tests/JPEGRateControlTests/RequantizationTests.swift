import Fixtures
import JPEGCodec
import JPEGRateControl
import Testing

struct RequantizationTests {
    private static let cases =
        Scene.allCases.map { scene in PhotoCase("4:2:0", size: (200, 152), scene: scene) { $0.quality = 95 } } + [
            PhotoCase("4:4:4", size: (200, 152)) { ($0.quality, $0.sampling) = (98, .yuv444) },
            PhotoCase("gray", size: (200, 152)) { ($0.colors, $0.quality) = (.gray, 100) },
            PhotoCase("CMYK", size: (200, 152)) { ($0.colors, $0.sampling) = (.cmyk, .yuv444) },
            PhotoCase("progressive", size: (200, 152)) { $0.scans = .progressive },
        ]

    @Test(arguments: cases, [0.35, 0.6, 0.9])
    func `what is decided on fits, and no step is finer than the source's`(
        photoCase: PhotoCase,
        share: Double
    ) throws {
        let photo = try CodedPhoto(photoCase.photo)
        let budget = SizeBudget(maximumByteCount: photo.budget(share: share), segmentByteCount: 0)
        let file = try EncodePlan(
            requantizing: photo.image,
            statistics: photo.statistics,
            sourceSteps: photo.sourceSteps,
            budget: budget
        )
        #expect(budget.fits(file))
        #expect(file.code.outOfRangeCount == 0)
        for (component, quantization) in file.quantization.enumerated() {
            #expect(quantization.sourceSteps == photo.sourceSteps[component])
            for frequency in 0..<64 {
                #expect(quantization.steps[frequency] >= quantization.sourceSteps[frequency])
                #expect(quantization.steps[frequency] <= max(255, quantization.sourceSteps[frequency]))
            }
        }
        #expect(file.parameters.quantizationTables.count <= 4)
        #expect(file.parameters.dcTables.count <= 2 && file.parameters.acTables.count <= 2)
    }

    @Test(arguments: cases, [0.35, 0.7])
    func `the error told is the error made`(photoCase: PhotoCase, share: Double) throws {
        let photo = try CodedPhoto(photoCase.photo)
        let file = try photo.requantized(maximumByteCount: photo.budget(share: share))
        let (bytes, distortions) = try photo.written(file)
        let output = try CodedPhoto(bytes: bytes)
        let (before, after) = (coefficients(of: photo.image), coefficients(of: output.image))
        for component in before.indices {
            var error = 0.0
            for (place, value) in before[component].enumerated() {
                let frequency = place % 64
                let difference =
                    Int(value) * photo.sourceSteps[component][frequency]
                    - Int(after[component][place]) * output.sourceSteps[component][frequency]
                error += Double(difference * difference)
            }
            let told = distortions[component]
            #expect(abs(told - error) <= 1e-5 * error, "component \(component): \(told) told, \(error) made")
            let expected = expectedError(before[component], file.quantization[component])
            let estimate = file.distortions[component]
            #expect(abs(estimate - expected) <= 1e-6 * expected, "component \(component): \(estimate), not \(expected)")
        }
    }

    /// What the rules make of every block, and a pattern's rules of as many of them as it has rows.
    private func expectedError(_ blocks: [Int16], _ quantization: ComponentQuantization) -> Double {
        var error = 0.0
        for (place, value) in blocks.enumerated() {
            let frequency = place % 64
            func squaredError(_ rule: FrequencyRule) -> Double {
                let magnitude = Int(value.magnitude)
                let difference =
                    magnitude * quantization.sourceSteps[frequency]
                    - rule.level(magnitude: magnitude) * quantization.steps[frequency]
                return Double(difference * difference)
            }
            let share = quantization.pattern.fraction
            error += (1 - share) * squaredError(quantization.rules[frequency])
            error += share * squaredError(quantization.patternRules[frequency])
        }
        return error
    }

    @Test func `without a budget worth mentioning nothing is lost`() throws {
        let photo = try CodedPhoto(FixturePhoto(width: 160, height: 120))
        #expect(photo.unchanged.psnr == nil)
        #expect(photo.unchanged.distortions == [0, 0, 0])
        let bytes = try photo.write(photo.unchanged)
        #expect(try coefficients(of: CodedPhoto(bytes: bytes).image) == coefficients(of: photo.image))
    }

    @Test func `a larger budget never has a larger error by much`() throws {
        var fixture = FixturePhoto(width: 256, height: 192)
        fixture.coding.quality = 95
        let photo = try CodedPhoto(fixture)
        let errors = try [0.3, 0.5, 0.7, 0.9].map { share in
            try photo.requantized(maximumByteCount: Int(share * Double(photo.bytes.count))).distortions[0]
        }
        for (smaller, larger) in zip(errors.dropFirst(), errors) { #expect(smaller < larger) }
    }

    @Test(arguments: [0, 1, 100, 300])
    func `an impossible budget is told apart, with the least that is possible`(maximum: Int) throws {
        let photo = try CodedPhoto(FixturePhoto(width: 160, height: 120))
        let error = #expect(throws: RateControlError.self) { _ = try photo.requantized(maximumByteCount: maximum) }
        guard case .budgetUnreachable(let smallest, let stated) = try #require(error) else { return }
        #expect(stated == maximum)
        // Two bits a block, the headers, and no more than half as much again.
        let floor = photo.unchanged.headerByteCount + photo.image.frame.blockCount / 4
        #expect(smallest <= floor * 3 / 2)
        let file = try photo.requantized(maximumByteCount: smallest)
        #expect(try photo.write(file).count <= smallest)
    }

    /// A picture of nothing was once promised where levels were left, so that libjpeg wrote symbols that had no code:
    /// what is written at the very least has to be what was counted.
    @Test(arguments: Scene.allCases, [Sampling.yuv444, .yuv420])
    func `the least that is possible is written as promised`(scene: Scene, sampling: Sampling) throws {
        var fixture = FixturePhoto(width: 320, height: 240, scene: scene)
        fixture.coding.sampling = sampling
        let photo = try CodedPhoto(fixture)
        let error = #expect(throws: RateControlError.self) { _ = try photo.requantized(maximumByteCount: 1) }
        guard case .budgetUnreachable(let smallest, _) = try #require(error) else { return }
        let file = try photo.requantized(maximumByteCount: smallest)
        let output = try CodedPhoto(bytes: photo.write(file))
        #expect(output.image.warnings.isEmpty)
        let expected = RequantizedCoefficients(image: photo.image, quantization: file.quantization)
        let isEqual = expected.equal(output.image)
        #expect(isEqual)
    }

    @Test func `the same photo and budget give the same decision`() throws {
        let fixture = FixturePhoto(width: 256, height: 192)
        let first = try CodedPhoto(fixture)
        let second = try CodedPhoto(fixture)
        let maximum = first.bytes.count / 2
        #expect(try first.requantized(maximumByteCount: maximum) == second.requantized(maximumByteCount: maximum))
    }
}
