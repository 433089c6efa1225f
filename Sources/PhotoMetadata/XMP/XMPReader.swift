/// Finds properties in an XMP packet (ISO 16684-1): attributes and elements of the namespaces in `XMPNamespace`,
/// wherever they stand.
///
/// It goes over the bytes once. What it does not take for well-formed XML is not read on, and told: readers differ in
/// what they make of that.
struct XMPReader {
    /// A property, and where it stands.
    struct Property: Hashable {
        /// "tiff:Orientation", with the usual prefix.
        let name: String
        let whole: Range<Int>
        /// nil: it is no simple one.
        var value: Range<Int>?
        /// The texts of its list.
        var items: [Range<Int>] = []
    }

    private(set) var properties: [Property] = []
    /// Every tag is closed by its own end.
    private(set) var isWellFormed = true

    private let bytes: [UInt8]
    private var elements: [Element] = []
    private var bindings: [(prefix: Range<Int>, canonical: String?)] = []

    /// An open element.
    private struct Element {
        let start: Int
        let name: Range<Int>
        var contentStart: Int
        let bindingCount: Int
        let property: String?
        var hasChildren = false
        var items: [Range<Int>] = []
    }

    private static let maximumDepth = 64
    private static let maximumBindingCount = 100

    /// - Parameters:
    ///   - bytes: whose packet.
    ///   - start: where it begins.
    init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        var position = start
        while let open = index(of: UInt8(ascii: "<"), from: position) {
            guard let next = readMarkup(at: open) else {
                isWellFormed = false
                break
            }
            position = next
        }
        if !elements.isEmpty { isWellFormed = false }
    }
}

extension XMPReader {
    /// - Parameter open: where a "<" stands.
    /// - Returns: the place behind what it begins; nil where that is not well-formed.
    private mutating func readMarkup(at open: Int) -> Int? {
        guard open + 1 < bytes.count else { return nil }
        switch bytes[open + 1] {
        case UInt8(ascii: "?"):
            // One that does not end where it should would hide what follows from us, and from no reader that looks for
            // tags.
            guard let end = end(of: "?>", from: open + 2), !bytes[(open + 2)..<end].contains(UInt8(ascii: "<")) else {
                return nil
            }
            return end
        case UInt8(ascii: "/"): return closeElement(at: open)
        case UInt8(ascii: "!"):
            if matches("<!--", at: open) { return end(of: "-->", from: open + 4) }
            if matches("<![CDATA[", at: open) { return end(of: "]]>", from: open + 9) }
            return index(of: UInt8(ascii: ">"), from: open).map { $0 + 1 }
        default: return openElement(at: open)
        }
    }

    private mutating func openElement(at open: Int) -> Int? {
        guard elements.count < Self.maximumDepth else { return nil }
        let name = self.name(from: open + 1)
        guard !name.isEmpty else { return nil }
        let bindingCount = bindings.count
        var attributes: [(name: Range<Int>, value: Range<Int>)] = []
        var position = name.upperBound
        while true {
            let next = behindSpace(position)
            guard next < bytes.count else { return nil }
            if bytes[next] == UInt8(ascii: ">") || bytes[next] == UInt8(ascii: "/") {
                position = next
                break
            }
            // Attributes are kept apart by spaces.
            guard next > position, let attribute = attribute(at: next) else { return nil }
            guard bind(attribute) else { return nil }
            attributes.append(attribute)
            position = attribute.value.upperBound + 1
        }
        // Bindings hold for the element that has them, wherever they stand in it.
        for attribute in attributes {
            guard let property = canonical(attribute.name) else { continue }
            let whole = (attribute.name.lowerBound - 1)..<(attribute.value.upperBound + 1)
            properties.append(Property(name: property, whole: whole, value: attribute.value))
        }
        if !elements.isEmpty { elements[elements.count - 1].hasChildren = true }
        let property = canonical(name)
        if bytes[position] == UInt8(ascii: "/") {
            guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") else { return nil }
            if let property { properties.append(Property(name: property, whole: open..<(position + 2), value: nil)) }
            bindings.removeLast(bindings.count - bindingCount)
            return position + 2
        }
        var element = Element(
            start: open, name: name, contentStart: position + 1, bindingCount: bindingCount, property: property)
        // A qualifier makes it no simple one.
        element.hasChildren = attributes.contains { !matches("xmlns", at: $0.name.lowerBound) }
        elements.append(element)
        return position + 1
    }

