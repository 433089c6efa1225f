import Fixtures
import JPEGSyntax
import Testing

/// Changes to a sound file that keep much of it as it was: what a decoder takes for a JPEG until it comes to the
/// change.
struct MutatedFiles {
    struct Kind: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let coding: PictureCoding

        func bytes() throws -> [UInt8] {
            var photo = FixturePhoto(width: 61, height: 50, scene: .landscape)
            photo.coding = coding
            photo.comment = "changed"
            return try photo.encoded()
        }
    }

    static let kinds = [
        kind("baseline") { _ in },
        kind("progressive") { $0.scans = .progressive },
        kind("arithmetic") { $0.isArithmetic = true },
        kind("restart") { $0.restartInterval = 2 },
        kind("gray", .gray) { _ in },
        kind("CMYK", .cmyk) { $0.writesAdobe = true },
        kind("scans of their own") { $0.scans = .separate },
    ]

    private static func kind(
        _ name: String,
        _ colors: PictureCoding.Colors = .ycbcr,
        _ change: (inout PictureCoding) -> Void
    ) -> Kind {
        var coding = PictureCoding(colors: colors, quality: 60, sampling: colors == .ycbcr ? .yuv420 : .yuv444)
        change(&coding)
        return Kind(testDescription: name, coding: coding)
    }

    private let original: [UInt8]
    /// Where segments begin and end, scans with their data.
    private let pieces: [Range<Int>]
    private var random: SeededRandom

    init(_ bytes: [UInt8], seed: UInt64) throws {
        original = bytes
        let starts = try JPEGStructure(reading: bytes.span).segments.map(\.offset)
        pieces = zip(starts, starts.dropFirst() + [bytes.count]).map { $0..<$1 }
        random = SeededRandom(seed: seed)
    }

    /// The file with one change, which may be none.
    mutating func next() -> [UInt8] {
        var bytes = original
        let piece = pieces[random.index(below: pieces.count)]
        let place = random.index(below: bytes.count)
        switch random.index(below: 10) {
        case 0: return [UInt8](bytes[..<place])
        case 1: bytes[place] ^= 1 << UInt8(random.index(below: 8))
        case 2:
            bytes[piece.lowerBound + random.index(below: min(piece.count, 24))] ^= 1 << UInt8(random.index(below: 8))
        case 3: bytes[piece.lowerBound + random.index(below: min(piece.count, 24))] = UInt8(random.index(below: 256))
        case 4: bytes.removeSubrange(piece)
        case 5: bytes.insert(contentsOf: original[piece], at: pieces[random.index(below: pieces.count)].lowerBound)
        case 6: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.index(below: 40)))
        case 7: bytes.insert(contentsOf: (0..<3).map { _ in UInt8(random.index(below: 256)) }, at: place)
        case 8: bytes.insert(contentsOf: [0xFF, 0xD0 + UInt8(random.index(below: 10))], at: place)
        default: bytes += original[place...]
        }
        return bytes
    }
}
