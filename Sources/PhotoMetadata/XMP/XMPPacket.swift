/// An XMP packet of which single properties are corrected or taken out; everything else stays byte for byte.
struct XMPPacket {
    /// The packet, and what stands before it in its segment.
    let payload: [UInt8]
    /// The whole of it can be read: what is found in it is all that there is.
    let isReadable: Bool
    private let properties: [XMPReader.Property]
    /// What is to be put in place of what, in no order.
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    /// - Parameters:
    ///   - payload: of a segment, or of several that were put together.
    ///   - start: where the packet begins in it.
    init(_ payload: [UInt8], from start: Int) {
        self.payload = payload
        let reader = XMPReader(payload, from: start)
        properties = reader.properties
        isReadable = reader.isWellFormed
    }

    /// "http://ns.adobe.com/xap/1.0/" and a NUL.
    static let headerByteCount = 29

    /// Where XMP begins in an APP1 segment of an unusual header, which readers take for XMP all the same; nil: it is
    /// none.
    static func start(in payload: Span<UInt8>) -> Int? {
        guard
            headers.contains(where: { payload.matches($0) })
                || signs.contains(where: { payload.contains($0, in: 0..<payload.count) })
        else { return nil }
        return (0..<payload.count).first { payload[$0] == UInt8(ascii: "<") } ?? payload.count
    }

    private static let headers = ["http", "XMP\0"].map { Array($0.utf8) }
    private static let signs = ["<?xpacket", "<x:xmpmeta", "<rdf:", "<exif:"].map { Array($0.utf8) }

    /// The first property of a name that has a text, or texts.
    func texts(of name: String) -> [[UInt8]] {
        for property in properties where property.name == name {
            let places = property.items.isEmpty ? [property.value].compactMap { $0 } : property.items
            let texts = places.map { XMPText.plain(payload[$0]) }.filter { !$0.isEmpty }
            if !texts.isEmpty { return texts }
        }
        return []
    }

    /// A property that is one whole number.
    func integer(_ name: String) -> Int? {
        texts(of: name).first.flatMap { Int(String(decoding: $0.prefix(12), as: UTF8.self)) }
    }

    func has(_ name: String) -> Bool { properties.contains { $0.name == name } }

    /// Gives a property another text, where it is a simple one.
    mutating func set(_ name: String, to text: [UInt8]) {
        for property in properties where property.name == name { set(property, to: text) }
    }

    mutating func remove(_ name: String) {
        edits += properties.filter { $0.name == name }.map { ($0.whole, []) }
    }

    /// Makes true what the packet says of an output's picture.
    ///
    /// - Parameter output: the output.
    /// - Returns: whether a small copy of the picture went.
    mutating func correct(for output: AlteredPicture) -> Bool {
        var dropsThumbnail = false
        let panorama = (
            width: integer("GPano:CroppedAreaImageWidthPixels"), height: integer("GPano:CroppedAreaImageHeightPixels")
        )
        for property in properties {
            guard let claim = PictureClaim.xmp(named: property.name) else { continue }
            if claim.goes(after: output.alteration) {
                edits.append((property.whole, []))
                if property.name == "xmp:Thumbnails" { dropsThumbnail = true }
                continue
            }
            switch claim.remedy {
            case .corrected(let truth): correct(property, output.value(of: truth))
            case .correctedWhen(let alteration, let truth):
                if !output.alteration.isDisjoint(with: alteration) { correct(property, output.value(of: truth)) }
            case .scaled:
                guard let value = property.value, let number = Int(decimal: payload[value]) else { continue }
                correct(property, output.panorama(property.name, number, claimed: panorama))
            case .goes: break
            }
        }
        return dropsThumbnail
    }

    private mutating func correct(_ property: XMPReader.Property, _ number: Int) {
        guard let value = property.value, let found = Int(decimal: payload[value]), found != number else { return }
        set(property, to: Array("\(number)".utf8))
    }

    private mutating func set(_ property: XMPReader.Property, to text: [UInt8]) {
        guard let value = property.value, payload[value] != text[...] else { return }
        edits.append((value, text))
    }

    /// The packet with all corrections.
    func edited() -> [UInt8] {
        if edits.isEmpty { return payload }
        var result: [UInt8] = []
        result.reserveCapacity(payload.count)
        var end = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            // Within what is taken out nothing is left to be corrected.
            guard edit.range.lowerBound >= end else { continue }
            result += payload[end..<edit.range.lowerBound]
            result += edit.text
            end = edit.range.upperBound
        }
        return result + payload[end...]
    }
}

extension PictureClaim {
    /// The first claim that a property of XMP makes.
    fileprivate static func xmp(named name: String) -> PictureClaim? {
        if let claim = plainXMP[name] { return claim }
        return patterns.first { name.hasPrefix($0.prefix) }?.claim
    }

    private static let plainXMP: [String: PictureClaim] = {
        var result: [String: PictureClaim] = [:]
        for claim in xmp {
            if case .xmp(let name) = claim.place, !name.hasSuffix("*") { result[name] = claim }
        }
        return result
    }()

    private static let patterns: [(prefix: String, claim: PictureClaim)] = xmp.compactMap { claim in
        guard case .xmp(let name) = claim.place, name.hasSuffix("*") else { return nil }
        return (String(name.dropLast()), claim)
    }
}

extension Int {
    /// A whole number that is not too long; nil: the bytes are none.
    fileprivate init?(decimal bytes: ArraySlice<UInt8>) {
        guard bytes.count <= 9, bytes.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
            return nil
        }
        self.init(String(decoding: bytes, as: UTF8.self))
    }
}
