/// Who took a photo and whose it is, where IPTC's records and XMP tell it.
package struct ForeignCredits: Sendable, Hashable {
    private var iptc: [Field: [UInt8]] = [:]
    private var xmp: [Field: [UInt8]] = [:]
    /// IPTC's digest is that of the records: nobody changed them since XMP was written.
    private var isIPTCInStep: Bool?

    private enum Field: String, Hashable {
        case creator
        case creditLine
        case rights
    }

    /// A text, and where it stood.
    package struct Found: Sendable, Hashable {
        package let text: [UInt8]
        /// "IPTC's by-line"
        package let place: String
    }

    /// By-line, credit line and copyright notice (IIM 4.2, 2:80, 2:110, 2:116).
    private static let dataSets: [UInt8: Field] = [80: .creator, 110: .creditLine, 116: .rights]
    private static let properties: [(String, Field)] = [
        ("dc:creator", .creator), ("photoshop:Credit", .creditLine), ("dc:rights", .rights),
    ]
    /// What a record says of its characters: they are UTF-8.
    private static let utf8Mark: [UInt8] = [0x1B, 0x25, 0x47]

    mutating func read(photoshop payload: Span<UInt8>) {
        guard iptc.isEmpty, let resources = PhotoshopResources.resources(payload),
            let resource = resources.first(where: { $0.number == 0x0404 }),
            let records = IPTCRecords(payload.copy(of: resource.data))
        else { return }
        let isUTF8 = records.dataSets.contains {
            $0.record == 1 && $0.number == 90 && records.bytes[$0.data].elementsEqual(Self.utf8Mark)
        }
        for dataSet in records.dataSets where dataSet.record == 2 {
            guard let field = Self.dataSets[dataSet.number] else { continue }
            add(XMPText.plain(Self.utf8(records.bytes[dataSet.data], isDeclared: isUTF8)), field)
        }
        if let digest = resources.first(where: { $0.number == 0x0425 }) {
            isIPTCInStep = MD5.digest(of: records.bytes) == payload.copy(of: digest.data)
        }
    }

    private mutating func add(_ text: [UInt8], _ field: Field) {
        guard !text.isEmpty else { return }
        iptc[field] = iptc[field].map { $0 + Self.separator + text } ?? text
    }

    mutating func read(_ packet: XMPPacket) {
        for (name, field) in Self.properties where xmp[field] == nil {
            let texts = packet.texts(of: name)
            // Rights are one text in several languages, creators several texts.
            let chosen = field == .rights ? Array(texts.prefix(1)) : texts
            if !chosen.isEmpty { xmp[field] = Array(chosen.joined(separator: Self.separator)) }
        }
    }

    /// What goes into EXIF's Artist where that is missing: who took it, and the credit that is to be shown with it.
    package var artist: Found? {
        guard let creator = found(.creator) else { return found(.creditLine) }
        guard let line = found(.creditLine), !creator.text.contains(line.text) else { return creator }
        return Found(text: creator.text + Self.separator + line.text, place: "\(creator.place) and \(line.place)")
    }

    package var copyright: Found? { found(.rights) }

    /// Where both say something XMP is newer, unless IPTC's records were changed after it was written (Metadata Working
    /// Group's guidelines 2.0, 3.2).
    private func found(_ field: Field) -> Found? {
        let fromXMP = xmp[field].map { Found(text: $0, place: "XMP's \(Self.name(field, inXMP: true))") }
        let fromIPTC = iptc[field].map { Found(text: $0, place: "IPTC's \(Self.name(field, inXMP: false))") }
        return isIPTCInStep ?? true ? fromXMP ?? fromIPTC : fromIPTC ?? fromXMP
    }

    private static func name(_ field: Field, inXMP: Bool) -> String {
        switch field {
        case .creator: inXMP ? "dc:creator" : "by-line"
        case .creditLine: inXMP ? "photoshop:Credit" : "credit line"
        case .rights: inXMP ? "dc:rights" : "copyright notice"
        }
    }

    private static let separator = Array("; ".utf8)

    /// Text as UTF-8; what is none is taken for Latin-1, which most old files are in.
    private static func utf8(_ text: ArraySlice<UInt8>, isDeclared: Bool) -> ArraySlice<UInt8> {
        if isDeclared || String(validating: text, as: UTF8.self) != nil { return text }
        return Array(String(String.UnicodeScalarView(text.map { Unicode.Scalar($0) })).utf8)[...]
    }
}

extension [UInt8] {
    fileprivate func contains(_ part: [UInt8]) -> Bool { span.contains(part, in: 0..<count) }
}
