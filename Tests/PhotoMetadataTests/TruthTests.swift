import JPEGSyntax
import Testing

@testable import PhotoMetadata

/// Under `keep`, what would no longer be true of a turned picture, or of a file without its further parts, becomes true
/// or goes.
@Suite struct TruthTests {
    private static let header = "http://ns.adobe.com/xap/1.0/\0"

    private static func xmp(_ attributes: String, _ content: String = "") -> MetadataSegment {
        .text(
            0xE1,
            header + """
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/"
                 xmlns:e='http://ns.adobe.com/exif/1.0/' xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                 xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"
                 xmlns:Container="http://ns.google.com/photos/1.0/container/"
                 xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/"\(attributes)>\(content)</rdf:Description>
                </rdf:RDF></x:xmpmeta>
                """)
    }

    /// What `keep` makes of a photo whose picture is turned by 90°.
    private static func turned(_ photo: PhotoFixture) throws -> MetadataPlan {
        let (structure, metadata) = try photo.read()
        var picture = StoredPicture(of: structure, metadata: metadata)
        swap(&picture.width, &picture.height)
        picture.orientation = .upright
        return try MetadataPlan(
            policy: .keep, source: metadata, structure: structure, bytes: photo.bytes.span, picture: picture)
    }

    @Test func `what XMP says of orientation and size is true after turning`() throws {
        let attributes = " tiff:Orientation=\"6\" tiff:ImageWidth = '16' e:PixelYDimension=\"8\" tiff:Make=\"6\""
        let elements = "<tiff:ImageLength>8</tiff:ImageLength><e:PixelXDimension>16</e:PixelXDimension>"
        let photo = PhotoFixture(segments: [.exif(.phone()), Self.xmp(attributes, elements)])
        let expected = Self.xmp(
            " tiff:Orientation=\"1\" tiff:ImageWidth = '8' e:PixelYDimension=\"16\" tiff:Make=\"6\"",
            "<tiff:ImageLength>16</tiff:ImageLength><e:PixelXDimension>8</e:PixelXDimension>"
        )
        #expect(try Self.turned(photo).segments.last == expected)
        #expect(try photo.plan(.keep).segments.last == photo.segments.last)
    }

    @Test(arguments: [
        " tiff:Orientation=\"six\"", " tiff:Orientations=\"6\"", " x:Orientation=\"6\"",
        " note=\"tiff:Orientation\"",
    ])
    func `XMP that says nothing of the kind stays byte for byte`(attributes: String) throws {
        let photo = PhotoFixture(segments: [.exif(.phone()), Self.xmp(attributes)])
        #expect(try Self.turned(photo).segments.last == photo.segments.last)
    }

    @Test func `small copies of the picture in XMP and in Photoshop's resources go when it is turned`() throws {
        let thumbnails = "<xmp:Thumbnails><rdf:Alt><rdf:li>small</rdf:li></rdf:Alt></xmp:Thumbnails><xmp:Rating/>"
        let resources = Self.resource(0x0404, [1, 2, 3]) + Self.resource(0x040C, [9, 9]) + Self.resource(0x0425, [4])
        let photo = PhotoFixture(segments: [
            .exif(.phone()), Self.xmp("", thumbnails), .text(0xED, "Photoshop 3.0\0", resources),
        ])
        let plan = try Self.turned(photo)
        let kept = Self.resource(0x0404, [1, 2, 3]) + Self.resource(0x0425, [4])
        #expect(plan.segments[1...] == [Self.xmp("", "<xmp:Rating/>"), .text(0xED, "Photoshop 3.0\0", kept)])
        #expect(plan.removed.contains(.thumbnail))
        #expect(try photo.plan(.keep).segments[1...] == photo.segments[1...])
    }

    private static func resource(_ number: UInt16, _ data: [UInt8]) -> [UInt8] {
        let order = ByteOrder.bigEndian
        let head = Array("8BIM".utf8) + order.bytes(of: number) + [3, 0x61, 0x62, 0x63]
        return head + order.bytes(of: UInt32(data.count)) + data + (data.count % 2 == 1 ? [0] : [])
    }

    @Test func `Photoshop's resources that cannot be told apart go with their thumbnail, and are named`() throws {
        let broken = Self.resource(0x0404, [1, 2]) + [0x55] + Self.resource(0x040C, [9, 9])
        let photo = PhotoFixture(segments: [.exif(.phone()), .text(0xED, "Photoshop 3.0\0", broken)])
        let plan = try Self.turned(photo)
        #expect(plan.segments.count == 1)
        #expect(plan.removed == [.iptc, .thumbnail])
        let harmless = PhotoFixture(segments: [.exif(.phone()), .text(0xED, "Photoshop 3.0\0", [1, 2, 3])])
        #expect(try Self.turned(harmless).segments.count == 2)
    }

