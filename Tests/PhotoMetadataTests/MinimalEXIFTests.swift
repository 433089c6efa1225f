import Testing

@testable import PhotoMetadata

@Suite struct MinimalEXIFTests {
    private func picture(_ change: (inout MinimalEXIF.Picture) -> Void = { _ in }) -> MinimalEXIF {
        var picture = MinimalEXIF.Picture(width: 4_032, height: 3_024, resolution: .standard, isSRGB: true)
        change(&picture)
        return MinimalEXIF(orientation: .rotated90, picture: picture)
    }

    @Test("A block holds exactly what it is to hold")
    func holdsExactly() throws {
        let resolution = Resolution(
            x: Rational(numerator: 600_000, denominator: 7),
            y: Rational(numerator: 118, denominator: 1),
            unit: .centimeter
        )
        let segment = try picture {
            $0.resolution = resolution
            $0.isSRGB = false
        }.segment()
        let block = try EXIFBlock(reading: segment.payload.span)
        #expect(segment.marker == 0xE1)
        #expect(Set(block.tags) == MinimalEXIF.tags)
        #expect(block.tags.count == MinimalEXIF.tags.count)
        #expect(block.orientation == .valid(.rotated90))
        #expect(block.resolution == resolution)
        #expect(block.colorSpace == 65_535)
        #expect(block.pixelXDimension == 4_032)
        #expect(block.pixelYDimension == 3_024)
        #expect(block.walk.problems.isEmpty)
        #expect(block.unreferencedByteCount == 0)
    }

    @Test("The same values give the same bytes")
    func isDeterministic() throws {
        let first = try picture { $0.artist = Array("A".utf8) }.segment()
        for _ in 0..<20 {
            #expect(try picture { $0.artist = Array("A".utf8) }.segment() == first)
        }
    }

    @Test("A block can hold the orientation alone", arguments: Orientation.allCases)
    func holdsOrientationAlone(orientation: Orientation) throws {
        let segment = try MinimalEXIF(orientation: orientation, picture: nil).segment()
        let block = try EXIFBlock(reading: segment.payload.span)
        #expect(block.tags == [.orientation])
        #expect(block.orientation == .valid(orientation))
        #expect(segment.payload.count == 6 + 8 + 2 + 12 + 4)
    }

    @Test(
        "Credits are taken over tidily",
        arguments: [
            ("Zoë\0", "Zoë", "Zoë"), ("Zoë", "Zoë", "Zoë"), ("Zoë   \0\0", "Zoë", "Zoë"), ("    \0", nil, nil),
            ("\0", nil, nil),
            ("", nil, nil), ("A\0B\0", "A", "A\0B"), (" \0B\0", nil, " \0B"), ("A\0\0", "A", "A"),
            ("A\0B\0C\0", "A", "A\0B"),
            (
                String(repeating: "x", count: 3_000), String(repeating: "x", count: 2_000),
                String(repeating: "x", count: 2_000)
            ),
            (
                String(repeating: "x", count: 1_999) + "ë", String(repeating: "x", count: 1_999),
                String(repeating: "x", count: 1_999)
            ),
            (
                String(repeating: "x", count: 1_998) + "ëy", String(repeating: "x", count: 1_998) + "ë",
                String(repeating: "x", count: 1_998) + "ë"
            ),
        ] as [(String, String?, String?)]
    )
    func tidiesCredits(found: String, artist: String?, copyright: String?) {
        let expectedArtist = artist.map { Array($0.utf8) }
        let expectedCopyright = copyright.map { Array($0.utf8) }
        #expect(CreditText.artist(Array(found.utf8)) == expectedArtist)
        #expect(CreditText.copyright(Array(found.utf8)) == expectedCopyright)
        // What was tidied once stays as it is.
        #expect(CreditText.artist(expectedArtist.map { $0 + [0] }) == expectedArtist)
        #expect(CreditText.copyright(expectedCopyright.map { $0 + [0] }) == expectedCopyright)
    }

    @Test(
        "The resolution comes from EXIF, else from JFIF, else it is 72 per inch",
        arguments: [
            ([.exif(.phone()), .jfif], 300, 2), ([.jfif], 96, 2),
            ([.text(0xE0, "JFIF\0", [1, 1, 2, 0, 40, 0, 40, 0, 0])], 40, 3),
            ([.text(0xE0, "JFIF\0", [1, 1, 0, 0, 40, 0, 40, 0, 0])], 72, 2),
            ([.text(0xE0, "JFIF\0", [1, 1, 1, 0, 0, 0, 40, 0, 0])], 72, 2),
            (
                [.exif(TIFFFixture(image: [.rational(.xResolution, 1, 0), .rational(.yResolution, 1, 1)])), .jfif], 96,
                2
            ),
            ([.exif(TIFFFixture(image: [.rational(.xResolution, 9, 1)])), .jfif], 96, 2),
            ([.exif(TIFFFixture(image: [.rational(.xResolution, 9, 1), .rational(.yResolution, 9, 1)]))], 9, 2),
            ([], 72, 2),
        ] as [([MetadataSegment], UInt32, UInt16)]
    )
    func choosesResolution(segments: [MetadataSegment], number: UInt32, unit: UInt16) throws {
        let plan = try PhotoFixture(segments: segments).plan(.minimal)
        let payload = try #require(plan.segments.first { $0.marker == 0xE1 }).payload
        let resolution = try #require(try EXIFBlock(reading: payload.span).resolution)
        #expect(resolution.x == Rational(numerator: number, denominator: 1))
        #expect(resolution.unit.rawValue == unit)
    }

    @Test(
        "The color space is sRGB unless a profile says otherwise",
        arguments: [
            ([], [1, 2, 3], 1), (ICCFixture.segments(ICCFixture.sRGB.bytes), [1, 2, 3], 1),
            (ICCFixture.segments(ICCFixture.displayP3.bytes), [1, 2, 3], 65_535), ([.adobe(0)], [1, 2, 3, 4], 65_535),
            ([], [1], 1),
        ] as [([MetadataSegment], [UInt8], Int)]
    )
    func choosesColorSpace(segments: [MetadataSegment], identifiers: [UInt8], expected: Int) throws {
        let plan = try PhotoFixture(segments: segments, componentIdentifiers: identifiers).plan(.minimal)
        let payload = try #require(plan.segments.first { $0.marker == 0xE1 }).payload
        #expect(try EXIFBlock(reading: payload.span).colorSpace == expected)
    }
}
