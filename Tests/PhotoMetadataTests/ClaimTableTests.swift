import Foundation
import JPEGSyntax
import Testing

@testable import PhotoMetadata

/// Each row of the table of claims: what says it goes, or becomes true, when something made it untrue, and stays
/// otherwise.
@Suite struct ClaimTableTests {
    private static let alterations: [(Alteration, @Sendable (inout StoredPicture) -> Void)] = [
        (.turned, { $0.orientation = .upright }),
        (
            .cropped,
            {
                $0.shown = PictureArea(x: 2, y: 0, width: 12, height: 8); $0.width = 12
            }
        ),
        (
            .scaled,
            {
                $0.width = 8; $0.height = 4
            }
        ),
        (.redrawn, { $0.isRedrawn = true }),
        (
            .recolored,
            {
                $0.keepsProfile = false; $0.isRedrawn = true
            }
        ),
        (
            .recoded,
            {
                $0.colorInterpretation = .gray; $0.isRedrawn = true
            }
        ),
    ]

    /// A photo that makes one claim, stored upside down.
    private static func photo(_ claim: PictureClaim) throws -> PhotoFixture {
        var tiff = TIFFFixture(
            image: [.short(.orientation, 3)],
            exif: [.short(.pixelXDimension, 16), .short(.pixelYDimension, 8)])
        var segments: [MetadataSegment] = []
        switch claim.place {
        case .exif(let tag, _):
            let entry = TIFFFixture.Entry.short(tag, 77)
            switch tag.directory {
            case .image where tag != .orientation: tiff.image.append(entry)
            case .exif where ![.pixelXDimension, .pixelYDimension].contains(tag): tiff.exif.append(entry)
            case .interoperability: tiff.interoperability = [tag == .interoperabilityIndex ? .text(tag, "R03") : entry]
            default: break
            }
        case .xmp(let name):
            let rest = name.hasPrefix("GPano:Cropped") ? "LeftPixels" : "WidthPixels"
            segments = [xmp(name.replacing("*", with: rest))]
        case .photoshop(let numbers):
            let resources = resource(numbers.lowerBound, [1, 2]) + resource(0x0BB7, [4, 4])
            segments = [.text(0xED, "Photoshop 3.0\0", resources)]
        case .iptc(let record, let number):
            let records: [UInt8] = [0x1C, record, number ?? 20, 0, 1, 0x50, 0x1C, 2, 80, 0, 1, 0x41]
            segments = [.text(0xED, "Photoshop 3.0\0", resource(0x0404, records))]
        case .application(let number, let signature):
            segments = [MetadataSegment(marker: 0xE0 + number, payload: signature + [1, 2, 3])]
        }
        return PhotoFixture(segments: [.exif(tiff)] + segments)
    }

    private static func xmp(_ name: String) -> MetadataSegment {
        let prefix = String(name.prefix { $0 != ":" })
        let namespace = XMPNamespace.prefixes.first { $0.value == prefix }?.key ?? ""
        return .text(
            0xE1,
            "http://ns.adobe.com/xap/1.0/\0" + """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description xmlns:q="\(namespace)"><q:\(name.dropFirst(prefix.count + 1))>77</q:\(
                    name.dropFirst(prefix.count + 1))></rdf:Description></rdf:RDF></x:xmpmeta>
                """)
    }

    private static func resource(_ number: UInt16, _ data: [UInt8]) -> [UInt8] {
        Array("8BIM".utf8) + ByteOrder.bigEndian.bytes(of: number) + [0, 0]
            + ByteOrder.bigEndian.bytes(of: UInt32(data.count)) + data
    }

