import JPEGSyntax
import Testing

@testable import PhotoMetadata

@Suite struct MetadataPlanTests {
    private static let wide = ICCFixture.segments(ICCFixture.displayP3.bytes)

    /// Photos that carry something of everything.
    private static let photos: [PhotoFixture] = [
        PhotoFixture(),
        PhotoFixture(segments: [.jfif, .exif(.phone()), .xmp, .comment] + wide, trailing: [1, 2, 3]),
        PhotoFixture(segments: [.exif(.phone(byteOrder: .littleEndian, orientation: 1, width: 99)), .adobe(1)]),
        PhotoFixture(segments: [.jfif], componentIdentifiers: [1]),
        PhotoFixture(segments: [.adobe(0), .comment]),
        PhotoFixture(segments: [.exif(.phone(orientation: 0))], componentIdentifiers: [0x52, 0x47, 0x42]),
        PhotoFixture(segments: [.jfif, .adobe(2)], componentIdentifiers: [1, 2, 3, 4]),
        PhotoFixture(segments: [.adobe(0)], componentIdentifiers: [1, 2, 3, 4]),
        PhotoFixture(componentIdentifiers: [1, 2, 3, 4]),
        PhotoFixture(segments: [.text(0xE1, "Exif\0\0nonsense"), .exif(.phone()), .text(0xE0, "JFXX\0")]),
        PhotoFixture(segments: Array(wide.dropLast()) + [.text(0xE2, "ICC_PROFILE\0", [1, 2, 9])]),
    ]

    @Test(
        "An output conforms, keeps its meaning, and would be made again byte for byte",
        arguments: MetadataPolicy.allCases,
        photos.indices
    )
    func outputConforms(policy: MetadataPolicy, index: Int) throws {
        let photo = Self.photos[index]
        // Whether a block can be corrected is tested with the patcher.
        if policy == .keep, try photo.read().metadata.exif == nil, try photo.read().metadata.exifBlockCount > 0 {
            return
        }
        let plan = try photo.plan(policy)
        let output = photo.rewritten(plan)
        let again = try output.plan(policy)
        #expect(again.nonconformances.isEmpty)
        #expect(again.segments == plan.segments)
        #expect(again.removed.isEmpty)
        #expect(try output.read().metadata.colorInterpretation == photo.read().metadata.colorInterpretation)
        #expect(try output.read().metadata.orientation == photo.read().metadata.orientation)
        // Under keep a second, unreadable block stays: it may be the continuation of the first.
        #expect(try output.read().metadata.warnings.isEmpty || policy == .keep && index == 9)
        #expect(try output.read().structure.applicationByteCount + 4 * plan.segments.count == plan.byteCount)
    }

    @Test(
        "Segments stand in order: JFIF where allowed, EXIF, ICC, Adobe",
        arguments: [
            ([.jfif] + wide + [.exif(.phone())], [1, 2, 3], [0xE0, 0xE1, 0xE2]),
            ([.adobe(1)], [1, 2, 3], [0xE0, 0xE1]),
            ([], [1], [0xE0, 0xE1]),
            (wide + [.adobe(0)], [1, 2, 3], [0xE1, 0xE2, 0xEE]),
            ([], [0x52, 0x47, 0x42], [0xE1]),
            ([.adobe(0)], [0x52, 0x47, 0x42], [0xE1]),
            ([.jfif, .adobe(2)], [1, 2, 3, 4], [0xE1, 0xEE]),
            ([.adobe(0)], [1, 2, 3, 4], [0xE1, 0xEE]),
            ([.jfif], [1, 2, 3, 4], [0xE1]),
            ([.jfif], [1, 2], [0xE1]),
        ] as [([MetadataSegment], [UInt8], [UInt8])]
    )
    func ordersSegments(source: [MetadataSegment], identifiers: [UInt8], expected: [UInt8]) throws {
        let plan = try PhotoFixture(segments: source, componentIdentifiers: identifiers).plan(.minimal)
        #expect(plan.segments.map(\.marker) == expected)
    }

    @Test(
        "What goes is named",
        arguments: [
            (
                .minimal, [.jfif, .exif(.phone()), .xmp, .comment],
                [.comment, .exif, .gps, .makerNote, .thumbnail, .xmp]
            ),
            (.minimal, [.jfif], []),
            (.minimal, [.exif(TIFFFixture(image: [.short(.orientation, 1)]))], []),
            (.none, [.exif(TIFFFixture(image: [.short(.orientation, 1)]))], [.exif]),
            (.none, [.exif(TIFFFixture(image: [.short(.orientation, 6)]))], []),
            (.none, [.exif(.phone())], [.exif, .gps, .makerNote, .thumbnail]),
            (.minimal, [.exif(TIFFFixture(image: [.text(.artist, "Zoë")]))], [.exif]),
            (.credit, [.exif(TIFFFixture(image: [.text(.artist, "Zoë")]))], []),
            (.minimal, [.adobe(1)], [.application(14)]),
            (.minimal, [.adobe(0)], []),
            (.minimal, wide, []),
            (.minimal, [.text(0xE2, "ICC_PROFILE\0", [1, 2, 9])], [.icc]),
        ] as [(MetadataPolicy, [MetadataSegment], [RemovedItem])]
    )
    func namesRemoved(policy: MetadataPolicy, segments: [MetadataSegment], expected: [RemovedItem]) throws {
        #expect(try PhotoFixture(segments: segments).plan(policy).removed == expected)
    }

