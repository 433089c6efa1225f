import Testing

@testable import PhotoMetadata

/// SplitMix64: the same sequence everywhere.
private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Suite struct DamagedMetadataTests {
    private static func photo(_ random: inout Random) -> PhotoFixture {
        let byteOrder: ByteOrder = Bool.random(using: &random) ? .bigEndian : .littleEndian
        let profile = ICCFixture.segments(ICCFixture.displayP3.bytes, chunkByteCount: 300)
        var photo = PhotoFixture(segments: [.jfif, .exif(.phone(byteOrder: byteOrder)), .xmp] + profile + [.adobe(1)])
        photo.componentIdentifiers = Array([1, 2, 3, 4].prefix([1, 3, 4].randomElement(using: &random) ?? 3))
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let index = Int.random(in: photo.segments.indices, using: &random)
            var payload = photo.segments[index].payload
            let position = Int.random(in: payload.indices, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: payload[position] = UInt8.random(in: 0...255, using: &random)
            case 1: payload[position] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
            case 2: payload = Array(payload[...position])
            default: payload.insert(contentsOf: payload[..<position].suffix(12), at: position)
            }
            photo.segments[index] = MetadataSegment(marker: photo.segments[index].marker, payload: payload)
        }
        return photo
    }

    @Test("Whatever is damaged, an output conforms or is refused", arguments: MetadataPolicy.allCases)
    func outputConforms(policy: MetadataPolicy) throws {
        var random = Random(state: 20_240_517)
        var refusedCount = 0
        for round in 0..<500 {
            let photo = Self.photo(&random)
            let plan: MetadataPlan
            do {
                plan = try photo.plan(policy)
            } catch is MetadataError {
                refusedCount += 1
                continue
            }
            let output = photo.rewritten(plan)
            let again = try output.plan(policy)
            #expect(again.nonconformances.isEmpty, "round \(round): \(again.nonconformances)")
            #expect(again.segments == plan.segments, "round \(round)")
            #expect(again.removed.isEmpty, "round \(round)")
            #expect(try output.read().metadata.colorInterpretation == photo.read().metadata.colorInterpretation)
        }
        #expect(policy == .keep ? (1..<250).contains(refusedCount) : refusedCount == 0)
    }
}
