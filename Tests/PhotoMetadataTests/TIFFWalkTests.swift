import Testing

@testable import PhotoMetadata

@Suite struct TIFFWalkTests {
    @Test("Every directory is reached, in both byte orders", arguments: ByteOrder.allCases)
    func reachesDirectories(byteOrder: ByteOrder) throws {
        let fixture = TIFFFixture.phone(byteOrder: byteOrder)
        let bytes = fixture.bytes
        let walk = try TIFFWalk(bytes.span)
        #expect(walk.byteOrder == byteOrder)
        #expect(walk.problems.isEmpty)
        #expect(walk.directories.map(\.kind) == [.image, .exif, .gps, .thumbnail, .interoperability])
        #expect(walk.directories.map(\.entries.count) == [10, 7, 3, 3, 1])
        #expect(walk.integer(.orientation, in: bytes.span) == 6)
        #expect(walk.integer(.pixelXDimension, in: bytes.span) == 16)
        #expect(walk.positiveRational(.xResolution, in: bytes.span) == Rational(numerator: 300, denominator: 1))
        #expect(walk.text(.model, in: bytes.span) == "Phone 7")
        #expect(walk.unreferencedByteCount(in: bytes.span) { _ in true } == 4, "the thumbnail alone")
    }

    @Test(
        "Each integer type gives its value",
        arguments: [
            (.byte, [7], 7), (.signedByte, [0xFF], -1), (.short, [0x01, 0x02], 258),
            (.signedShort, [0xFF, 0xFE], -2), (.long, [0, 1, 0, 0], 65_536),
            (.signedLong, [0xFF, 0xFF, 0xFF, 0xFD], -3),
            (.ascii, [0x36], nil), (.undefined, [6], nil), (.rational, [0, 0, 0, 6, 0, 0, 0, 1], nil),
            (.short, [0, 6, 0, 6], nil),
        ] as [(TIFFType, [UInt8], Int?)]
    )
    func readsIntegers(type: TIFFType, value: [UInt8], expected: Int?) throws {
        for byteOrder in ByteOrder.allCases {
            let entry = TIFFFixture.Entry(tag: TIFFTag.orientation.number, type: type, value: value)
            let bytes = TIFFFixture(byteOrder: byteOrder, image: [entry]).bytes
            let walk = try TIFFWalk(bytes.span)
            #expect(walk.integer(.orientation, in: bytes.span) == expected)
        }
    }

    @Test(
        "What is no TIFF structure is refused",
        arguments: [
            [], [0x4D], Array("MM\0*".utf8), Array("MM*\0\0\0\0\u{8}".utf8), Array("II*\0\u{8}\0\0".utf8),
            Array("PNG\r\n\0\0\0\0\0".utf8),
        ] as [[UInt8]]
    )
    func refusesOthers(bytes: [UInt8]) {
        #expect(throws: TIFFError.notTIFF(byteCount: bytes.count)) { try TIFFWalk(bytes.span) }
    }

    @Test("A first directory outside is refused", arguments: [UInt32(0), 7, 9, 1_000, UInt32.max])
    func refusesFirstDirectoryOutside(offset: UInt32) {
        let bytes = Array("MM\0*".utf8) + ByteOrder.bigEndian.bytes(of: offset) + [0, 0]
        #expect(throws: TIFFError.directoryOutside(.image, offset: Int(offset), byteCount: 10)) {
            try TIFFWalk(bytes.span)
        }
    }

    @Test("A directory that points to itself ends the walk")
    func endsAtLoop() throws {
        // IFD0 without entries whose next directory is IFD0.
        let bytes = Array("MM\0*".utf8) + [0, 0, 0, 8, 0, 0, 0, 0, 0, 8]
        let walk = try TIFFWalk(bytes.span)
        #expect(walk.directories.count == 1)
        #expect(walk.problems == [.directoryLoop(.thumbnail, offset: 8)])
    }

    @Test("A long chain of directories ends at the limit")
    func endsAtDirectoryLimit() throws {
        var bytes = Array("MM\0*".utf8) + [0, 0, 0, 8]
        for index in 0..<1_000 {
            bytes += [0, 0] + ByteOrder.bigEndian.bytes(of: UInt32(8 + 6 * (index + 1)))
        }
        let walk = try TIFFWalk(bytes.span)
        #expect(walk.directories.count == 16)
        #expect(walk.problems == [.tooManyDirectories(maximum: 16)])
    }

    @Test("More entries than fit are read as far as they go")
    func readsOverrunDirectory() throws {
        var bytes = TIFFFixture(image: [.short(.orientation, 3)]).bytes
        bytes[8] = 0xFF
        let walk = try TIFFWalk(bytes.span)
        #expect(walk.integer(.orientation, in: bytes.span) == 3)
        #expect(
            walk.problems == [
                .directoryOverrun(.image, declaredEntryCount: 0xFF01, availableEntryCount: 1)
            ]
        )
    }

    @Test("More entries than the limit end the directory")
    func endsAtEntryLimit() throws {
        var limits = TIFFWalk.Limits()
        limits.maximumEntryCount = 4
        let bytes = TIFFFixture.phone().bytes
        let walk = try TIFFWalk(bytes.span, limits: limits)
        #expect(walk.directories.first?.entries.count == 4)
        #expect(walk.problems.first == .tooManyEntries(maximum: 4))
    }

    @Test("A value outside is told and has no place")
    func tellsValueOutside() throws {
        var entry = TIFFFixture.Entry.text(.artist, "Somebody")
        entry.declaredCount = .max
        let walk = try TIFFWalk(TIFFFixture(image: [entry]).bytes.span)
        #expect(walk.problems == [.valueOutside(.artist, declaredByteCount: 4_294_967_295)])
        let artist = try #require(walk[.artist])
        #expect(artist.value == nil)
    }

    @Test("Truncated at any length, nothing traps", arguments: ByteOrder.allCases)
    func survivesTruncation(byteOrder: ByteOrder) {
        let payload = TIFFFixture.phone(byteOrder: byteOrder).payload
        var readableCount = 0
        for count in 0..<payload.count {
            let part = Array(payload[..<count])
            if let block = try? EXIFBlock(reading: part.span) {
                readableCount += 1
                #expect(!block.walk.problems.isEmpty, "\(count) bytes")
            }
        }
        #expect(readableCount > 0)
    }

    @Test("With any byte changed, nothing traps", arguments: ByteOrder.allCases)
    func survivesFlippedBytes(byteOrder: ByteOrder) throws {
        let payload = TIFFFixture.phone(byteOrder: byteOrder).payload
        let whole = try EXIFBlock(reading: payload.span)
        var changedCount = 0
        for index in payload.indices {
            for mask: UInt8 in [0xFF, 0x01, 0x80] {
                var damaged = payload
                damaged[index] ^= mask
                if (try? EXIFBlock(reading: damaged.span)) != whole { changedCount += 1 }
            }
        }
        #expect(changedCount > payload.count)
    }
}
