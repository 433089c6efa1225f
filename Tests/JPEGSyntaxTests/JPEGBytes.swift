/// Small JPEG files made byte by byte; they are right in their markers only, the entropy-coded data mean nothing.
struct JPEGBytes {
    var bytes: [UInt8] = [0xFF, 0xD8]

    static let luma: UInt8 = 1

    mutating func segment(_ marker: UInt8, _ payload: [UInt8]) {
        bytes += [0xFF, marker] + Self.bigEndian16(payload.count + 2) + payload
    }

    mutating func segment(_ marker: UInt8, text: String, _ rest: [UInt8] = []) {
        segment(marker, Array(text.utf8) + rest)
    }

    mutating func jfif(version: (UInt8, UInt8) = (1, 1), thumbnail: (UInt8, UInt8) = (0, 0), rest: [UInt8] = []) {
        let density: [UInt8] = [1, 0, 72, 0, 96]
        segment(0xE0, text: "JFIF\0", [version.0, version.1] + density + [thumbnail.0, thumbnail.1] + rest)
    }

    mutating func quantizationTable(slot: UInt8 = 0, step: UInt8 = 1) {
        segment(0xDB, [slot] + Array(repeating: step, count: 64))
    }

    /// One code of one bit.
    mutating func huffmanTable(tableClass: UInt8, slot: UInt8 = 0) {
        segment(0xC4, [tableClass << 4 | slot, 1] + Array(repeating: 0, count: 15) + [0])
    }

    struct Component {
        var identifier: UInt8
        var sampling: UInt8 = 0x11
        var quantizationTable: UInt8 = 0
    }

    mutating func frame(
        _ process: UInt8 = 0xC0,
        precision: UInt8 = 8,
        width: Int = 16,
        height: Int = 8,
        components: [Component] = [Component(identifier: luma)]
    ) {
        let header = [precision] + Self.bigEndian16(height) + Self.bigEndian16(width) + [UInt8(components.count)]
        segment(process, header + components.flatMap { [$0.identifier, $0.sampling, $0.quantizationTable] })
    }

    mutating func scan(
        _ identifiers: [UInt8] = [luma],
        tables: UInt8 = 0x00,
        spectral: (UInt8, UInt8) = (0, 63),
        approximation: UInt8 = 0,
        data: [UInt8] = [0x12, 0x34]
    ) {
        let components = identifiers.flatMap { [$0, tables] }
        segment(0xDA, [UInt8(identifiers.count)] + components + [spectral.0, spectral.1, approximation])
        bytes += data
    }

    mutating func endOfImage() {
        bytes += [0xFF, 0xD9]
    }

    /// A whole gray picture of two blocks; `extra` adds segments behind SOI.
    static func gray(
        data: [UInt8] = [0x12, 0x34],
        trailing: [UInt8] = [],
        _ extra: (inout JPEGBytes) -> Void = { _ in }
    ) -> [UInt8] {
        var file = JPEGBytes()
        extra(&file)
        file.quantizationTable()
        file.frame()
        file.huffmanTable(tableClass: 0)
        file.huffmanTable(tableClass: 1)
        file.scan(data: data)
        file.endOfImage()
        return file.bytes + trailing
    }

    static func bigEndian16(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
}