    private mutating func closeElement(at open: Int) -> Int? {
        let name = self.name(from: open + 2)
        let end = behindSpace(name.upperBound)
        guard end < bytes.count, bytes[end] == UInt8(ascii: ">"), let element = elements.popLast(),
            bytes[name] == bytes[element.name]
        else { return nil }
        bindings.removeLast(bindings.count - element.bindingCount)
        let content = element.contentStart..<open
        if let property = element.property {
            properties.append(
                Property(
                    name: property,
                    whole: element.start..<(end + 1),
                    value: element.hasChildren ? nil : content,
                    items: element.items
                ))
        } else if bytes[name].suffix(3).elementsEqual(":li".utf8),
            let owner = elements.lastIndex(where: { $0.property != nil })
        {
            elements[owner].items.append(content)
        }
        return end + 1
    }
}

extension XMPReader {
    private mutating func bind(_ attribute: (name: Range<Int>, value: Range<Int>)) -> Bool {
        guard matches("xmlns:", at: attribute.name.lowerBound) else { return true }
        guard bindings.count < Self.maximumBindingCount else { return false }
        let namespace = String(decoding: bytes[attribute.value], as: UTF8.self)
        let prefix = (attribute.name.lowerBound + 6)..<attribute.name.upperBound
        bindings.append((prefix, XMPNamespace.prefixes[namespace]))
        return true
    }

    /// A name with the usual prefix of its namespace; nil for a namespace in which nothing is looked for.
    private func canonical(_ name: Range<Int>) -> String? {
        guard name.count <= 64, let colon = bytes[name].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let written = bytes[name.lowerBound..<colon]
        let bound = bindings.last { bytes[$0.prefix] == written }
        // A prefix that is bound to something unknown, or to nothing, means what it means to everybody.
        let prefix = bound?.canonical ?? Self.usual[Array(written)]
        guard let prefix else { return nil }
        return prefix + String(decoding: bytes[colon..<name.upperBound], as: UTF8.self)
    }

    private static let usual: [[UInt8]: String] =
        Dictionary(XMPNamespace.prefixes.values.map { (Array($0.utf8), $0) }, uniquingKeysWith: { first, _ in first })

    private func attribute(at start: Int) -> (name: Range<Int>, value: Range<Int>)? {
        let name = self.name(from: start)
        let equals = behindSpace(name.upperBound)
        guard !name.isEmpty, equals < bytes.count, bytes[equals] == UInt8(ascii: "=") else { return nil }
        let open = behindSpace(equals + 1)
        guard open < bytes.count, bytes[open] == UInt8(ascii: "\"") || bytes[open] == UInt8(ascii: "'"),
            let close = index(of: bytes[open], from: open + 1),
            // A quote that is missing is seen by what follows.
            !bytes[(open + 1)..<close].contains(UInt8(ascii: "<"))
        else { return nil }
        return (name, (open + 1)..<close)
    }

    private func name(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, !bytes[end].isSpace, !Self.nameEnds.contains(bytes[end]) { end += 1 }
        return start..<end
    }

    private static let nameEnds = Array("=/><\"'".utf8)

    private func behindSpace(_ start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position].isSpace { position += 1 }
        return position
    }

    private func index(of byte: UInt8, from start: Int) -> Int? {
        var position = start
        while position < bytes.count {
            if bytes[position] == byte { return position }
            position += 1
        }
        return nil
    }

    private func matches(_ text: StaticString, at offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
        return bytes[offset..<(offset + text.utf8CodeUnitCount)].elementsEqual(text.description.utf8)
    }

    private func end(of text: StaticString, from start: Int) -> Int? {
        let first = UInt8(truncatingIfNeeded: text.description.utf8.first ?? 0)
        var position = start
        while let found = index(of: first, from: position) {
            if matches(text, at: found) { return found + text.utf8CodeUnitCount }
            position = found + 1
        }
        return nil
    }
}

extension UInt8 {
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
