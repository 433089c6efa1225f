/// An ICC profile (ICC.1:2001-04, version 2.1): three primaries and a curve.
package struct FixtureProfile: Sendable, Hashable {
    package enum Space: String, Sendable, Hashable, CaseIterable {
        case srgb
        case p3

        package var description: String {
            switch self {
            case .srgb: "sRGB IEC61966-2.1"
            case .p3: "Display P3"
            }
        }
    }

    package var space: Space
    /// Bytes of a tag that nobody computes with, and that make the profile larger; a segment holds 65,519 of a profile.
    package var paddingByteCount = 0

    package init(_ space: Space, paddingByteCount: Int = 0) {
        self.space = space
        self.paddingByteCount = paddingByteCount
    }

    /// The profile itself.
    package var bytes: [UInt8] {
        var tags: [(signature: String, data: [UInt8])] = [
            ("desc", description(space.description)),
            ("cprt", text("No rights reserved")),
            ("wtpt", xyz(0xF6D6, 0x10000, 0xD32D)),
        ]
        switch space {
        case .srgb:
            tags.append(("rXYZ", xyz(0x6FA2, 0x38F5, 0x0390)))
            tags.append(("gXYZ", xyz(0x6299, 0xB785, 0x18DA)))
            tags.append(("bXYZ", xyz(0x24A0, 0x0F84, 0xB6CF)))
        case .p3:
            tags.append(("rXYZ", xyz(0x83DF, 0x3DBF, -0x0045)))
            tags.append(("gXYZ", xyz(0x4ABF, 0xB137, 0x0AB9)))
            tags.append(("bXYZ", xyz(0x2838, 0x110A, 0xC8B9)))
        }
        let curve = self.curve
        for signature in ["rTRC", "gTRC", "bTRC"] { tags.append((signature, curve)) }
        if paddingByteCount > 0 {
            var random = SeededRandom(seed: UInt64(paddingByteCount))
            tags.append(("gamt", Array("data\0\0\0\0\0\0\0\u{1}".utf8) + random.bytes(count: paddingByteCount)))
        }
        return file(with: tags)
    }

    /// The payloads of the APP2 segments, numbered from 1.
    package func payloads(chunkByteCount: Int = 65_519) -> [[UInt8]] {
        let profile = bytes
        let count = (profile.count + chunkByteCount - 1) / chunkByteCount
        return (0..<count).map { index in
            let end = min(profile.count, (index + 1) * chunkByteCount)
            return Array("ICC_PROFILE\0".utf8) + [UInt8(index + 1), UInt8(count)]
                + profile[index * chunkByteCount..<end]
        }
    }

    private func file(with tags: [(signature: String, data: [UInt8])]) -> [UInt8] {
        var table = ByteWriter()
        var data = ByteWriter()
        var offsets: [[UInt8]: UInt32] = [:]
        table.append(UInt32(tags.count))
        let dataStart = 128 + 4 + tags.count * 12
        for tag in tags {
            data.pad(toMultipleOf: 4)
            // Equal tags share their data.
            let offset = offsets[tag.data] ?? UInt32(dataStart + data.bytes.count)
            if offsets.updateValue(offset, forKey: tag.data) == nil { data.append(tag.data) }
            table.append(tag.signature)
            table.append(offset)
            table.append(UInt32(tag.data.count))
        }
        data.pad(toMultipleOf: 4)

        var header = ByteWriter()
        header.append(UInt32(dataStart + data.bytes.count))
        header.append(UInt32(0))
        header.append(UInt32(0x0210_0000))
        header.append("mntrRGB XYZ ")
        for number in [2024, 1, 1, 0, 0, 0] as [UInt16] { header.append(number) }
        header.append("acsp")
        header.append([UInt8](repeating: 0, count: 28))
        for number in [0xF6D6, 0x10000, 0xD32D] as [UInt32] { header.append(number) }
        header.append([UInt8](repeating: 0, count: 48))
        return header.bytes + table.bytes + data.bytes
    }

    /// In 16.16 fixed point.
    private func xyz(_ x: Int32, _ y: Int32, _ z: Int32) -> [UInt8] {
        var writer = ByteWriter()
        writer.append("XYZ \0\0\0\0")
        for number in [x, y, z] { writer.append(number) }
        return writer.bytes
    }

    private func text(_ text: String) -> [UInt8] {
        Array("text\0\0\0\0".utf8) + Array(text.utf8) + [0]
    }

    private func description(_ text: String) -> [UInt8] {
        var writer = ByteWriter()
        writer.append("desc\0\0\0\0")
        writer.append(UInt32(text.utf8.count + 1))
        writer.append(text + "\0")
        // No Unicode and no Macintosh text.
        writer.append([UInt8](repeating: 0, count: 4 + 4 + 2 + 1 + 67))
        return writer.bytes
    }

    /// The curve of sRGB (IEC 61966-2-1), which Display P3 shares, at 1,024 points.
    private var curve: [UInt8] {
        var writer = ByteWriter()
        writer.append("curv\0\0\0\0")
        writer.append(UInt32(1_024))
        for index in 0..<1_024 {
            let value = Double(index) / 1_023
            let linear: Double
            if value <= 0.040_45 {
                linear = value / 12.92
            } else {
                let base = (value + 0.055) / 1.055
                linear = base * base * fifthRoot(base * base)
            }
            writer.append(UInt16((linear * 65_535).rounded()))
        }
        return writer.bytes
    }

    /// By Newton's method: the standard library has no powers, and those of C differ in their last digits.
    private func fifthRoot(_ value: Double) -> Double {
        var root = 1.0
        for _ in 0..<40 { root -= (root - value / (root * root * root * root)) / 5 }
        return root
    }
}
