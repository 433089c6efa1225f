extension FixturePhoto {
    /// Puts the segments and an MPF index into a file, and the second picture behind it.
    func insertingMultiPictureIndex(
        into file: [UInt8],
        behind segments: [FixtureSegment],
        secondPicture: [UInt8]
    ) -> [UInt8] {
        // The index says how long the first picture is, itself included: its own length does not depend on that.
        func index(firstByteCount: Int, headerOffset: Int) -> FixtureSegment {
            var entries = ByteWriter()
            entries.append(UInt32(0x2003_0000))
            entries.append(UInt32(firstByteCount))
            entries.append(UInt32(0))
            entries.append(UInt32(0))
            entries.append(UInt32(0x0001_0001))
            entries.append(UInt32(secondPicture.count))
            // Offsets count from the index's TIFF header.
            entries.append(UInt32(firstByteCount - headerOffset))
            entries.append(UInt32(0))
            let directory = TIFFDirectory([
                0xB000: .undefined(Array("0100".utf8)),
                0xB001: .long([2]),
                0xB002: .undefined(entries.bytes),
            ])
            return FixtureSegment(0xE2, Array("MPF\0".utf8) + TIFFDirectory.file([directory], order: .bigEndian))
        }
        let indexByteCount = index(firstByteCount: 1 << 20, headerOffset: 0).bytes.count
        var bytes = file
        let end = bytes.insert(segments: segments)
        let firstByteCount = bytes.count + indexByteCount
        // Behind the other segments; its header follows marker, length, and "MPF\0".
        bytes.insert(contentsOf: index(firstByteCount: firstByteCount, headerOffset: end + 8).bytes, at: end)
        return bytes + secondPicture
    }

    func bytes(of trailer: Trailer, rgb: PixelImage) throws(FixtureError) -> [UInt8] {
        var random = SeededRandom(seed: seed ^ 0x7247)
        switch trailer {
        case .padding(let byteCount):
            return [UInt8](repeating: 0, count: byteCount)
        case .randomBytes(let byteCount):
            return random.bytes(count: byteCount)
        case .film(let byteCount):
            return film(byteCount: byteCount, &random)
        case .samsung(let byteCount):
            let film = film(byteCount: byteCount, &random)
            let name = "MotionPhoto_Data"
            var writer = ByteWriter(order: .littleEndian)
            writer.append([0, 0, 0x30, 0x0A])
            writer.append(UInt32(name.utf8.count))
            writer.append(name)
            writer.append(film)
            let blockByteCount = UInt32(writer.bytes.count)
            // The directory: one entry that counts back from here to the block.
            writer.append("SEFH")
            writer.append(UInt32(106))
            writer.append(UInt32(1))
            writer.append([0, 0, 0x30, 0x0A])
            writer.append(blockByteCount)
            writer.append(blockByteCount)
            writer.append(UInt32(24))
            writer.append("SEFT")
            return writer.bytes
        case .zip:
            return Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)
        case .picture:
            return try thumbnail(of: rgb, width: 320, height: 240)
        }
    }

    /// A file type box, and a media data box with noise; `byteCount` in all, at least 32.
    private func film(byteCount: Int, _ random: inout SeededRandom) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(UInt32(24))
        writer.append("ftypmp42")
        writer.append(UInt32(0))
        writer.append("mp42isom")
        writer.append(UInt32(max(8, byteCount - 24)))
        writer.append("mdat")
        writer.append(random.bytes(count: max(0, byteCount - 32)))
        return writer.bytes
    }
}
