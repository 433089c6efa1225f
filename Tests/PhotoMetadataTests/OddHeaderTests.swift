import JPEGSyntax
import Testing

@testable import PhotoMetadata

/// Damage that random changes of photos came upon: readers such as exiftool find metadata where the headers are wrong.
/// Under `keep` nothing untrue is left there; under `minimal` nothing private comes through damaged offsets.
struct OddHeaderTests {
    private static let packet = """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
        <rdf:Description xmlns:GCamera="http://ns.google.com/photos/1.0/camera/" GCamera:MotionPhoto="1" \
        GCamera:Other="2"></rdf:Description></rdf:RDF></x:xmpmeta>
        """

    @Test(arguments: ["http://ns.a\u{51}obe.com/xap/1.0/\0", "XMP\0", "\u{1}http://ns.adobe.com/xap/1.0/\0"])
    func `XMP behind an unusual header announces no film that is gone`(header: String) throws {
        let photo = PhotoFixture(segments: [.exif(.phone(orientation: 1)), .text(0xE1, header + Self.packet)])
        let kept = try #require(try photo.plan(.keep).segments.last)
        #expect(kept.payload.starts(with: Array(header.utf8)))
        #expect(!kept.payload.contains(Array("MotionPhoto".utf8)))
        #expect(kept.payload.contains(Array("GCamera:Other".utf8)))
    }

    @Test func `a part of extended XMP whose header is damaged goes`() throws {
        let part = MetadataSegment.text(
            0xE1, "h?tp://ns.adobe.com/xmp/extension/\0" + Self.packet.dropFirst(60) + "<?xpacket")
        let plan = try PhotoFixture(segments: [.exif(.phone(orientation: 1)), part]).plan(.keep)
        #expect(plan.segments.count == 1 && plan.removed == [.xmp])
    }

    @Test func `an instruction that does not end hides nothing`() throws {
        let text = "http://ns.adobe.com/xap/1.0/\0<?xpacket begin=\"\">\(Self.packet)<?xpacket end=\"w\"?>"
        let plan = try PhotoFixture(segments: [.exif(.phone(orientation: 1)), .text(0xE1, text)]).plan(.keep)
        #expect(plan.segments.count == 1 && plan.removed == [.xmp])
    }

    @Test(arguments: ["exif\0\0", "\u{1}\u{2}Exif\0\0", "abcdExif\0\0"])
    func `EXIF behind a damaged header goes, since some readers find it`(header: String) throws {
        let block = MetadataSegment.text(0xE1, header, TIFFFixture.phone(orientation: 6).bytes)
        let plan = try PhotoFixture(segments: [.exif(.phone(orientation: 1)), block]).plan(.keep)
        #expect(plan.segments.count == 1 && plan.removed == [.application(1)])
        let other = MetadataSegment.text(0xE1, "Exit\0\0abc")
        #expect(try PhotoFixture(segments: [.exif(.phone(orientation: 1)), other]).plan(.keep).segments.count == 2)
    }

    @Test func `a small copy behind a damaged header of Photoshop's goes when the picture is turned`() throws {
        let thumbnail: [UInt8] = Array("8BIM".utf8) + [0x04, 0x0C, 0, 0, 0, 0, 0, 2, 9, 9]
        let photo = PhotoFixture(
            segments: [.exif(.phone(orientation: 6)), .text(0xED, "Photoshop 3?0\0", thumbnail)])
        let (structure, metadata) = try photo.read()
        var picture = StoredPicture(of: structure, metadata: metadata)
        #expect(try photo.plan(.keep).segments.count == 2)
        swap(&picture.width, &picture.height)
        picture.orientation = .upright
        let plan = try MetadataPlan(
            policy: .keep, source: metadata, structure: structure, bytes: photo.bytes.span, picture: picture)
        #expect(plan.segments.count == 1 && plan.removed.contains(.application(13)))
    }

    @Test func `a resolution whose offset leads into text is none`() throws {
        let name = Array("Anna Muster, Bad".utf8)
        func number(_ start: Int) -> UInt32 { name[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) } }
        var tiff = TIFFFixture.phone(orientation: 1)
        tiff.image = [
            .rational(.xResolution, number(0), number(4)), .rational(.yResolution, number(8), number(12)),
            .short(.resolutionUnit, 2),
        ]
        let segments = try PhotoFixture(segments: [.exif(tiff)]).plan(.minimal).segments
        #expect(!segments.contains { $0.payload.contains(Array("Muster".utf8)) })
    }

    @Test(arguments: [(720_000, 10_000), (4_718_592, 65_536), (3_000_000, 10_000), (10_000, 254), (72, 1)])
    func `resolutions as programs write them stay`(numerator: Int, denominator: Int) throws {
        var tiff = TIFFFixture.phone(orientation: 1)
        let (above, below) = (UInt32(numerator), UInt32(denominator))
        tiff.image = [.rational(.xResolution, above, below), .rational(.yResolution, above, below)]
        let payload = tiff.payload
        let resolution = try EXIFBlock(reading: payload.span).resolution
        #expect(resolution?.x == Rational(numerator: above, denominator: below))
    }
}
