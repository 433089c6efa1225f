import Testing

@testable import PhotoMetadata

/// Sizes and offsets of a profile's tags that reach over what the tags say, into bytes that can be anything.
struct ICCTagDataTests {
    private static let name = Array("Anna Muster".utf8)

    private static func tag(_ type: String, _ rest: [UInt8]) -> [UInt8] { Array(type.utf8) + [0, 0, 0, 0] + rest }

    private static func data(_ tag: [UInt8]) -> ICCTagData { ICCTagData(tag.span) }

    /// Tags that say something, by name.
    private static let tags: [(String, [UInt8])] = [
        ("rXYZ", ICCFixture.xyz([0.4, 0.2, 0.1])), ("rTRC", ICCFixture.gammaCurve(2.2)), ("gTRC", ICCFixture.sRGBCurve),
        ("cprt", tag("text", Array("Nobody\0".utf8))), ("desc", ICCFixture.textDescription("Made up")),
        ("desc", ICCFixture.localizedDescription([("en", "Made up"), ("de", "Erfunden")])),
        ("chad", tag("sf32", [UInt8](repeating: 1, count: 36))), ("tech", tag("sig ", [0x43, 0x52, 0x54, 0x20])),
    ]

    @Test(arguments: tags)
    func `what stands behind a tag's data does not pass`(signature: String, bytes: [UInt8]) throws {
        #expect(Self.data(bytes) == .whole)
        // Zeros are how some writers make the length even.
        #expect(Self.data(bytes + [0, 0]) == .whole)
        #expect(Self.data(bytes + [0] + Self.name) == .cut(bytes))
        let longer = try ICCProfile(ICCFixture(tags: [(signature, bytes + [0] + Self.name)]).bytes)
        #expect(!longer.essence.bytes.contains(Self.name))
        let sound = try ICCProfile(ICCFixture(tags: [(signature, bytes)]).bytes)
        #expect(sound.essence == sound)
    }

    @Test func `text behind the end of a text does not pass`() {
        var described = ICCFixture.textDescription("Made up")
        described.replaceSubrange((described.count - 20)..<(described.count - 9), with: Self.name)
        #expect(Self.data(described) == .cut(ICCFixture.textDescription("Made up")))
        let plain = Self.tag("text", Array("Nobody\0".utf8))
        #expect(Self.data(plain + Self.name) == .cut(plain))
    }

    @Test func `a tag of no type that colors need does not pass`() throws {
        let profile = try ICCProfile(
            ICCFixture(tags: [("rTRC", Self.name), ("gTRC", ICCFixture.sRGBCurve)]).bytes)
        #expect(!profile.essence.bytes.contains(Self.name))
        #expect(Self.data(Self.name) == .unknown && Self.data([]) == .unknown)
    }
}
