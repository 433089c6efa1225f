import Fixtures
import PhotoNormalization
import Testing

/// Budgets that would ruin a photo at its own size.
struct LowBudgetTests {
    private static let photo = FixturePhoto.camera(width: 1_024, height: 768)

    @Test(arguments: [UInt16(1), 3, 6], [4_000, 8_000, 12_000])
    func `a photo becomes smaller rather than ugly, and says so`(orientation: UInt16, maximum: Int) throws {
        let bytes = try FixturePhoto.camera(width: 1_024, height: 768, orientation: orientation).encoded()
        let options = NormalizationOptions.checked(maximumByteCount: maximum, allowsResizing: true)
        let output = try normalize(bytes, options)
        #expect(output.report.method == .resized)
        #expect(output.bytes.count <= maximum && output.bytes.count > maximum * 9 / 10)
        #expect(output.report.warnings.contains { $0.code == "reduced-for-budget" })
        let isTurned = orientation >= 5
        let ratio = Double(max(output.width, output.height)) / Double(min(output.width, output.height))
        #expect(abs(ratio - 1_024 / 768) < 0.03 && (output.height > output.width) == isTurned)
        #expect(max(output.width, output.height) < 1_024 && min(output.width, output.height) >= 48)
        let again = try normalize(output.bytes, options)
        #expect(again.report.status == .unchanged)
    }

    @Test func `the smaller the budget, the smaller the picture`() throws {
        let bytes = try Self.photo.encoded()
        let widths = try [3_000, 6_000, 12_000, 24_000].map { maximum in
            try normalize(bytes, .checked(maximumByteCount: maximum, allowsResizing: true)).width
        }
        #expect(widths == widths.sorted() && Set(widths).count == widths.count)
    }

    @Test func `dimensions stay where they are to stay, until nothing helps`() throws {
        let bytes = try Self.photo.encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: 16_000))
        #expect(output.report.method == .requantized)
        #expect((output.width, output.height) == (1_024, 768))
        #expect(refusal(bytes, .checked(maximumByteCount: 3_000))?.code == "budget-unreachable")
    }

    /// Two colors with an edge came out 1,119 pixels wide, as coarse as a photo: a few edges are all that there is to
    /// see of them.
    @Test func `a mostly flat picture keeps more of its sharpness, and less of its size, than a photo`() throws {
        let bytes = try FixturePhoto(width: 1_600, height: 1_200, scene: .twoTone).encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: 8_000, allowsResizing: true))
        #expect(output.report.method == .resized)
        #expect((600..<950).contains(output.width))
    }

    /// Its blocks took two bits each however they were quantized, which was more than the budget; and it was refused.
    @Test(arguments: [Scene.gradient, .twoTone, .flat], [6_000, 9_000, 11_000, 11_700])
    func `a picture of hardly more than empty blocks becomes smaller, too`(scene: Scene, maximum: Int) throws {
        let bytes = try FixturePhoto(width: 1_600, height: 1_200, scene: scene).encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: maximum, allowsResizing: true))
        #expect(output.report.method == .resized)
        #expect(output.bytes.count <= maximum && output.width < 1_600)
    }

    @Test func `a budget that a photo can live with leaves its dimensions alone`() throws {
        let bytes = try Self.photo.encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: bytes.count / 3, allowsResizing: true))
        #expect(output.report.method == .requantized)
        #expect(output.width == 1_024)
    }

    @Test func `what cannot even be had at the smallest size is refused`() throws {
        let bytes = try Self.photo.encoded()
        let code = refusal(bytes, .checked(maximumByteCount: 250, allowsResizing: true))?.code
        #expect(code == "budget-unreachable")
    }

    @Test func `a picture that is resized anyway is reduced further where it has to be`() throws {
        var options = NormalizationOptions.checked(maximumByteCount: 5_000, allowsResizing: true)
        options.maximumEdge = 900
        let output = try normalize(Self.photo.encoded(), options)
        #expect(output.width < 900 && output.bytes.count <= 5_000)
        #expect(try normalize(output.bytes, options).report.status == .unchanged)
    }

    @Test func `a picture beyond the memory for its coefficients is reduced while it is decoded`() throws {
        let bytes = try FixturePhoto(width: 1_200, height: 900).encoded()
        var options = NormalizationOptions.checked(maximumByteCount: bytes.count / 2, allowsResizing: true)
        options.limits.maximumCoefficientByteCount = 1 << 20
        let output = try normalize(bytes, options)
        #expect(output.report.method == .resized)
        #expect(output.report.warnings.contains { $0.code == "reduced-for-memory" })
        #expect(output.width < 1_200 && output.width >= 300)
        options.allowsResizing = false
        #expect(refusal(bytes, options)?.code == "memory-limit")
    }

    /// 99 megapixels of 1.2 MB lost half of their pixels where only markers had to go.
    @Test
    func `a picture beyond the memory for its coefficients stays as it is coded where nothing else has to change`()
        throws
    {
        let bytes = try FixturePhoto.camera(width: 1_200, height: 900).encoded()
        for allowsResizing in [true, false] {
            var options = NormalizationOptions.checked(allowsResizing: allowsResizing)
            options.limits.maximumCoefficientByteCount = 1 << 20
            let output = try normalize(bytes, options)
            #expect(output.report.method == .metadata)
            #expect(try entropyCodedData(output.bytes) == entropyCodedData(bytes))
            #expect(try normalize(output.bytes, options).report.status == .unchanged)
            #expect(refusal(bytes.truncated(to: 0.9), options)?.code == "truncated")
            #expect(refusal(bytes.withFlippedBits(count: 200), options)?.code == "corrupt")
        }
    }

    /// What stands behind the picture's data has to go, which takes coding them anew: there is no memory for that.
    @Test func `a picture that has to be coded anew after all is reduced`() throws {
        let bytes = try FixturePhoto(width: 1_200, height: 900).encoded().withoutEndOfImage() + [1, 2, 3, 0xFF, 0xD9]
        var options = NormalizationOptions.checked(allowsResizing: true)
        options.limits.maximumCoefficientByteCount = 1 << 20
        #expect(try normalize(bytes, options).report.warnings.contains { $0.code == "reduced-for-memory" })
        options.allowsResizing = false
        #expect(refusal(bytes, options)?.code == "memory-limit")
    }

    /// Black of 36 megapixels was refused at 13 of 22 budgets: its blocks take two bits each, and the budget was just
    /// below that.
    @Test(arguments: [Scene.flat, .twoTone, .gradient, .noise, .landscape], [1, 3])
    func `every budget above a header and 48 pixels is met`(scene: Scene, componentCount: Int) throws {
        var photo = FixturePhoto(width: 640, height: 480, scene: scene)
        if componentCount == 1 { photo.coding.colors = .gray }
        let bytes = try photo.encoded()
        var maximum = 1_400
        while maximum < 12_000 {
            for isProgressive in [false, true] {
                var options = NormalizationOptions.checked(maximumByteCount: maximum, allowsResizing: true)
                options.isProgressive = isProgressive
                let output = try normalize(bytes, options)
                #expect(output.bytes.count <= maximum)
            }
            maximum = maximum * 14 / 10 + 37
        }
    }

    @Test func `a progressive picture beyond the memory is refused: all of it is needed at once`() throws {
        var photo = FixturePhoto(width: 1_200, height: 900)
        photo.coding.scans = .progressive
        var options = NormalizationOptions.checked(allowsResizing: true)
        options.limits.maximumCoefficientByteCount = 1 << 20
        #expect(refusal(try photo.encoded(), options)?.code == "memory-limit")
    }
}