    /// The segments behind EXIF, or EXIF's tags, as `keep` leaves them.
    private static func kept(_ claim: PictureClaim, _ change: (inout StoredPicture) -> Void) throws -> Set<[UInt8]> {
        let photo = try photo(claim)
        let (structure, metadata) = try photo.read()
        var picture = StoredPicture(of: structure, metadata: metadata)
        change(&picture)
        let plan = try MetadataPlan(
            policy: .keep, source: metadata, structure: structure, bytes: photo.bytes.span, picture: picture)
        if case .exif(let tag, _) = claim.place {
            let payload = try #require(plan.segments.first).payload
            let block = try EXIFBlock(reading: payload.span)
            guard let value = block.walk[tag]?.value else { return [] }
            let start = block.headerByteCount
            return [Array(payload[(start + value.lowerBound)..<(start + value.upperBound)])]
        }
        return Set(plan.segments.dropFirst().map(\.payload))
    }

    @Test(arguments: PictureClaim.all)
    func `a claim goes or becomes true exactly when something made it untrue`(claim: PictureClaim) throws {
        let untouched = try Self.kept(claim) { _ in }
        for (alteration, change) in Self.alterations {
            let kept = try Self.kept(claim, change)
            switch claim.remedy {
            case .goes(let falsifying):
                let happened: Alteration =
                    alteration == .recolored || alteration == .recoded ? [alteration, .redrawn] : alteration
                let all = alteration == .cropped ? happened.union(.cropped) : happened
                let goes = !falsifying.isDisjoint(with: all.union(.alone))
                let isGone = kept != untouched || untouched.isEmpty || falsifying == .alone
                #expect(isGone == goes, "\(claim) \(alteration)")
            case .scaled:
                // The whole panorama stays as large as it is where only some of it is cut off.
                let isWhole = claim.place == .xmp("GPano:FullPano*")
                let changing: [Alteration] = isWhole ? [.turned, .scaled] : [.turned, .cropped, .scaled]
                #expect((kept != untouched) == changing.contains(alteration), "\(claim) \(alteration)")
            case .corrected, .correctedWhen:
                let text = kept.map { String(decoding: $0, as: UTF8.self) }.joined()
                if case .correctedWhen(let when, _) = claim.remedy, when == alteration {
                    #expect(kept != untouched, "\(claim)")
                }
                if case .corrected = claim.remedy { #expect(!text.contains("77"), "\(claim)") }
            }
        }
    }

    @Test func `docs list the table`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/metadata.md").standardized
        let lines = Set(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init))
        for claim in PictureClaim.all {
            #expect(lines.contains(claim.row), "missing: \(claim.row)")
        }
    }
}

extension PictureClaim {
    /// Its row in docs/metadata.md.
    var row: String {
        let name =
            switch place {
            case .exif(let tag, let name): "EXIF `\(name)` (0x\(hex(tag.number)))"
            case .xmp(let name): "XMP `\(name)`"
            case .photoshop(let range):
                "Photoshop 0x\(hex(range.lowerBound))" + (range.count > 1 ? "…0x\(hex(range.upperBound))" : "")
            case .iptc(let record, let number): "IPTC \(record):" + (number.map { "\($0)" } ?? "…")
            case .application(let number, let signature):
                "APP\(number) `\(String(decoding: signature.prefix { $0 != 0 }, as: UTF8.self))`"
            }
        let (untrue, done) =
            switch remedy {
            case .corrected(let truth): ("it is another", "becomes \(truth.word)")
            case .correctedWhen(let alteration, let truth): (alteration.words, "becomes \(truth.word)")
            case .goes(let alteration): (alteration.words, "goes")
            case .scaled: ("cropped, scaled; turned", "becomes the output's; goes")
            }
        return "| \(name) | \(meaning) | \(untrue) | \(done) |"
    }

    private func hex(_ number: UInt16) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension PictureClaim.Truth {
    fileprivate var word: String { self == .sRGB ? "sRGB" : "the output's" }
}

extension Alteration {
    fileprivate var words: String {
        if self == .alone { return "always" }
        if self == .changed { return "anything" }
        let names: [(Alteration, String)] = [
            (.turned, "turned"), (.cropped, "cropped"), (.scaled, "scaled"), (.redrawn, "drawn anew"),
            (.recolored, "converted to sRGB"), (.recoded, "coded as Y Cb Cr"),
        ]
        return names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
    }
}
