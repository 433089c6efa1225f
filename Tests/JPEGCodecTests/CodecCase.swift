import Fixtures
import Testing

/// One way in which a small photo can be coded.
struct CodecCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let photo: FixturePhoto

    init(_ description: String, _ photo: FixturePhoto) {
        testDescription = description
        self.photo = photo
    }

    /// A photo of noise, 4:2:0 and of quality 80 but for what is changed.
    init(_ description: String, size: (Int, Int), _ change: (inout PictureCoding) -> Void) {
        var photo = FixturePhoto(width: size.0, height: size.1, scene: .noise)
        photo.coding.quality = 80
        change(&photo.coding)
        self.init("\(description) \(size.0)×\(size.1)", photo)
    }
}

extension CodecCase {
    static let all = samplings + sizes + otherColors + processes

    private static let samplings = Samplings.all.flatMap { name, sampling in
        [(64, 48), (53, 41)].map { size in
            CodecCase(name, size: size) {
                $0.sampling = sampling
                if !sampling.fitsOneScan { $0.scans = .separate }
            }
        }
    }

    private static let sizes = [(1, 1), (1, 40), (40, 1), (7, 9), (8, 8), (15, 17), (16, 16), (17, 33), (130, 24)]
        .flatMap { size in
            [
                CodecCase("4:2:0", size: size) { _ in },
                CodecCase("4:1:1", size: size) { $0.sampling = .yuv411 },
                CodecCase("gray", size: size) { $0.colors = .gray },
                CodecCase("gray with factors 2 × 2", size: size) { ($0.colors, $0.sampling) = (.gray, .yuv420) },
            ]
        }

    private static let otherColors = [(40, 24), (53, 41)].flatMap { size in
        [
            CodecCase("gray with factors 4 × 3", size: size) { ($0.colors, $0.sampling) = (.gray, Sampling((4, 3))) },
            CodecCase("RGB", size: size) { ($0.colors, $0.sampling) = (.rgb, .yuv444) },
            CodecCase("CMYK", size: size) { ($0.colors, $0.sampling) = (.cmyk, .yuv444) },
            CodecCase("YCCK", size: size) { ($0.colors, $0.sampling) = (.ycck, .yuv444) },
            CodecCase("YCCK with coarse chroma", size: size) {
                ($0.colors, $0.sampling) = (.ycck, Sampling.yuv420.withFullBlack)
            },
        ]
    }

    private static let processes = [(64, 48), (75, 59)].flatMap { size in
        [
            CodecCase("progressive", size: size) { $0.scans = .progressive },
            CodecCase("progressive gray", size: size) { ($0.colors, $0.scans) = (.gray, .progressive) },
            CodecCase("progressive CMYK", size: size) {
                ($0.colors, $0.sampling, $0.scans) = (.cmyk, .yuv444, .progressive)
            },
            CodecCase("arithmetic", size: size) { $0.isArithmetic = true },
            CodecCase("progressive arithmetic", size: size) { ($0.scans, $0.isArithmetic) = (.progressive, true) },
            CodecCase("a scan for each component", size: size) { $0.scans = .separate },
            CodecCase("luma alone, chroma together", size: size) { $0.scans = .script([.init([0]), .init([1, 2])]) },
            CodecCase("restart after each MCU", size: size) { $0.restartInterval = 1 },
            CodecCase("restart after three MCUs", size: size) { $0.restartInterval = 3 },
            CodecCase("progressive with restarts", size: size) { ($0.scans, $0.restartInterval) = (.progressive, 2) },
            CodecCase("separate scans with restarts", size: size) { ($0.scans, $0.restartInterval) = (.separate, 5) },
            CodecCase("16-bit steps", size: size) { ($0.quality, $0.allowsLongSteps) = (1, true) },
            CodecCase("steps of 1", size: size) { $0.quality = 100 },
        ]
    }
}

/// Every sampling that the fixtures can make, with a name.
enum Samplings {
    static let all: [(name: String, sampling: Sampling)] =
        ["4:4:4", "4:2:2", "4:2:0", "4:4:0", "4:1:1", "4:1:0", "4:4:1"].compactMap { name in
            Sampling(named: name).map { (name, $0) }
        } + Sampling.odd.map { (name(of: $0), $0) }

    private static func name(of sampling: Sampling) -> String {
        "factors " + sampling.factors.map { "\($0.horizontal)×\($0.vertical)" }.joined(separator: " ")
    }
}

extension Sampling {
    /// Three components make an MCU of at most ten blocks (ITU-T T.81, B.2.3).
    var fitsOneScan: Bool {
        let blocks = factors.reduce(0) { $0 + Int($1.horizontal) * Int($1.vertical) }
        return blocks + (3 - factors.count) <= 10
    }
}
