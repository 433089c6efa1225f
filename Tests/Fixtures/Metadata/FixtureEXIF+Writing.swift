extension FixtureEXIF {
    /// Writes the block.
    ///
    /// - Parameters:
    ///   - width: of the stored frame.
    ///   - height: of the stored frame.
    ///   - thumbnail: a JPEG file for IFD1.
    /// - Returns: The payload of the APP1 segment.
    package func payload(width: Int, height: Int, thumbnail: [UInt8]?) -> [UInt8] {
        var directories = [mainDirectory(width: width, height: height)]
        if let thumbnail {
            directories.append(
                TIFFDirectory([
                    0x0103: .short([6]),
                    0x011A: .rational([72, 1]),
                    0x011B: .rational([72, 1]),
                    0x0128: .short([2]),
                    0x0201: .data(thumbnail),
                    0x0202: .long([UInt32(thumbnail.count)]),
                ])
            )
        }
        return Array("Exif\0\0".utf8) + TIFFDirectory.file(directories, order: order)
    }

    private func mainDirectory(width: Int, height: Int) -> TIFFDirectory {
        var main = TIFFDirectory()
        main.entries[0x010F] = make.map { .ascii($0) }
        main.entries[0x0110] = model.map { .ascii($0) }
        main.entries[0x0112] = orientation.map { .short([$0]) }
        if let dotsPerInch {
            main.entries[0x011A] = .rational([dotsPerInch, 1])
            main.entries[0x011B] = .rational([dotsPerInch, 1])
            main.entries[0x0128] = .short([2])
        }
        main.entries[0x0131] = software.map { .ascii($0) }
        main.entries[0x0132] = date.map { .ascii($0) }
        main.entries[0x013B] = artist.map { .ascii($0) }
        if make != nil { main.entries[0x0213] = .short([1]) }
        main.entries[0x8298] = copyright.map { .ascii($0) }
        let photo = photoDirectory(width: width, height: height)
        if !photo.entries.isEmpty { main.entries[0x8769] = .directory(photo) }
        main.entries[0x8825] = position.map { .directory(directory(of: $0)) }
        main.entries.merge(extraMainEntries) { $1 }
        return main
    }

    private func photoDirectory(width: Int, height: Int) -> TIFFDirectory {
        var photo = TIFFDirectory()
        if model != nil {
            photo.entries[0x829A] = .rational([1, 320])
            photo.entries[0x829D] = .rational([18, 10])
            photo.entries[0x8827] = .short([64])
            photo.entries[0x9000] = .undefined(Array("0232".utf8))
            photo.entries[0x9101] = .undefined([1, 2, 3, 0])
            photo.entries[0x9204] = .signedRational([-1, 3])
            photo.entries[0x920A] = .rational([28, 1])
            photo.entries[0xA000] = .undefined(Array("0100".utf8))
        }
        photo.entries[0x9003] = date.map { .ascii($0) }
        photo.entries[0x9004] = date.map { .ascii($0) }
        photo.entries[0x927C] = makerNote.map { .undefined(bytes(of: $0)) }
        photo.entries[0xA001] = colorSpace.map { .short([$0]) }
        switch dimensions {
        case .absent: break
        case .stored:
            photo.entries[0xA002] = .long([UInt32(width)])
            photo.entries[0xA003] = .long([UInt32(height)])
        case .claimed(let width, let height):
            photo.entries[0xA002] = .long([width])
            photo.entries[0xA003] = .long([height])
        }
        photo.entries[0xA431] = serialNumber.map { .ascii($0) }
        photo.entries[0xA434] = lens.map { .ascii($0) }
        photo.entries.merge(extraPhotoEntries) { $1 }
        return photo
    }

    private func directory(of position: Position) -> TIFFDirectory {
        TIFFDirectory([
            0x0000: .byte([2, 3, 0, 0]),
            0x0001: .ascii(position.latitude < 0 ? "S" : "N"),
            0x0002: .rational(degrees(position.latitude)),
            0x0003: .ascii(position.longitude < 0 ? "W" : "E"),
            0x0004: .rational(degrees(position.longitude)),
            0x0005: .byte([0]),
            0x0006: .rational([position.altitude, 1]),
            0x0007: .rational([8, 1, 42, 1, 31, 1]),
            0x001D: .ascii("2024:05:17"),
        ])
    }

    /// Degrees, minutes, and hundredths of a second.
    private func degrees(_ angle: Double) -> [UInt32] {
        let hundredths = UInt32((abs(angle) * 360_000).rounded())
        return [hundredths / 360_000, 1, hundredths / 6_000 % 60, 1, hundredths % 6_000, 100]
    }

    private func bytes(of note: MakerNote) -> [UInt8] {
        switch note {
        case .opaque(let byteCount):
            var random = SeededRandom(seed: UInt64(byteCount))
            return Array("FixtureWorks\0".utf8) + random.bytes(count: byteCount)
        case .apple:
            // The note's directory counts its offsets from the note's own start, the 14 bytes of its name included.
            var note = ByteWriter(order: .bigEndian)
            note.append("Apple iOS\0")
            note.append([0, 1])
            note.append("MM")
            note.append(UInt16(2))
            for (tag, type, count, value) in [(1, 9, 1, 14), (0x0011, 2, 37, 44)] as [(UInt16, UInt16, UInt32, UInt32)]
            {
                note.append(tag)
                note.append(type)
                note.append(count)
                note.append(value)
            }
            note.append(UInt32(0))
            note.append("01234567-89AB-CDEF-0123-456789ABCDEF\0")
            return note.bytes
        }
    }
}
