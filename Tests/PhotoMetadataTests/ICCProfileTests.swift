import Testing

@testable import PhotoMetadata

@Suite struct ICCProfileTests {
    private func chunks(_ segments: [MetadataSegment]) -> [ICCChunk] {
        segments.map { segment in
            ICCChunk(
                sequenceNumber: segment.payload[12],
                count: segment.payload[13],
                bytes: Array(segment.payload[14...])
            )
        }
    }

    @Test(
        "Chunks in any order make the profile, and its segments carry it byte for byte",
        arguments: [
            (0, 65_519, 1), (0, 100, 1), (200_000, 65_519, 4), (200_000, 1_000, 4), (65_000, 65_519, 1),
            (66_000, 65_519, 2),
        ]
    )
    func makesWhole(paddingByteCount: Int, chunkByteCount: Int, expectedCount: Int) throws {
        var fixture = ICCFixture.displayP3
        fixture.paddingByteCount = paddingByteCount
        let bytes = fixture.bytes
        let profile = try ICCProfile(
            chunks: chunks(ICCFixture.segments(bytes, chunkByteCount: chunkByteCount)).reversed()
        )
        #expect(profile.bytes == bytes)
        #expect(profile.segments.count == expectedCount)
        #expect(profile.segments.allSatisfy { $0.marker == 0xE2 && $0.payload.count <= 65_533 })
        #expect(try ICCProfile(chunks: chunks(profile.segments)) == profile)
    }

    @Test("Chunks that are missing or at odds make no profile")
    func refusesIncomplete() throws {
        let whole = chunks(ICCFixture.segments(ICCFixture.displayP3.bytes, chunkByteCount: 150))
        try #require(whole.count == 4)
        let other = ICCChunk(sequenceNumber: 2, count: 5, bytes: whole[1].bytes)
        let zero = ICCChunk(sequenceNumber: 0, count: 0, bytes: ICCFixture.displayP3.bytes)
        for (present, declared) in [
            (Array(whole.dropFirst()), 4), (Array(whole.dropLast()), 4),
            ([whole[0], whole[0], whole[2], whole[3]], 4), ([whole[0], other, whole[2], whole[3]], 4), ([zero], 0),
            ([], 0),
        ] {
            #expect(throws: ICCError.incomplete(presentChunkCount: present.count, declaredChunkCount: declared)) {
                try ICCProfile(chunks: present)
            }
        }
    }

    @Test("A header without its signature, or with a size that does not fit, makes no profile")
    func refusesInvalidHeader() {
        let sound = ICCFixture.sRGB.bytes
        var unsigned = sound
        unsigned[36] = 0x41
        var tooLarge = sound
        tooLarge[1] = 1
        var tooSmall = sound
        tooSmall.replaceSubrange(0..<4, with: [0, 0, 0, 100])
        for bytes in [unsigned, tooLarge, tooSmall, Array(sound.dropLast()), Array(sound.prefix(128)), []] {
            #expect(throws: ICCError.invalidHeader(byteCount: bytes.count)) { try ICCProfile(bytes) }
        }
    }

    @Test(
        "Names are read from both kinds of description",
        arguments: [
            (ICCFixture.textDescription("Wide Gamut"), "Wide Gamut"),
            (ICCFixture.localizedDescription([("de", "Bildschirm"), ("en", "Display P3")]), "Display P3"),
            (ICCFixture.localizedDescription([("de", "Bildschirm"), ("fr", "Écran")]), "Bildschirm"),
            (ICCFixture.localizedDescription([]), nil), (ICCFixture.textDescription(""), nil),
            (Array("text".utf8), nil),
            (Array("desc".utf8) + [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x41], "A"),
        ] as [([UInt8], String?)]
    )
    func readsNames(description: [UInt8], expected: String?) throws {
        #expect(try ICCProfile(ICCFixture(tags: [("desc", description)]).bytes).name == expected)
    }

    @Test("Only sRGB's primaries with sRGB's curve are sRGB")
    func recognisesSRGB() throws {
        func sRGB(_ value: Double) -> Double {
            // Between two points of the curve a straight line is near enough for a look-up of 1,024 samples.
            let points = [0, 0.00516, 0.01435, 0.05088, 0.21404, 0.52252, 1]
            let inputs = [0, 0.0625, 0.125, 0.25, 0.5, 0.75, 1]
            let upper = inputs.firstIndex { $0 >= value } ?? 6
            if upper == 0 { return 0 }
            let fraction = (value - inputs[upper - 1]) / (inputs[upper] - inputs[upper - 1])
            return points[upper - 1] + fraction * (points[upper] - points[upper - 1])
        }
        let primaries = ICCFixture.sRGBPrimaries
        var withTable = ICCFixture.sRGB
        withTable.tags.append(("A2B0", Array(repeating: 0, count: 16)))
        var gray = ICCFixture.sRGB
        gray.colorSpace = "GRAY"
        var withoutCurve = ICCFixture.sRGB
        withoutCurve.tags.removeLast()
        let cases: [(ICCFixture, Bool)] = [
            (.sRGB, true),
            (.matrix(primaries: primaries, curve: ICCFixture.sampledCurve(sRGB)), true),
            (.matrix(primaries: primaries, curve: ICCFixture.sampledCurve { $0 }), false),
            (.matrix(primaries: primaries, curve: ICCFixture.sampledCurve { $0 * $0 }), false),
            (.matrix(primaries: primaries, curve: ICCFixture.gammaCurve(2.2)), false),
            (
                .matrix(
                    name: "sRGB IEC61966-2.1",
                    primaries: ICCFixture.displayP3Primaries,
                    curve: ICCFixture.sRGBCurve
                ), false
            ),
            (.displayP3, false), (withTable, false), (gray, false), (withoutCurve, false), (ICCFixture(), false),
        ]
        for (index, (fixture, expected)) in cases.enumerated() {
            #expect(try ICCProfile(fixture.bytes).isSRGB == expected, "case \(index)")
        }
    }

    @Test("With any byte changed, nothing traps")
    func survivesFlippedBytes() throws {
        let bytes = ICCFixture.sRGB.bytes
        var refusedCount = 0
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0xFF
            if (try? ICCProfile(damaged)) == nil { refusedCount += 1 }
        }
        // The signature's four bytes and the size's upper three.
        #expect(refusedCount >= 7)
    }
}
