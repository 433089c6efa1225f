/// Files made to hurt a decoder. None of them shows anything.
package enum HostileFiles {
    /// A header that promises a picture, some bytes of nothing, and no more.
    package static func hugeDimensions(width: UInt16 = 65_500, height: UInt16 = 65_500) throws(FixtureError) -> [UInt8]
    {
        try FixturePhoto(width: 16, height: 16, scene: .flat).encoded().withFrameSize(width: width, height: height)
    }

    /// Comments without end before the picture.
    package static func manySegments(count: Int) throws(FixtureError) -> [UInt8] {
        var bytes = try FixturePhoto(width: 16, height: 16).encoded()
        bytes.insert(segments: [FixtureSegment](repeating: FixtureSegment(0xFE, []), count: count))
        return bytes
    }

    /// A progressive picture whose last scan comes again and again.
    package static func manyScans(count: Int, width: Int = 64, height: Int = 64) throws(FixtureError) -> [UInt8] {
        var photo = FixturePhoto(width: width, height: height, scene: .flat)
        photo.coding.colors = .gray
        photo.coding.scans = .script([.init([0], 0...0), .init([0], 1...63)])
        let bytes = try photo.encoded()
        // Only the last scan's data; its tables stand before it.
        guard let last = bytes.lastScanOffset else { return bytes }
        let scan = bytes[last..<bytes.count - 2]
        return bytes[..<last] + [[UInt8]](repeating: [UInt8](scan), count: count).joined() + [0xFF, 0xD9]
    }

    /// A progressive picture whose luma is told to be shifted up by 13 bits: coefficients far beyond what any picture
    /// has, the most negative number of 16 bits among them, and nothing in it that libjpeg would warn of.
    package static func immenseCoefficients() throws(FixtureError) -> [UInt8] {
        var photo = FixturePhoto(width: 96, height: 96)
        photo.coding.colors = .gray
        photo.coding.quality = 98
        photo.coding.scans = .script([.init([0], 0...0), .init([0], 1...63)])
        var bytes = try photo.encoded()
        guard let last = bytes.lastScanOffset else { return bytes }
        // Ah and Al are the header's last byte (ITU-T T.81, B.2.3).
        bytes[last + 1 + Int(bytes[last + 3])] = 13
        return bytes
    }

    /// Only the two markers that every file has.
    package static let emptyImage: [UInt8] = [0xFF, 0xD8, 0xFF, 0xD9]

    /// A frame header without components.
    package static func noComponents() -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xC0, 0, 8, 8, 0, 16, 0, 16, 0, 0xFF, 0xD9]
    }
}

extension [UInt8] {
    fileprivate var lastScanOffset: Int? {
        (0..<count - 1).last { self[$0] == 0xFF && self[$0 + 1] == 0xDA }
    }
}
