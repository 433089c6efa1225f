import JPEGSyntax
import Testing

@testable import PhotoMetadata

/// What others say of a photo that EXIF does not: its orientation, whose it is, in which colors; and what a profile
/// hides.
@Suite struct ForeignFactsTests {
    private static func xmp(_ properties: String) -> MetadataSegment {
        .text(
            0xE1,
            "http://ns.adobe.com/xap/1.0/\0" + """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description xmlns:t="http://ns.adobe.com/tiff/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">\(properties)</rdf:Description></rdf:RDF></x:xmpmeta>
                """)
    }

    private static let sideways = xmp("<t:Orientation>6</t:Orientation>")

    @Test func `orientation that only XMP tells counts, and is told`() throws {
        let (_, metadata) = try PhotoFixture(segments: [Self.sideways]).read()
        #expect(metadata.orientation == .rotated90 && metadata.orientationTag == nil)
        #expect(metadata.warnings.map(\.code) == ["orientation-from-xmp"])
    }

    @Test func `EXIF's orientation comes first, and XMP's becomes that`() throws {
        let photo = PhotoFixture(segments: [.exif(.phone(orientation: 1)), Self.sideways])
        let (_, metadata) = try photo.read()
        #expect(metadata.orientation == .upright && metadata.warnings.isEmpty)
        let plan = try photo.plan(.keep)
        #expect(plan.segments.last == Self.xmp("<t:Orientation>1</t:Orientation>"))
        #expect(!plan.nonconformances.isEmpty)
    }

    private static func iptc(_ dataSets: [(UInt8, String)], digest: [UInt8]? = nil) -> MetadataSegment {
        var records: [UInt8] = []
        for (number, text) in dataSets {
            records += [0x1C, 2, number, 0, UInt8(text.utf8.count)] + Array(text.utf8)
        }
        func resource(_ number: UInt16, _ data: [UInt8]) -> [UInt8] {
            Array("8BIM".utf8) + ByteOrder.bigEndian.bytes(of: number) + [0, 0]
                + ByteOrder.bigEndian.bytes(of: UInt32(data.count)) + data + (data.count % 2 == 1 ? [0] : [])
        }
        return .text(
            0xED, "Photoshop 3.0\0", resource(0x0404, records) + (digest.map { resource(0x0425, $0) } ?? []))
    }

    private static let dublinCore = xmp(
        """
        <dc:creator><rdf:Seq><rdf:li>Anna &amp; Co</rdf:li><rdf:li>Ben</rdf:li></rdf:Seq></dc:creator>\
        <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">(c) XMP</rdf:li></rdf:Alt></dc:rights>
        """)

    @Test(
        arguments: [
            ([dublinCore], "Anna & Co; Ben", "(c) XMP"),
            ([iptc([(80, "Ida"), (116, "(c) IPTC")])], "Ida", "(c) IPTC"),
            ([iptc([(80, "Ida"), (110, "Agency")])], "Ida; Agency", nil),
            ([xmp("<photoshop:Credit>Agency</photoshop:Credit>")], "Agency", nil),
            // Without a digest XMP is the newer one; with one that is not that of the records, IPTC is.
            ([iptc([(80, "Ida")]), dublinCore], "Anna & Co; Ben", "(c) XMP"),
            ([iptc([(80, "Ida")], digest: Array(repeating: 1, count: 16)), dublinCore], "Ida", "(c) XMP"),
            ([.exif(.phone()), dublinCore], "Zo\u{EB}", "Nobody"),
        ] as [([MetadataSegment], String, String?)])
    func `credit is taken from where it stands`(segments: [MetadataSegment], artist: String, copyright: String?) throws
    {
        let plan = try PhotoFixture(segments: segments).plan(.credit)
        let exif = try #require(plan.segments.first { $0.marker == 0xE1 })
        let block = try EXIFBlock(reading: exif.payload.span)
        #expect(block.artist.map { String(decoding: $0.dropLast(), as: UTF8.self) } == artist)
        #expect(block.copyright.map { String(decoding: $0.dropLast(), as: UTF8.self) } == copyright)
        let isForeign = !segments.contains { $0.payload.starts(with: EXIFBlock.signature) }
        #expect(plan.notices.map(\.code) == (isForeign ? ["credit-taken"] : []))
        #expect(try PhotoFixture(segments: segments).plan(.minimal).notices.isEmpty)
    }

