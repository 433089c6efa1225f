import Fixtures
import JPEGSyntax
import PhotoMetadata
import Testing

/// Photos that are not stored upright.
enum OrientationPhoto {
    /// A way of coding with a name that test reports show.
    struct Coding: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let coding: PictureCoding

        init(
            _ description: String,
            _ coding: PictureCoding = PictureCoding(),
            _ change: (inout PictureCoding) -> Void = { _ in }
        ) {
            testDescription = description
            var coding = coding
            change(&coding)
            self.coding = coding
        }
    }

    static let turned: [UInt16] = [2, 3, 4, 5, 6, 7, 8]

    /// What programs write.
    static let usual: [Coding] =
        ["4:4:4", "4:2:2", "4:2:0", "4:4:0", "4:1:1", "4:1:0"].flatMap { name in
            let sampling = Sampling(named: name) ?? .yuv444
            return [
                Coding(name, PictureCoding(sampling: sampling)),
                Coding("progressive \(name)", PictureCoding(sampling: sampling)) { $0.scans = .progressive },
            ]
        } + [
            Coding("gray", PictureCoding(colors: .gray)),
            Coding("progressive gray", PictureCoding(colors: .gray)) { $0.scans = .progressive },
        ]

    /// What is legal besides.
    static let unusual: [Coding] =
        [
            Coding("restart markers") { $0.restartInterval = 5 },
            Coding("a scan for each component") { $0.scans = .separate },
            Coding("arithmetic") { $0.isArithmetic = true },
            Coding("arithmetic, progressive") {
                $0.isArithmetic = true
                $0.scans = .progressive
            },
            Coding("steps above 255", PictureCoding(quality: 3)) { $0.allowsLongSteps = true },
            Coding("lopsided tables") {
                $0.quantizationTables = [0: lopsidedTable, 1: lopsidedTable.reversed()]
            },
            Coding("one table for all") { $0.quantizationSlots = [0, 0, 0] },
            Coding("quality 100", PictureCoding(quality: 100, sampling: .yuv444)),
            Coding("gray in twos", PictureCoding(colors: .gray, sampling: Sampling((2, 2)))),
        ] + Sampling.odd.map { Coding("\($0.factors)", PictureCoding(sampling: $0)) }

    /// Steps that differ across and down.
    private static let lopsidedTable: [UInt16] = (0..<64).map { index in
        let (row, column) = index.quotientAndRemainder(dividingBy: 8)
        return UInt16(2 + column + 3 * row)
    }

    /// - Parameters:
    ///   - coding: how it is coded.
    ///   - orientation: what its EXIF block says.
    ///   - width: of the stored frame; whole MCUs of any sampling, like the height, unless given.
    ///   - height: of the stored frame.
    /// - Returns: a photo with little else than an orientation.
    static func photo(_ coding: Coding, _ orientation: UInt16, width: Int = 192, height: Int = 96) -> FixturePhoto {
        var photo = FixturePhoto(width: width, height: height, coding: coding.coding)
        photo.exif = FixtureEXIF(orientation: orientation)
        photo.exif?.dimensions = .stored
        return photo
    }

    /// jpegtran's name for making such a photo upright.
    static func jpegtranArguments(_ orientation: UInt16) -> [String] {
        switch orientation {
        case 2: ["-flip", "horizontal"]
        case 3: ["-rotate", "180"]
        case 4: ["-flip", "vertical"]
        case 5: ["-transpose"]
        case 6: ["-rotate", "90"]
        case 7: ["-transverse"]
        case 8: ["-rotate", "270"]
        default: []
        }
    }

    /// What the EXIF block of a file says.
    static func exif(_ bytes: [UInt8]) throws -> EXIFBlock {
        let structure = try JPEGStructure(reading: bytes.span)
        return try #require(SourceMetadata(structure: structure, bytes: bytes.span).exif)
    }
}