    @Test("JFIF beside CMYK goes, and is named")
    func removesJFIFBesideCMYK() throws {
        let photo = PhotoFixture(segments: [.jfif, .adobe(0)], componentIdentifiers: [1, 2, 3, 4])
        #expect(try photo.plan(.minimal).removed == [.application(0)])
    }

    /// A minimal block as another writer might make it: little-endian, SHORT dimensions, no resolution.
    private static let foreign = TIFFFixture(
        byteOrder: .littleEndian,
        image: [.short(.orientation, 1)],
        exif: [.undefined(.exifVersion, Array("0220".utf8)), .short(.pixelXDimension, 16), .short(.pixelYDimension, 8)]
    )

    private static func foreign(_ change: (inout TIFFFixture) -> Void) -> [MetadataSegment] {
        var fixture = foreign
        change(&fixture)
        return [.exif(fixture)]
    }

    @Test(
        "Another writer's minimal block conforms, and nothing else does",
        arguments: [
            ([.exif(foreign)], true),
            ([.jfif, .exif(foreign)], true),
            ([.exif(foreign), .jfif] + wide, true),
            (foreign { $0.image = [] }, true),
            (foreign { $0.image = [.short(.orientation, 6)] }, true),
            (foreign { $0.image = [.short(.orientation, 0)] }, false),
            (foreign { $0.image = [.long(.orientation, 1)] }, false),
            (foreign { $0.image.append(.text(.make, "A")) }, false),
            (foreign { $0.image.append(.text(.artist, "A")) }, false),
            (foreign { $0.image.append(.short(.orientation, 1)) }, false),
            (foreign { $0.exif[1] = .short(.pixelXDimension, 17) }, false),
            (foreign { $0.exif.removeLast() }, false),
            (foreign { $0.exif[0] = .undefined(.exifVersion, Array(repeating: 0x41, count: 500)) }, false),
            (foreign { $0.gps = [TIFFFixture.Entry(tag: 0, type: .byte, value: [2, 3, 0, 0])] }, false),
            (foreign { $0.thumbnailBytes = [0xFF, 0xD8] }, false),
            (foreign { $0.thumbnail = [.short(.orientation, 1)] }, false),
            ([], false),
            ([.exif(foreign), .exif(foreign)], false),
            ([.exif(foreign), .comment], false),
            ([.exif(foreign), .adobe(1)], false),
            ([.jfif, .jfif, .exif(foreign)], false),
            ([.text(0xE0, "JFIF\0", [1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]), .exif(foreign)], false),
            ([.text(0xE0, "JFIF\0", [2, 1, 0, 0, 1, 0, 1, 0, 0]), .exif(foreign)], false),
            ([MetadataSegment(marker: 0xE1, payload: foreign.payload + Array(repeating: 0x41, count: 8))], false),
            ([MetadataSegment(marker: 0xE1, payload: foreign.payload + Array(repeating: 0, count: 8))], true),
            ([MetadataSegment(marker: 0xE1, payload: foreign.payload + Array(repeating: 0, count: 100))], false),
        ] as [([MetadataSegment], Bool)]
    )
    func judgesOthers(segments: [MetadataSegment], expected: Bool) throws {
        let plan = try PhotoFixture(segments: segments).plan(.minimal)
        #expect(plan.nonconformances.isEmpty == expected, "\(plan.nonconformances)")
    }

    @Test(
        "Under none a block conforms only with an orientation that is still to be applied",
        arguments: [
            ([], true), ([.jfif], true), ([.exif(foreign)], false),
            ([.exif(TIFFFixture(image: [.short(.orientation, 1)]))], false),
            ([.exif(TIFFFixture(image: [.short(.orientation, 6)]))], true),
            (foreign { $0.image = [.short(.orientation, 6)] }, false),
        ] as [([MetadataSegment], Bool)]
    )
    func judgesNone(segments: [MetadataSegment], expected: Bool) throws {
        #expect(try PhotoFixture(segments: segments).plan(.none).nonconformances.isEmpty == expected)
    }

    @Test("Bytes behind the picture and between segments do not conform")
    func judgesSyntax() throws {
        let segments = Self.foreign { _ in }
        #expect(try PhotoFixture(segments: segments, trailing: [0]).plan(.minimal).nonconformances.count == 1)
        let bytes = PhotoFixture(segments: segments).bytes
        let junk = Array(bytes[..<2]) + [0x41, 0x42] + bytes[2...]
        let structure = try JPEGStructure(reading: junk.span)
        let metadata = SourceMetadata(structure: structure, bytes: junk.span)
        let plan = try MetadataPlan(
            policy: .minimal,
            source: metadata,
            structure: structure,
            bytes: junk.span,
            picture: StoredPicture(of: structure, metadata: metadata)
        )
        #expect(plan.nonconformances.count == 1)
    }
}