    @Test func `Adobe RGB that only EXIF tells becomes a small profile, unless the color space says sRGB`() throws {
        func photo(_ colorSpace: UInt16) -> PhotoFixture {
            var tiff = TIFFFixture(exif: [.short(.colorSpace, colorSpace)])
            tiff.interoperability = [.text(.interoperabilityIndex, "R03")]
            return PhotoFixture(segments: [.exif(tiff)])
        }
        let profile = try #require(ICCProfile.adobeRGB)
        #expect(profile.bytes.count < 600 && profile.essence == profile)
        for policy in MetadataPolicy.allCases {
            let plan = try photo(65_535).plan(policy)
            #expect(plan.segments.contains { $0.payload == profile.segments[0].payload })
            #expect(plan.notices.map(\.code) == ["profile-added"])
            #expect(try photo(1).plan(policy).segments.allSatisfy { $0.marker != 0xE2 })
        }
    }

    @Test func `the same profile twice counts once, and a single chunk may be misnumbered`() throws {
        let segments = ICCFixture.segments(ICCFixture.displayP3.bytes)
        let payload = ICCChunk.signature
        let zeroOfOne = MetadataSegment(marker: 0xE2, payload: payload + [0, 1] + ICCFixture.displayP3.bytes)
        let oneOfZero = MetadataSegment(marker: 0xE2, payload: payload + [1, 0] + ICCFixture.displayP3.bytes)
        for found in [segments + segments, [zeroOfOne], [oneOfZero]] {
            let photo = PhotoFixture(segments: found)
            #expect(try photo.read().metadata.iccProfile?.bytes == ICCFixture.displayP3.bytes)
            for policy in MetadataPolicy.allCases {
                let plan = try photo.plan(policy)
                #expect(plan.segments.filter { $0.marker == 0xE2 } == segments)
                #expect(!plan.nonconformances.isEmpty && !plan.removed.contains(.icc))
            }
        }
    }

    @Test func `a profile keeps what colors need, and nothing else`() throws {
        let name = Array("Anna Muster's screen".utf8)
        var tagged = ICCFixture.displayP3
        tagged.tags.append(("mmod", name))
        var device = ICCFixture.displayP3
        device.tags.append(("dmdd", ICCFixture.textDescription("Anna Muster's screen")))
        var between = ICCFixture.displayP3
        between.paddingByteCount = 24
        var reserved = ICCFixture.displayP3.bytes
        reserved.replaceSubrange(104..<124, with: name)
        var identifier = ICCFixture.displayP3.bytes
        identifier.replaceSubrange(84..<100, with: name.prefix(16))
        let cases = [
            tagged.bytes, device.bytes, between.bytes, reserved, identifier, ICCFixture.displayP3.bytes + name,
        ]
        for bytes in cases {
            let profile = try ICCProfile(bytes)
            let essence = profile.essence
            #expect(essence.bytes.span.contains(Array("Anna".utf8), in: 0..<essence.bytes.count) == false)
            #expect(essence.bytes.count <= ICCFixture.displayP3.bytes.count + 8)
            #expect(essence.essence == essence && essence.name == profile.name)
        }
        #expect(try ICCProfile(ICCFixture.displayP3.bytes).essence.bytes == ICCFixture.displayP3.bytes)
    }

    @Test func `MD5 is RFC 1321's`() {
        #expect(
            MD5.digest(of: Array("message digest".utf8)) == [
                0xF9, 0x6B, 0x69, 0x7D, 0x7C, 0xB7, 0x93, 0x8D, 0x52, 0x5A, 0x2F, 0x31, 0xAA, 0xF1, 0x61, 0xD0,
            ])
    }
}
