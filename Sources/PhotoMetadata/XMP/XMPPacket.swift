/// An XMP packet (ISO 16684-1) of which single properties are corrected; everything else stays byte for byte.
///
/// It is not parsed, only searched, once for each property: for a name with the prefix that the packet binds to its
/// namespace, as an attribute or as an element. What is written in another way is not found, and stays.
struct XMPPacket {
    /// The whole payload of the APP1 segment.
    private(set) var payload: [UInt8]
    /// What is to be put in place of what, in no order.
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    init(_ payload: [UInt8]) {
        self.payload = payload
    }

    /// A property: its namespace and its name in there.
    struct Property: Sendable, Hashable {
        let namespace: String
        let name: String
    }

    /// Gives a property a number where it has one, and another.
    mutating func set(_ property: Property, to number: Int) {
        let text = Array("\(number)".utf8)
        for place in places(of: property) {
            guard let value = place.value, payload[value].isNumber, payload[value] != text[...] else { continue }
            edits.append((value, text))
        }
    }

    /// Takes a property out, with all that is in it.
    ///
    /// - Returns: whether there was one.
    @discardableResult
    mutating func remove(_ property: Property) -> Bool {
        let places = places(of: property)
        edits += places.map { ($0.whole, []) }
        return !places.isEmpty
    }

    /// The packet with all corrections.
    func edited() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(payload.count)
        var end = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            // A correction within a property that goes is void.
            guard edit.range.lowerBound >= end else { continue }
            result += payload[end..<edit.range.lowerBound]
            result += edit.text
            end = edit.range.upperBound
        }
        return result + payload[end...]
    }
}

extension XMPPacket {
    /// Where a property stands.
    private struct Place {
        let whole: Range<Int>
        /// nil: it is no simple one.
        let value: Range<Int>?
    }

    /// Packets bind a namespace once, and have a property once; some repeat them. What made-up ones have beyond that
    /// stays.
    private static let maximumPrefixCount = 4
    private static let maximumPlaceCount = 8

    private func places(of property: Property) -> [Place] {
        prefixes(of: property.namespace).flatMap { prefix in
            let name = prefix + [UInt8(ascii: ":")] + Array(property.name.utf8)
            return offsets(of: name).prefix(Self.maximumPlaceCount).compactMap { place(ofName: name, at: $0) }
        }
    }

    /// The prefixes in `xmlns:prefix="namespace"`.
    private func prefixes(of namespace: String) -> [[UInt8]] {
        var result: [[UInt8]] = []
        for offset in offsets(of: Array(namespace.utf8)) {
            guard offset >= 2, payload[offset - 1].isQuote, payload[offset - 2] == UInt8(ascii: "="),
                offset + namespace.utf8.count < payload.count,
                payload[offset + namespace.utf8.count] == payload[offset - 1],
                let colon = payload[..<(offset - 2)].suffix(40).lastIndex(of: UInt8(ascii: ":")),
                payload[..<colon].suffix(5).elementsEqual("xmlns".utf8)
            else { continue }
            let prefix = Array(payload[(colon + 1)..<(offset - 2)])
            if !prefix.isEmpty, !result.contains(prefix) { result.append(prefix) }
            if result.count == Self.maximumPrefixCount { break }
        }
        return result
    }

    private func offsets(of text: [UInt8]) -> [Int] {
        guard let first = text.first, payload.count >= text.count else { return [] }
        return (0...(payload.count - text.count)).filter { offset in
            payload[offset] == first && payload[offset..<(offset + text.count)] == text[...]
        }
    }

    private func place(ofName name: [UInt8], at offset: Int) -> Place? {
        guard offset > 0, offset + name.count < payload.count else { return nil }
        let end = offset + name.count
        if payload[offset - 1].isSpace { return attribute(from: offset - 1, nameEnd: end) }
        return payload[offset - 1] == UInt8(ascii: "<") ? element(name, from: offset - 1, nameEnd: end) : nil
    }

    private func attribute(from start: Int, nameEnd: Int) -> Place? {
        guard let equals = payload[nameEnd...].firstIndex(where: { !$0.isSpace }), payload[equals] == UInt8(ascii: "="),
            let open = payload[(equals + 1)...].firstIndex(where: { !$0.isSpace }), payload[open].isQuote,
            let close = payload[(open + 1)...].firstIndex(of: payload[open])
        else { return nil }
        return Place(whole: start..<(close + 1), value: (open + 1)..<close)
    }

    private func element(_ name: [UInt8], from start: Int, nameEnd: Int) -> Place? {
        // Names go on behind the one that is looked for.
        let isWholeName = payload[nameEnd].isSpace || [UInt8(ascii: ">"), UInt8(ascii: "/")].contains(payload[nameEnd])
        guard isWholeName, let tagEnd = payload[nameEnd...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        if payload[tagEnd - 1] == UInt8(ascii: "/") { return Place(whole: start..<(tagEnd + 1), value: nil) }
        let closing = Array("</".utf8) + name + [UInt8(ascii: ">")]
        var next = tagEnd + 1
        while let open = payload[next...].firstIndex(of: UInt8(ascii: "<")) {
            if payload[open...].starts(with: closing) {
                let isSimple = next == tagEnd + 1 && tagEnd == nameEnd
                return Place(whole: start..<(open + closing.count), value: isSimple ? next..<open : nil)
            }
            next = open + 1
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
    fileprivate var isQuote: Bool { self == UInt8(ascii: "\"") || self == UInt8(ascii: "'") }
}

extension ArraySlice<UInt8> {
    fileprivate var isNumber: Bool { !isEmpty && allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") } }
}
