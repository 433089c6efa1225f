import Testing

@testable import PhotoMetadata

@Suite struct EXIFPatcherTests {
    private static let big = StoredPicture(
        width: 65_000,
        height: 70,
        orientation: .upright,
        colorInterpretation: .yCbCr,
        componentIdentifiers: [1, 2, 3]
    )

    private func correct(
        _ payload: [UInt8],
        for picture: StoredPicture = big,
        droppingThumbnail: Bool = false
    ) throws -> [UInt8] {
        var patcher = EXIFPatcher(payload, block: try EXIFBlock(reading: payload.span))
        try patcher.correct(for: picture)
        if droppingThumbnail { try patcher.dropThumbnail() }
        return patcher.payload
    }

    /// Values of all tags but those that are corrected, and pointers.
    private func others(_ payload: [UInt8]) throws -> [TIFFTag: [UInt8]] {
        let block = try EXIFBlock(reading: payload.span)
        let tiff = payload.span.extracting(6...)
        let corrected: Set<TIFFTag> = [.orientation, .pixelXDimension, .pixelYDimension, .exifPointer]
        let pairs = block.walk.directories.flatMap { directory in
            directory.entries.map { (TIFFTag(directory.kind, $0.tag), tiff.copy(of: $0.value ?? 0..<0)) }
        }
        return Dictionary(pairs.filter { !corrected.contains($0.0) }) { $1 }
    }

    private static func changed(_ change: (inout TIFFFixture) -> Void) -> TIFFFixture {
        var fixture = TIFFFixture.phone()
        change(&fixture)
        return fixture
    }

    private static let text = TIFFFixture.Entry.text

    private static let fixtures: [TIFFFixture] = [
        .phone(), .phone(orientation: 0), .phone(orientation: 1),
        changed { $0.exif[4] = .short(.pixelXDimension, 3) },
        changed { $0.exif[4] = text(.pixelXDimension, "sixteen") },
        changed { $0.image[2] = text(.orientation, "upright, more or less") },
        changed { $0.image[2] = .long(.orientation, 6) },
        changed { $0.exif.append(.long(.pixelXDimension, 9)) },
        changed { $0.exif.removeLast() },
        changed { $0.exif.removeLast(2) },
        changed { $0.exif = [] },
        changed { $0.image.remove(at: 2) },
        TIFFFixture(image: [text(.make, "A")]),
        TIFFFixture(image: [.short(.orientation, 1)], thumbnailBytes: [1, 2, 3]),
    ]

    @Test(
        "Orientation and dimensions become true, and nothing else moves or changes",
        arguments: fixtures.indices,
        ByteOrder.allCases
    )
    func corrects(index: Int, byteOrder: ByteOrder) throws {
        var fixture = Self.fixtures[index]
        fixture.byteOrder = byteOrder
        // Directories begin at even offsets also behind a structure of odd length.
        for payload in [fixture.payload, fixture.payload + [0]] {
            for orientation in [Orientation.upright, .rotated90] {
                var picture = Self.big
                picture.orientation = orientation
                let before = try EXIFBlock(reading: payload.span)
                let result = try correct(payload, for: picture)
                let block = try EXIFBlock(reading: result.span)

                let needsNoTag = orientation == .upright && before.orientation == .absent
                #expect(block.orientation == (needsNoTag ? .absent : .valid(orientation)))
                #expect(block.pixelXDimension == 65_000)
                #expect(block.pixelYDimension == 70)
                #expect(block.walk.problems.isEmpty)
                #expect(
                    block.walk.directories.allSatisfy {
                        $0.offset % 2 == 0 || before.walk[$0.kind]?.offset == $0.offset
                    }
                )
                let after = try others(result)
                for (tag, value) in try others(payload) { #expect(after[tag] == value) }

                let isComplete =
                    before.walk[.pixelXDimension] != nil && before.walk[.pixelYDimension] != nil
                    && (needsNoTag || before.orientation != .absent)
                #expect((result.count == payload.count) == isComplete)
                #expect(try correct(result, for: picture) == result, "a true block stays as it is")
            }
        }
    }

    @Test(
        "SHORT stays SHORT, LONG stays LONG, and anything else becomes LONG",
        arguments: [
            (TIFFFixture.Entry.short(.pixelXDimension, 1), TIFFType.short), (.long(.pixelXDimension, 1), .long),
            (text(.pixelXDimension, "1"), .short),
        ]
    )
    func keepsTypes(entry: TIFFFixture.Entry, expected: TIFFType) throws {
        let fixture = TIFFFixture(exif: [entry, .long(.pixelYDimension, 1)])
        let result = try correct(fixture.payload)
        #expect(try EXIFBlock(reading: result.span).walk[.pixelXDimension]?.type == expected)
    }