    @Test func `XMP does not announce films and pictures that are gone`() throws {
        let claims = " GCamera:MotionPhoto=\"1\" GCamera:MicroVideoOffset='99' hdrgm:Version=\"1.0\" hdrgm:Other=\"2\""
        let directory = """
            <Container:Directory><rdf:Seq><rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="MotionPhoto"/>\
            </rdf:li></rdf:Seq></Container:Directory><xmp:Rating>3</xmp:Rating>
            """
        let photo = PhotoFixture(
            segments: [.exif(.phone()), Self.xmp(claims, directory)],
            trailing: Array("\0\0\0\u{18}ftypmp42".utf8) + [UInt8](repeating: 0, count: 40)
        )
        let plan = try photo.plan(.keep)
        #expect(plan.segments.last == Self.xmp("", "<xmp:Rating>3</xmp:Rating>"))
        #expect(plan.removed == [.motionPhoto, .trailingData])
        let again = try photo.rewritten(plan).plan(.keep)
        #expect(again.nonconformances.isEmpty && again.segments == plan.segments)
    }

    @Test func `packets full of what is looked for take no long time`() throws {
        let open = String(repeating: "<tiff:Orientation>", count: 3_000)
        let photo = PhotoFixture(segments: [.exif(.phone()), Self.xmp("", open)])
        let plan = try Self.turned(photo)
        #expect(plan.segments.count == 1 && plan.removed.contains(.xmp))
    }

    @Test func `XMP that is not well-formed goes, since readers find in it what we do not`() throws {
        let photo = PhotoFixture(segments: [.exif(.phone()), Self.xmp(" tiff:Orientation=\"6")])
        let plan = try Self.turned(photo)
        #expect(plan.segments.count == 1 && plan.removed.contains(.xmp))
    }

    @Test func `TIFF's own width and height become true where they are`() throws {
        var tiff = TIFFFixture.phone()
        tiff.image += [.short(.imageWidth, 16), .long(.imageHeight, 8)]
        let plan = try Self.turned(PhotoFixture(segments: [.exif(tiff)]))
        let payload = plan.segments[0].payload
        let block = try EXIFBlock(reading: payload.span)
        func integer(_ tag: TIFFTag) -> Int? {
            block.walk.integer(tag, in: payload.span.extracting(block.headerByteCount...))
        }
        #expect(integer(.imageWidth) == 8 && integer(.imageHeight) == 16)
        #expect(block.pixelXDimension == 8 && block.pixelYDimension == 16)
    }

    @Test(arguments: [MetadataPolicy.minimal, .credit, .keep])
    func `oblong samples lie on their sides when the picture is turned`(policy: MetadataPolicy) throws {
        let jfif = MetadataSegment.text(0xE0, "JFIF\0", [1, 1, 1, 0, 72, 0, 144, 0, 0])
        let photo = PhotoFixture(segments: [jfif, .exif(TIFFFixture(image: [.short(.orientation, 6)]))])
        let (structure, metadata) = try photo.read()
        var picture = StoredPicture(of: structure, metadata: metadata)
        picture.orientation = .upright
        let plan = try MetadataPlan(
            policy: policy, source: metadata, structure: structure, bytes: photo.bytes.span, picture: picture)
        #expect(plan.segments.first == .text(0xE0, "JFIF\0", [1, 1, 1, 0, 144, 0, 72, 0, 0]))
        if policy != .keep {
            let payload = plan.segments[1].payload
            let block = try EXIFBlock(reading: payload.span)
            #expect(block.resolution?.x.numerator == 144 && block.resolution?.y.numerator == 72)
        }
    }

    @Test func `a new EXIF block stands behind JFIF's extension, which has to follow it`() throws {
        let jfxx = MetadataSegment.text(0xE0, "JFXX\0", [0x10])
        let plan = try PhotoFixture(segments: [.jfif, jfxx, .comment]).plan(.keep)
        #expect(plan.segments.map(\.marker) == [0xE0, 0xE0, 0xE1, 0xFE])
    }

    @Test func `nothing is appended to a block whose values reach over its end`() throws {
        // Readers that join segments take the next one for the rest; what is appended would get in between.
        var text = TIFFFixture.Entry.text(.artist, "first")
        text.declaredCount = 60_000
        let photo = PhotoFixture(segments: [.exif(TIFFFixture(image: [text]))])
        #expect(throws: MetadataError.self) { try photo.plan(.keep) }
        #expect(try photo.plan(.minimal).segments.count == 2)
    }
}
