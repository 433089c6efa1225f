internal import JPEGSyntax

/// The data of a profile's tag (ICC.1:2022, 10; ICC.1:2001-04, 6.5), of which readers look at what the type says.
enum ICCTagData: Hashable {
    /// Every byte that says something has a meaning.
    case whole
    /// What is left without the bytes that nobody reads.
    case cut([UInt8])
    /// Of a type that no tag has which colors need: readers do as if it were not there.
    case unknown

    init(_ tag: Span<UInt8>) {
        guard tag.count >= 8, let type = ByteOrder.bigEndian.uint32(in: tag, at: 0) else {
            self = .unknown
            return
        }
        switch type {
        case ICCTagTable.number("text"): self.init(tag, readable: [8..<(8 + Self.textByteCount(tag, from: 8))])
        case ICCTagTable.number("desc"): self.init(tag, readable: Self.description(tag))
        case ICCTagTable.number("mluc"): self.init(tag, readable: Self.localizedTexts(tag))
        case let type where Self.bulkyTypes.contains(type): self = .whole
        default:
            guard let byteCount = Self.byteCount(of: tag, type: type) else {
                self = .unknown
                return
            }
            self.init(tag, readable: [8..<max(8, byteCount)])
        }
    }

    /// What is readable is told without the type and the four reserved bytes, and may reach over the end.
    private init(_ tag: Span<UInt8>, readable: [Range<Int>]) {
        var meant = [UInt8](repeating: 0, count: min(tag.count, readable.map(\.upperBound).max() ?? 8))
        for range in [0..<4] + readable {
            let existing = range.clamped(to: 0..<meant.count)
            meant.replaceSubrange(existing, with: tag.copy(of: existing))
        }
        let isSame = (0..<tag.count).allSatisfy { tag[$0] == ($0 < meant.count ? meant[$0] : 0) }
        self = isSame ? .whole : .cut(meant)
    }

    /// Tables of lookup are as long as they are.
    private static let bulkyTypes = Set(
        (["mft1", "mft2", "mAB ", "mBA ", "mpet", "data"] as [StaticString]).map(ICCTagTable.number))

    private static func byteCount(of tag: Span<UInt8>, type: UInt32) -> Int? {
        let order = ByteOrder.bigEndian
        switch type {
        case ICCTagTable.number("XYZ "): return 20
        case ICCTagTable.number("curv"): return 12 + 2 * Int(order.uint32(in: tag, at: 8) ?? 0)
        case ICCTagTable.number("para"):
            let numbers = [1, 3, 4, 5, 7]
            let kind = Int(order.uint16(in: tag, at: 8) ?? 0)
            return numbers.indices.contains(kind) ? 12 + 4 * numbers[kind] : nil
        case ICCTagTable.number("sf32"): return 8 + 4 * 9
        case ICCTagTable.number("chrm"): return 12 + 8 * Int(order.uint16(in: tag, at: 8) ?? 0)
        case ICCTagTable.number("meas"), ICCTagTable.number("view"): return 36
        case ICCTagTable.number("sig "), ICCTagTable.number("cicp"): return 12
        default: return nil
        }
    }

    /// Up to the NUL, which counts.
    private static func textByteCount(_ tag: Span<UInt8>, from start: Int) -> Int {
        let end = (start..<max(start, tag.count)).first { tag[$0] == 0 }
        return end.map { $0 + 1 - start } ?? max(0, tag.count - start)
    }

    /// In ASCII, in Unicode, and in a script of old Macintoshes, each with its count.
    private static func description(_ tag: Span<UInt8>) -> [Range<Int>] {
        let order = ByteOrder.bigEndian
        let unicode = 12 + Int(order.uint32(in: tag, at: 8) ?? 0)
        let ascii = 12..<min(unicode, 12 + textByteCount(tag, from: 12))
        let script = unicode + 8 + 2 * Int(order.uint32(in: tag, at: unicode + 4) ?? 0)
        guard script + 3 <= tag.count else { return [8..<12, ascii, unicode..<max(unicode, tag.count)] }
        let last = script + 3 + min(67, Int(tag[script + 2]))
        return [8..<12, ascii, unicode..<last, (script + 70)..<(script + 70)]
    }

    /// A table of languages, and the texts that it refers to.
    private static func localizedTexts(_ tag: Span<UInt8>) -> [Range<Int>] {
        let order = ByteOrder.bigEndian
        let count = min(Int(order.uint32(in: tag, at: 8) ?? 0), 100)
        let texts = (0..<count).compactMap { index -> Range<Int>? in
            guard let byteCount = order.uint32(in: tag, at: 20 + 12 * index),
                let offset = order.uint32(in: tag, at: 24 + 12 * index)
            else { return nil }
            return Int(offset)..<(Int(offset) + Int(byteCount))
        }
        return [8..<(16 + 12 * count)] + texts
    }
}
