/// Where a profile's tags stand. Entries that reach over the end are left out.
struct ICCTagTable {
    private var ranges: [UInt32: Range<Int>] = [:]

    /// - Parameter profile: at least its 128-byte header.
    init(of profile: Span<UInt8>) {
        let order = ByteOrder.bigEndian
        // Real profiles have 9 to 30 tags.
        let count = min(Int(order.uint32(in: profile, at: 128) ?? 0), 100)
        for index in 0..<count {
            let entry = 132 + 12 * index
            guard let signature = order.uint32(in: profile, at: entry),
                let offset = order.uint32(in: profile, at: entry + 4),
                let byteCount = order.uint32(in: profile, at: entry + 8)
            else { return }
            let end = Int(offset) + Int(byteCount)
            if offset >= 128, end <= profile.count, ranges[signature] == nil {
                ranges[signature] = Int(offset)..<end
            }
        }
    }

    subscript(signature: StaticString) -> Range<Int>? {
        ranges[Self.number(signature)]
    }

    static func number(_ signature: StaticString) -> UInt32 {
        signature.description.utf8.reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension ICCTagTable {
    /// A row of the table whose data are there.
    struct Entry {
        let signature: [UInt8]
        let range: Range<Int>
    }

    /// Every row of a profile's table, of which there are `count`, that can be read.
    static func entries(of profile: Span<UInt8>) -> (readable: [Entry], count: Int) {
        let order = ByteOrder.bigEndian
        let count = Int(order.uint32(in: profile, at: 128) ?? 0)
        let readable = (0..<min(count, 100)).compactMap { index -> Entry? in
            let row = 132 + 12 * index
            guard let offset = order.uint32(in: profile, at: row + 4),
                let size = order.uint32(in: profile, at: row + 8),
                offset >= 128, Int(offset) + Int(size) <= profile.count
            else { return nil }
            return Entry(signature: profile.copy(of: row..<(row + 4)), range: Int(offset)..<(Int(offset) + Int(size)))
        }
        return (readable, count)
    }

    /// The profile's name from its 'desc' tag: textDescriptionType (version 2) or multiLocalizedUnicodeType (version
    /// 4), in English where there is a choice; at most 256 characters.
    func description(in profile: Span<UInt8>) -> String? {
        guard let range = self["desc"], range.count >= 12 else { return nil }
        let tag = profile.extracting(range)
        switch ByteOrder.bigEndian.uint32(in: tag, at: 0) {
        case Self.number("desc"): return textDescription(in: tag)
        case Self.number("mluc"): return localizedDescription(in: tag)
        default: return nil
        }
    }

    private func textDescription(in tag: Span<UInt8>) -> String? {
        guard let count = ByteOrder.bigEndian.uint32(in: tag, at: 8) else { return nil }
        let text = tag.copy(of: 12..<(12 + min(Int(count), 256))).prefix { $0 != 0 }
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    private func localizedDescription(in tag: Span<UInt8>) -> String? {
        let order = ByteOrder.bigEndian
        guard let count = order.uint32(in: tag, at: 8), let recordByteCount = order.uint32(in: tag, at: 12),
            recordByteCount == 12
        else { return nil }
        var chosen: String?
        for index in 0..<min(Int(count), 100) {
            let record = 16 + 12 * index
            guard let language = order.uint16(in: tag, at: record),
                let byteCount = order.uint32(in: tag, at: record + 4),
                let offset = order.uint32(in: tag, at: record + 8)
            else { break }
            let units = (0..<min(Int(byteCount) / 2, 256)).compactMap { unit in
                order.uint16(in: tag, at: Int(offset) + 2 * unit)
            }
            let text = String(decoding: units.prefix { $0 != 0 }, as: UTF16.self)
            if text.isEmpty { continue }
            if language == Self.english { return text }
            chosen = chosen ?? text
        }
        return chosen
    }

    /// "en"
    private static let english: UInt16 = 0x656E
}
