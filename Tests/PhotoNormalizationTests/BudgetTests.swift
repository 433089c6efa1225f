import Fixtures
import JPEGSyntax
import PhotoMetadata
import Testing

@testable import PhotoNormalization

/// A picture of some kind, coded in some way, made once.
struct BudgetCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let photo: FixturePhoto

    init(_ scene: Scene, _ width: Int, _ height: Int, _ coding: PictureCoding) {
        photo = FixturePhoto(width: width, height: height, scene: scene, coding: coding)
        let factors = coding.sampling.factors.map { "\($0.horizontal)×\($0.vertical)" }.joined(separator: " ")
        testDescription =
            "\(scene.rawValue) \(width)×\(height) \(coding.colors.rawValue) \(factors) quality \(coding.quality)"
    }

    static let all = small + large

    private static let codings = [
        PictureCoding(quality: 95, sampling: .yuv420),
        PictureCoding(quality: 90, sampling: .yuv444),
        PictureCoding(colors: .gray, quality: 92),
        PictureCoding(colors: .cmyk, quality: 90, sampling: .yuv444),
    ]

    private static let small = Scene.allCases.flatMap { scene in
        [(48, 48), (57, 200)].flatMap { size in
            codings.map { BudgetCase(scene, size.0, size.1, $0) }
        }
    }

    /// All of them where the compiler optimizes; where not, the ones that are different.
    private static let large: [BudgetCase] = {
        #if DEBUG
            [
                BudgetCase(.landscape, 320, 240, codings[0]),
                BudgetCase(.twoTone, 320, 240, codings[1]),
                BudgetCase(.noise, 320, 240, codings[1]),
                BudgetCase(.screenshot, 1_024, 700, codings[2]),
            ]
        #else
            Scene.allCases.flatMap { scene in
                [(320, 240), (640, 481), (1_024, 1_024)].flatMap { size in
                    codings.map { BudgetCase(scene, size.0, size.1, $0) }
                } + [BudgetCase(scene, 500, 375, PictureCoding(quality: 100, sampling: .yuv444))]
            }
        #endif
    }()

    /// What can always be reached: 1.25 times the headers and two bits for each block.
    func reachableByteCount(_ bytes: [UInt8]) throws -> Int {
        let segments = try PhotoNormalizer(options: .checked()).prepare(bytes).headerPlan.metadata.byteCount
        let frame = try JPEGStructure(reading: bytes.span).frame
        let componentCount = frame.components.count
        let tablePairs = componentCount == 1 ? 1 : 2
        // SOI and EOI, frame and scan header, quantization tables, Huffman tables of a symbol each.
        let headers = 4 + 10 + 3 * componentCount + 8 + 2 * componentCount + 69 * componentCount + tablePairs * 2 * 22
        let blocks = frame.components.indices.reduce(0) { $0 + frame.paddedBlockCount(ofComponent: $1) }
        return Int((1.25 * (Double(segments + headers) + Double(blocks) / 4)).rounded(.up))
    }
}

struct BudgetTests {
    @Test(arguments: BudgetCase.all)
    func `no budget is exceeded, and every one that can be reached is`(budgetCase: BudgetCase) throws {
        let bytes = try budgetCase.photo.encoded()
        let least = try budgetCase.reachableByteCount(bytes)
        let shares = [0.25, 0.5, 0.75, 0.9].map { Int(Double(bytes.count) * $0) }.filter { $0 > least }
        for maximum in [least, (least + bytes.count) / 2] + shares {
            let output = try normalize(bytes, .checked(maximumByteCount: maximum))
            #expect(output.bytes.count <= maximum, "budget \(maximum)")
            #expect(output.report.outputByteCount == output.bytes.count)
            #expect(output.report.maximumByteCount == maximum)
            #expect(output.report.encodeCount <= 2, "budget \(maximum)")
            #expect(output.report.predictedByteCount <= maximum)
            if output.report.encodeCount == 1 {
                // Exact but for the stuffing, which is an estimate.
                let unstuffed = try unstuffedByteCount(output.bytes)
                let estimate = output.report.predictedByteCount - unstuffed
                #expect(0...max(8, unstuffed / 50) ~= estimate, "budget \(maximum)")
            }
        }
    }

    @Test(arguments: [0.25, 0.5, 0.75, 0.9], [Scene.landscape, .portrait])
    func `a photo uses at least 97 percent of the budget that quality is spent for`(share: Double, scene: Scene) throws
    {
        let bytes = try FixturePhoto(
            width: 400,
            height: 300,
            scene: scene,
            coding: PictureCoding(quality: 95, sampling: .yuv422)
        ).encoded()
        let output = try normalize(bytes, .checked(maximumByteCount: Int(Double(bytes.count) * share)))
        guard output.report.method == .requantized else {
            #expect(output.report.method == .lossless)
            return
        }
        #expect(Double(output.bytes.count) >= 0.97 * Double(output.report.maximumByteCount))
    }

    @Test(arguments: [BudgetCase(.landscape, 320, 240, PictureCoding()), BudgetCase(.flat, 64, 48, PictureCoding())])
    func `below the least that is possible the error says how much that is`(budgetCase: BudgetCase) throws {
        let bytes = try budgetCase.photo.encoded()
        for maximum in [1, 100, 300] {
            let error = try #require(refusal(bytes, .checked(maximumByteCount: maximum)))
            #expect(error.code == "budget-unreachable")
            #expect(error.category == .policy)
            let numbers = error.message.split { !$0.isNumber }.compactMap { Int($0) }
            #expect(numbers.count == 2 && numbers.last == maximum, "\(error.message)")
            let smallest = try #require(numbers.first)
            #expect(smallest > maximum)
            #expect(try smallest <= budgetCase.reachableByteCount(bytes))
            #expect(try normalize(bytes, .checked(maximumByteCount: smallest)).bytes.count <= smallest)
        }
    }

    /// The search once gave up on such a picture at some budgets and took all of it away, two bits for each block.
    @Test func `a picture of two colors stays one at every budget`() throws {
        let bytes = try FixturePhoto(
            width: 320, height: 240, scene: .twoTone, coding: PictureCoding(quality: 90, sampling: .yuv444)
        ).encoded()
        for maximum in stride(from: 1_600, to: 3_000, by: 100) {
            let output = try normalize(bytes, .checked(maximumByteCount: maximum))
            #expect(output.bytes.count <= maximum)
            #expect(try #require(output.report.psnr) > 30, "budget \(maximum)")
        }
    }

    @Test func `a budget in percent is of each photo's own bytes`() throws {
        let bytes = try FixturePhoto(width: 200, height: 152).encoded()
        var options = NormalizationOptions.checked()
        options.maximumByteCount = .percentOfInput(50)
        let report = try normalize(bytes, options).report
        #expect(report.maximumByteCount == bytes.count / 2)
        #expect(report.method == .requantized)
    }

    @Test func `less is never better`() throws {
        var photo = FixturePhoto(width: 320, height: 240)
        photo.coding.quality = 95
        let bytes = try photo.encoded()
        let noise = try [0.2, 0.4, 0.6, 0.8].map { share in
            try #require(normalize(bytes, .checked(maximumByteCount: Int(Double(bytes.count) * share))).report.psnr)
        }
        #expect(noise == noise.sorted())
    }
}
