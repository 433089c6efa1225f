@testable import PhotoMetadata

/// A TIFF structure made entry by entry, pointers and all.
struct TIFFFixture {
    var byteOrder: ByteOrder = .bigEndian
    var image: [Entry] = []
    var exif: [Entry] = []
    var gps: [Entry] = []
    var interoperability: [Entry] = []
    var thumbnail: [Entry] = []
    /// Becomes tags 0x0201 and 0x0202 of the thumbnail directory.
    var thumbnailBytes: [UInt8] = []

    struct Entry {
        var tag: UInt16
        var type: TIFFType
        /// In big-endian numbers of the type's size.
        var value: [UInt8]
        /// Where the declared number of values is not the true one.
        var declaredCount: UInt32?

        static func short(_ tag: TIFFTag, _ value: UInt16) -> Entry {
            Entry(tag: tag.number, type: .short, value: ByteOrder.bigEndian.bytes(of: value))
        }

        static func long(_ tag: TIFFTag, _ value: UInt32) -> Entry {
            Entry(tag: tag.number, type: .long, value: ByteOrder.bigEndian.bytes(of: value))
        }

        static func rational(_ tag: TIFFTag, _ numerator: UInt32, _ denominator: UInt32) -> Entry {
            let value = ByteOrder.bigEndian.bytes(of: numerator) + ByteOrder.bigEndian.bytes(of: denominator)
            return Entry(tag: tag.number, type: .rational, value: value)
        }

        static func text(_ tag: TIFFTag, _ text: String) -> Entry {
            Entry(tag: tag.number, type: .ascii, value: Array(text.utf8) + [0])
        }

        static func undefined(_ tag: TIFFTag, _ value: [UInt8]) -> Entry {
            Entry(tag: tag.number, type: .undefined, value: value)
        }
    }

    /// What a phone writes, private things included.
    static func phone(
        byteOrder: ByteOrder = .bigEndian,
        orientation: UInt16 = 6,
        width: UInt32 = 16,
        height: UInt32 = 8
    ) -> TIFFFixture {
        TIFFFixture(
            byteOrder: byteOrder,
            image: [
                .text(.make, "Made-up"), .text(.model, "Phone 7"), .short(.orientation, orientation),
                .rational(.xResolution, 300, 1), .rational(.yResolution, 300, 1), .short(.resolutionUnit, 2),
                .text(.artist, "Zoë"), .text(.copyright, "Nobody"),
            ],
            exif: [
                .undefined(.exifVersion, Array("0230".utf8)), .text(.dateTimeOriginal, "2024:05:17 10:20:30"),
                .undefined(.makerNote, Array(repeating: 0x4D, count: 40)), .short(.colorSpace, 1),
                .long(.pixelXDimension, width), .long(.pixelYDimension, height),
            ],
            gps: [
                Entry(tag: 0, type: .byte, value: [2, 3, 0, 0]), Entry(tag: 1, type: .ascii, value: [0x4E, 0]),
                Entry(tag: 2, type: .rational, value: Array(repeating: 1, count: 24)),
            ],
            interoperability: [Entry(tag: 1, type: .ascii, value: Array("R98\0".utf8))],
            thumbnail: [.short(TIFFTag(.thumbnail, 0x0103), 6)],
            thumbnailBytes: [0xFF, 0xD8, 0xFF, 0xD9]
        )
    }

    /// The structure, from its byte order mark on.
    var bytes: [UInt8] {
        var plans: [(entries: [Entry], offset: Int)] = []
        var image = image
        var exif = exif
        var thumbnail = thumbnail
        // Pointers are entries too; their values are filled in once the places are known.
        if !interoperability.isEmpty { exif.append(.long(.interoperabilityPointer, 0)) }
        if !exif.isEmpty { image.append(.long(.exifPointer, 0)) }
        if !gps.isEmpty { image.append(.long(.gpsPointer, 0)) }
        if !thumbnailBytes.isEmpty {
            thumbnail.append(.long(.thumbnailOffset, 0))
            thumbnail.append(.long(.thumbnailByteCount, UInt32(thumbnailBytes.count)))
        }
        var offset = 8
        for entries in [image, exif, interoperability, gps, thumbnail] {
            plans.append((entries.sorted { $0.tag < $1.tag }, offset))
            offset += entries.isEmpty ? 0 : Self.byteCount(of: entries)
        }
        var pointers: [UInt16: Int] = [TIFFTag.thumbnailOffset.number: offset]
        for (tag, plan) in zip([TIFFTag.exifPointer, .interoperabilityPointer, .gpsPointer], plans[1...])
        where !plan.entries.isEmpty {
            pointers[tag.number] = plan.offset
        }
        var result: [UInt8] = byteOrder == .bigEndian ? [0x4D, 0x4D, 0, 42] : [0x49, 0x49, 42, 0]
        result += byteOrder.bytes(of: UInt32(8))
        for (index, plan) in plans.enumerated() where !plan.entries.isEmpty {
            let next = index == 0 && !thumbnail.isEmpty ? plans[4].offset : 0
            result += directory(plan.entries, at: plan.offset, next: next, pointers: pointers)
        }
        return result + thumbnailBytes
    }

    /// The structure as an APP1 payload.
    var payload: [UInt8] { Array("Exif\0\0".utf8) + bytes }

    private static func byteCount(of entries: [Entry]) -> Int {
        entries.reduce(6 + 12 * entries.count) { $0 + ($1.value.count > 4 ? $1.value.count : 0) }
    }

    private func directory(_ entries: [Entry], at offset: Int, next: Int, pointers: [UInt16: Int]) -> [UInt8] {
        var table = byteOrder.bytes(of: UInt16(entries.count))
        var values: [UInt8] = []
        let valuesStart = offset + 6 + 12 * entries.count
        for entry in entries {
            let value = pointers[entry.tag].map { byteOrder.bytes(of: UInt32($0)) } ?? swapped(entry)
            let count = entry.declaredCount ?? UInt32(entry.value.count / entry.type.byteCount)
            table +=
                byteOrder.bytes(of: entry.tag) + byteOrder.bytes(of: entry.type.rawValue) + byteOrder.bytes(of: count)
            if value.count <= 4 {
                table += value + Array(repeating: 0, count: 4 - value.count)
            } else {
                table += byteOrder.bytes(of: UInt32(valuesStart + values.count))
                values += value
            }
        }
        return table + byteOrder.bytes(of: UInt32(next)) + values
    }

    private func swapped(_ entry: Entry) -> [UInt8] {
        let size = entry.type == .rational ? 4 : entry.type.byteCount
        if byteOrder == .bigEndian || size == 1 { return entry.value }
        return stride(from: 0, to: entry.value.count, by: size).flatMap { start in
            entry.value[start..<(start + size)].reversed()
        }
    }
}
