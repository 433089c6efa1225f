@testable import PhotoMetadata

/// ICC profiles made tag by tag.
struct ICCFixture {
    var colorSpace = "RGB "
    var tags: [(signature: String, bytes: [UInt8])] = []
    var paddingByteCount = 0

    var bytes: [UInt8] {
        let order = ByteOrder.bigEndian
        var table = order.bytes(of: UInt32(tags.count))
        var data: [UInt8] = []
        let dataStart = 132 + 12 * tags.count
        for tag in tags {
            table += Array(tag.signature.utf8) + order.bytes(of: UInt32(dataStart + data.count))
            table += order.bytes(of: UInt32(tag.bytes.count))
            data += tag.bytes
        }
        data += Array(repeating: 0x5A, count: paddingByteCount)
        let size = UInt32(dataStart + data.count)
        var header = order.bytes(of: size) + Array("none".utf8) + [2, 0x10, 0, 0] + Array("mntr".utf8)
        header += Array(colorSpace.utf8) + Array("XYZ ".utf8) + Array(repeating: 0, count: 12) + Array("acsp".utf8)
        header += Array(repeating: 0, count: 128 - header.count)
        return header + table + data
    }

    static func textDescription(_ text: String) -> [UInt8] {
        Array("desc".utf8) + [0, 0, 0, 0] + ByteOrder.bigEndian.bytes(of: UInt32(text.utf8.count + 1))
            + Array(text.utf8)
            + Array(repeating: 0, count: 79)
    }

    /// Records in the order given: language, text.
    static func localizedDescription(_ records: [(String, String)]) -> [UInt8] {
        let order = ByteOrder.bigEndian
        var result =
            Array("mluc".utf8) + [0, 0, 0, 0] + order.bytes(of: UInt32(records.count)) + order.bytes(of: UInt32(12))
        var text: [UInt8] = []
        for record in records {
            let units = record.1.utf16.flatMap { order.bytes(of: $0) }
            result += Array((record.0 + "XX").utf8) + order.bytes(of: UInt32(units.count))
            result += order.bytes(of: UInt32(16 + 12 * records.count + text.count))
            text += units
        }
        return result + text
    }

    static func fixedPoint(_ values: [Double]) -> [UInt8] {
        values.flatMap { ByteOrder.bigEndian.bytes(of: UInt32(bitPattern: Int32(($0 * 65_536).rounded()))) }
    }

    static func xyz(_ values: [Double]) -> [UInt8] {
        Array("XYZ ".utf8) + [0, 0, 0, 0] + fixedPoint(values)
    }

    static let sRGBCurve =
        Array("para".utf8) + [0, 0, 0, 0, 0, 3, 0, 0]
        + fixedPoint([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])

    /// A gamma given as a number.
    static func gammaCurve(_ gamma: Double) -> [UInt8] {
        Array("curv".utf8) + [0, 0, 0, 0, 0, 0, 0, 1] + ByteOrder.bigEndian.bytes(of: UInt16((gamma * 256).rounded()))
    }

    /// A curve of 1,024 samples.
    static func sampledCurve(_ function: (Double) -> Double) -> [UInt8] {
        let samples = (0..<1_024).flatMap { index in
            ByteOrder.bigEndian.bytes(of: UInt16((function(Double(index) / 1_023) * 65_535).rounded()))
        }
        return Array("curv".utf8) + [0, 0, 0, 0] + ByteOrder.bigEndian.bytes(of: UInt32(1_024)) + samples
    }

    static let sRGBPrimaries = [
        [0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.7141],
    ]
    static let displayP3Primaries = [
        [0.51512, 0.2412, -0.00105], [0.29198, 0.69225, 0.04189], [0.1571, 0.06657, 0.78407],
    ]

    static func matrix(name: String = "Made up", primaries: [[Double]], curve: [UInt8]) -> ICCFixture {
        ICCFixture(tags: [
            ("desc", textDescription(name)),
            ("rXYZ", xyz(primaries[0])), ("gXYZ", xyz(primaries[1])), ("bXYZ", xyz(primaries[2])),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ])
    }

    static let sRGB = matrix(name: "sRGB by hand", primaries: sRGBPrimaries, curve: sRGBCurve)
    static let displayP3 = matrix(name: "Display P3 by hand", primaries: displayP3Primaries, curve: sRGBCurve)

    /// As APP2 segments of at most so many bytes of profile.
    static func segments(_ profile: [UInt8], chunkByteCount: Int = 65_519) -> [MetadataSegment] {
        let count = (profile.count + chunkByteCount - 1) / chunkByteCount
        return (0..<count).map { index in
            let part = profile.dropFirst(index * chunkByteCount).prefix(chunkByteCount)
            return .text(0xE2, "ICC_PROFILE\0", [UInt8(index + 1), UInt8(count)] + part)
        }
    }
}