    /// The color space became sRGB, and the index beside it went on saying Adobe RGB: it was asked for afterwards.
    @Test(
        "A photo that has become sRGB is called a basic file, whatever its color space said",
        arguments: [nil, 1, 2, 65_535] as [UInt16?], ByteOrder.allCases)
    func declaresSRGB(colorSpace: UInt16?, byteOrder: ByteOrder) throws {
        var fixture = TIFFFixture(exif: colorSpace.map { [.short(.colorSpace, $0)] } ?? [.short(.pixelXDimension, 1)])
        fixture.byteOrder = byteOrder
        fixture.interoperability = [Self.text(.interoperabilityIndex, "R03")]
        let payload = fixture.payload
        var patcher = EXIFPatcher(payload, block: try EXIFBlock(reading: payload.span))
        try patcher.declareSRGB()
        let block = try EXIFBlock(reading: patcher.payload.span)
        let tiff = patcher.payload.span.extracting(6...)
        #expect(block.walk.text(.interoperabilityIndex, in: tiff) == "R98")
        #expect(block.colorSpace == colorSpace.map { _ in 1 })
        #expect(patcher.payload.count == payload.count)
    }

    @Test("The thumbnail goes with its directory, and its bytes are zeros", arguments: ByteOrder.allCases)
    func dropsThumbnail(byteOrder: ByteOrder) throws {
        var fixture = TIFFFixture.phone(byteOrder: byteOrder)
        fixture.thumbnailBytes = Array("private view".utf8)
        let payload = fixture.payload
        let result = try correct(payload, droppingThumbnail: true)
        let block = try EXIFBlock(reading: result.span)
        #expect(!block.hasThumbnail)
        #expect(result.count == payload.count)
        #expect(Array(payload.suffix(12)) == fixture.thumbnailBytes)
        #expect(result.suffix(12).allSatisfy { $0 == 0 })
        let kept = try others(payload).filter { $0.key.directory != .thumbnail }
        #expect(try others(result) == kept)
    }

    @Test("A thumbnail that lies within a MakerNote is left to it")
    func sparesMakerNote() throws {
        let fixture = TIFFFixture.phone()
        var payload = fixture.payload
        let block = try EXIFBlock(reading: payload.span)
        let makerNote = try #require(block.walk[.makerNote]?.value)
        let pointer = try #require(block.walk[.thumbnailOffset]).offset + 8 + 6
        payload.replaceSubrange(
            pointer..<(pointer + 4),
            with: ByteOrder.bigEndian.bytes(of: UInt32(makerNote.lowerBound))
        )
        let result = try correct(payload, droppingThumbnail: true)
        #expect(try !EXIFBlock(reading: result.span).hasThumbnail)
        #expect(try others(result)[.makerNote] == others(payload)[.makerNote])
    }

    @Test("A block without room for a longer directory is refused")
    func refusesFullBlock() throws {
        var fixture = TIFFFixture.phone()
        fixture.exif.removeLast()
        let payload = fixture.payload + Array(repeating: 0, count: 65_533 - fixture.payload.count)
        #expect(throws: MetadataError.self) { try correct(payload) }
        // In place there is room enough.
        let whole = TIFFFixture.phone().payload
        #expect(try correct(whole + Array(repeating: 0, count: 65_533 - whole.count)).count == 65_533)
    }

    @Test("A block whose directories cannot be read is refused")
    func refusesBroken() throws {
        var unreachable = TIFFFixture.phone()
        unreachable.exif = []
        unreachable.interoperability = []
        unreachable.image.append(.long(.exifPointer, 60_000))
        #expect(throws: MetadataError.unpatchableEXIF(reason: "its exif directory cannot be read")) {
            try correct(unreachable.payload)
        }
        // IFD0 declares more entries than there are, and lacks the orientation.
        var truncated = TIFFFixture(image: [.text(.make, "A")]).payload
        truncated[6 + 9] = 200
        let reason = "the image directory declares 200 entries and has room for 1"
        #expect(throws: MetadataError.unpatchableEXIF(reason: reason)) {
            try correct(truncated)
        }
    }

    @Test("With any byte changed, a block is corrected or refused, and nothing traps", arguments: ByteOrder.allCases)
    func survivesFlippedBytes(byteOrder: ByteOrder) throws {
        let payload = TIFFFixture.phone(byteOrder: byteOrder).payload
        var outcomes = (corrected: 0, refused: 0)
        for index in payload.indices {
            for mask: UInt8 in [0xFF, 0x01, 0x10] {
                var damaged = payload
                damaged[index] ^= mask
                do {
                    let result = try correct(damaged, droppingThumbnail: true)
                    let block = try EXIFBlock(reading: result.span)
                    #expect(block.pixelXDimension == 65_000 && block.pixelYDimension == 70)
                    outcomes.corrected += 1
                } catch {
                    outcomes.refused += 1
                }
            }
        }
        #expect(outcomes.corrected > payload.count)
        #expect(outcomes.refused > 0)
    }
}
