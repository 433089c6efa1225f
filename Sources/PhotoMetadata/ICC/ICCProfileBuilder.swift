/// Writes a profile: its header, its table of tags, and their data, each once (ICC.1:2022, 7).
struct ICCProfileBuilder {
    /// 128 bytes, of which the size is set and the identifier cleared. By default those of a display's RGB profile of
    /// version 2.1.
    var header: [UInt8] = standardHeader
    /// In the order of the table.
    var tags: [(signature: String, data: [UInt8])]

    var bytes: [UInt8] {
        let order = ByteOrder.bigEndian
        let start = 132 + 12 * tags.count
        var table = order.bytes(of: UInt32(clamping: tags.count))
        var data: [UInt8] = []
        var offsets: [[UInt8]: Int] = [:]
        for tag in tags {
            let offset = offsets[tag.data] ?? start + data.count
            if offsets.updateValue(offset, forKey: tag.data) == nil {
                data += tag.data
                // Each begins at a multiple of four.
                data += Array(repeating: 0, count: -data.count & 3)
            }
            table += Array(tag.signature.utf8) + order.bytes(of: UInt32(clamping: offset))
            table += order.bytes(of: UInt32(clamping: tag.data.count))
        }
        var head = header
        head.replaceSubrange(0..<4, with: order.bytes(of: UInt32(clamping: start + data.count)))
        head.replaceSubrange(84..<128, with: Array(repeating: 0, count: 44))
        return head + table + data
    }

    private static let standardHeader: [UInt8] =
        Array(repeating: 0, count: 8) + [2, 0x10, 0, 0] + Array("mntrRGB XYZ ".utf8) + [0x07, 0xEA, 0, 1, 0, 1]
        + Array(repeating: 0, count: 6) + Array("acsp".utf8) + Array(repeating: 0, count: 28)
        // D50, the illuminant of the connection space.
        + [0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D] + Array(repeating: 0, count: 48)

    /// textDescriptionType, in ASCII alone.
    static func description(_ text: String) -> [UInt8] {
        Array("desc".utf8) + [0, 0, 0, 0] + ByteOrder.bigEndian.bytes(of: UInt32(clamping: text.utf8.count + 1))
            + Array(text.utf8) + Array(repeating: 0, count: 79)
    }

    static func text(_ text: String) -> [UInt8] { Array("text".utf8) + [0, 0, 0, 0] + Array(text.utf8) + [0] }

    /// In parts of 65,536.
    static func xyz(_ x: UInt32, _ y: UInt32, _ z: UInt32) -> [UInt8] {
        Array("XYZ ".utf8) + [0, 0, 0, 0] + [x, y, z].flatMap { ByteOrder.bigEndian.bytes(of: $0) }
    }
}
